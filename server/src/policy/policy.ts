import type { Severity } from '../findings';

/**
 * Named starting points of a policy. `recommended` is quiet; `strict` also reports what only cannot be proved good and
 * wants a digest at every base; `distribution-only` is `recommended` with nobody trusted but the makers of distributions.
 */
export const presets = ['recommended', 'strict', 'distribution-only'] as const;
export type Preset = (typeof presets)[number];

/** Who must have signed the images that a pattern covers: a key, or an identity and its issuer (keyless). */
export interface SignerPolicy {
  readonly images: string;
  /** A path, relative to the policy file, or a URI that cosign knows. */
  readonly key?: string | undefined;
  readonly identity?: string | undefined;
  readonly issuer?: string | undefined;
  /** False: signatures by this key need not be in a transparency log. */
  readonly log?: boolean | undefined;
}

/** The policy that holds for one document, all sources merged. Immutable. */
export interface Policy {
  readonly preset: Preset;
  /** Per rule id: `off`, a severity that replaces the rule's own, or `default`. Rules not named have their default. */
  readonly rules: Readonly<Record<string, Severity | 'off' | 'default'>>;
  readonly trust: {
    /** Patterns over normalised repositories: `docker.io/babim/mongodb`, `docker.io/babim/*`, `registry.example.com/*`. `*` spans slashes. */
    readonly images: readonly string[];
    /** Hosts (`deb.nodesource.com`), host with path prefix (`download.docker.com/linux`), or PPA names (`ppa:ondrej/php`) software may come from. */
    readonly sources: readonly string[];
  };
  /**
   * Mirrors and pull-through caches: `registry/path` prefix of the mirror to the prefix that it is a copy of
   * (`registry.example.com/hub` → `docker.io`).
   */
  readonly mirrors: Readonly<Record<string, string>>;
  /** The first whose pattern covers an image counts. */
  readonly signatures: readonly SignerPolicy[];
  readonly weight: {
    /** Megabytes (of 1,000,000 bytes) from which on weight is reported; undefined: as the preset says. */
    readonly minimum: number | undefined;
  };
}

/** What the surroundings of a document tell; all optional, as a buffer may have none. */
export interface Surroundings {
  /**
   * Path of the document, with `/`, from the workspace folder or repository that it lies in; for development and test folders.
   */
  readonly path?: string;
  /** Lower-cased owners in the workspace's git remotes: namespaces that are the user's own. */
  readonly owners?: readonly string[];
  /** Images and contexts that the workspace itself builds (compose `image:` with `build:`, bake targets and named contexts). */
  readonly localImages?: readonly string[];
}

export const defaultPolicy: Policy = {
  preset: 'recommended',
  rules: {},
  trust: { images: [], sources: [] },
  mirrors: {},
  signatures: [],
  weight: { minimum: undefined },
};

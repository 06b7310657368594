import type { Severity } from '../findings';

/** Named starting points of a policy. `recommended` is quiet; `strict` also reports what only cannot be proved good. */
export type Preset = 'recommended' | 'strict';

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
}

/** What the surroundings of a document tell; all optional, as a buffer may have none. */
export interface Surroundings {
  /** Path or URI path of the document, with `/`; for development and test folders. */
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
};

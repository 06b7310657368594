/**
 * What an account of an image's origins says. Plain data, fit for JSON: fields are always there, null where nothing is
 * known, lists empty where there is nothing. No dates and no paths of the machine, so that the same file under the same
 * policy gives the same account.
 */

/** Where everything in an image comes from, as far as its Dockerfile tells. */
export interface Account {
  /** True for a template of another tool: what is said of templated parts is a guess. */
  readonly template: boolean;
  /** The final image: its stage and every stage that it is built FROM, taken together; null without a stage. */
  readonly image: ImageAccount | null;
  /** Every stage by itself, in order. */
  readonly stages: readonly StageAccount[];
}

/** What one stage brings in, or the stages of an image together. */
export interface Contents {
  /** What it starts FROM; for the final image the base at the root of its stages. */
  readonly base: Base;
  /** The distribution of the base, when known. */
  readonly distribution: { readonly name: string; readonly release: string | null } | null;
  /** Packages that the distribution's package managers install by name, from whichever repository. */
  readonly packages: readonly Packages[];
  readonly repositories: readonly RepositoryAccount[];
  readonly keys: readonly KeyAccount[];
  /** Scripts from the network that the build runs. */
  readonly scripts: readonly ScriptAccount[];
  /** Packages of the distribution's format that come from elsewhere. */
  readonly packageFiles: readonly PackageFileAccount[];
  /** Downloads that are none of the above. */
  readonly downloads: readonly Download[];
  readonly languagePackages: readonly LanguagePackages[];
  /** Names of files of the build context, sorted. */
  readonly contextFiles: readonly string[];
  readonly copiedFrom: readonly CopiedFrom[];
  readonly volumes: readonly string[];
  readonly start: { readonly entrypoint: StartAccount | null; readonly cmd: StartAccount | null };
}

export interface StageAccount extends Contents {
  readonly index: number;
  readonly name: string | null;
}

export interface ImageAccount extends Contents {
  /** Stages that it is made of, the final one first. */
  readonly stages: readonly string[];
  /** Stages that files are taken from, directly or through others. */
  readonly filesFrom: readonly string[];
}

/** An image, or what stands in its place. */
export type Base =
  | { readonly kind: 'scratch' }
  | { readonly kind: 'stage'; readonly stage: string }
  /** Decided by an argument without a default, or not to be understood. */
  | { readonly kind: 'unknown'; readonly text: string }
  | {
      readonly kind: 'image';
      /** As the build resolves it: `debian:bookworm`, with the digest when there is one. */
      readonly image: string;
      readonly publisher: string | null;
      readonly trusted: boolean;
      /** Why it is trusted or not, as the rules judge it. */
      readonly because: string;
      readonly digest: boolean;
    };

export interface Packages {
  /** `apt`, `apk`, `rpm`, `zypper`, `pacman`. */
  readonly manager: string;
  /** With version where one is written; sorted. */
  readonly names: readonly string[];
}

/** A repository that is not the distribution's own. */
export interface RepositoryAccount {
  readonly manager: string;
  readonly location: string;
  readonly suite: string | null;
  readonly components: readonly string[];
  readonly configuredBy: 'file' | 'script' | 'package';
  readonly key: KeyState;
  /** True when the policy trusts this source. */
  readonly trusted: boolean;
}

/** The key that a repository's packages are checked with. */
export interface KeyState {
  /**
   * `keyring`: a key of its own; `global`: one that may sign for every repository; `none`: the file brings none;
   * `unknown`: whatever configures the repository brings it.
   */
  readonly scope: 'none' | 'global' | 'keyring' | 'unknown';
  /** Whether the file fixes which key it is; null when that is not known. */
  readonly fixed: boolean | null;
  readonly file: string | null;
}

/** A key that package managers are told to trust. */
export interface KeyAccount {
  readonly manager: string;
  /** A URL, or an id and its key server; null for one from the build context, the image or the Dockerfile itself. */
  readonly from: string | null;
  readonly scope: 'global' | 'keyring';
  readonly fixed: boolean;
  readonly file: string | null;
}

/** How content was compared with what the file fixes; null when it was not, or only after it had been used. */
export type CheckKind = 'checksum' | 'signature' | 'commit' | 'content-address' | null;

export interface ScriptAccount {
  readonly url: string;
  readonly interpreter: string | null;
  readonly check: CheckKind;
  readonly trusted: boolean;
}

export interface PackageFileAccount {
  readonly manager: string;
  readonly url: string;
  readonly check: CheckKind;
  readonly trusted: boolean;
}

export interface Download {
  readonly url: string;
  readonly tool: string;
  readonly check: CheckKind;
  /** What the build does with it: `run`, `unpack`, `install`, `repository` and the like; sorted. */
  readonly uses: readonly string[];
  /** True when files that are made of it lie in the stage at its end. */
  readonly kept: boolean;
  readonly trusted: boolean;
}

export interface LanguagePackages {
  /** `pip`, `npm`, `gem`, `go`, `cargo`… */
  readonly manager: string;
  /** As written, sorted. */
  readonly names: readonly string[];
  /** True when files of the project, such as a lock file, name what is installed. */
  readonly project: boolean;
  /** Indexes other than the manager's own, in order; empty for the default. */
  readonly indexes: readonly string[];
}

export interface CopiedFrom {
  readonly from: Base;
  /** Sorted. */
  readonly paths: readonly string[];
  /** False for what only single RUN instructions see. */
  readonly kept: boolean;
}

/** What a container starts. */
export interface StartAccount {
  readonly form: 'exec' | 'shell';
  /** Each command's words; one command for the exec form. */
  readonly commands: readonly (readonly string[])[];
}

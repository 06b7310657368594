/** What lies in a build context, as far as a linter needs it. Found out by the outer edge, kept in memory. */
export interface BuildContextFacts {
  /** The ignore file that holds for this Dockerfile, relative to the context; undefined when there is none. */
  readonly ignoreFile: string | undefined;
  /** Bytes and files that a build sends when everything is copied: what the ignore file leaves. */
  readonly sent: { readonly bytes: number; readonly files: number };
  /**
   * What is sent and hardly ever belongs into an image: version control (`.git`), dependencies (`node_modules`, `.venv`),
   * caches, files with secrets. Largest first; folders once, as a whole.
   */
  readonly needless: readonly NeedlessEntry[];
  /** True when files of the project ask the version control for a version: without it they may not build. */
  readonly readsVersionControl: boolean;
  /** False when the folder is too large to be read to its end: the numbers are lower bounds. */
  readonly complete: boolean;
}

/**
 * `dependencies-*` and `build-result-*`: what the build makes itself where it runs that ecosystem's tools, and takes from
 * the machine where it does not.
 */
export type NeedlessKind =
  | 'version-control'
  | 'dependencies-node'
  | 'dependencies-python'
  | 'build-result-rust'
  | 'build-result-java'
  | 'cache'
  | 'secret';

export interface NeedlessEntry {
  /** Relative to the context, `/` between parts; without a trailing slash. */
  readonly path: string;
  readonly kind: NeedlessKind;
  readonly bytes: number;
  readonly files: number;
}

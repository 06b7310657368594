/** What lies in a build context, as far as a linter needs it. Found out by the outer edge, kept in memory. */
export interface BuildContextFacts {
  /** The ignore file that holds for this Dockerfile, relative to the context; undefined when there is none. */
  readonly ignoreFile: string | undefined;
  /** Bytes and files that a build sends when everything is copied: what the ignore file leaves. */
  readonly sent: { readonly bytes: number; readonly files: number };
  /**
   * What is sent and hardly ever belongs into an image: version control (`.git`), dependencies (`node_modules`, `.venv`),
   * build results, secrets-looking files (`.env`, keys). Largest first; folders once, as a whole.
   */
  readonly needless: readonly NeedlessEntry[];
  /** False when the folder is too large to be read to its end: the numbers are lower bounds. */
  readonly complete: boolean;
}

export interface NeedlessEntry {
  /** Relative to the context, `/` between parts; without a trailing slash. */
  readonly path: string;
  readonly kind: 'version-control' | 'dependencies' | 'build-result' | 'cache' | 'secret' | 'editor';
  readonly bytes: number;
  readonly files: number;
}

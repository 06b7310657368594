import type { PackageSizes } from './sizes';

/** Package sizes of a machine, which can be brought up to date. */
export interface PackageSource extends PackageSizes {
  /**
   * Fetches the indexes of Debian's supported releases and answers from them from now on.
   * @throws Error with a sentence for the user; then everything is as before
   */
  update(order: UpdateOrder): Promise<UpdateOutcome>;
}

/** apt on this machine has no lists of Debian. */
export class NoListsError extends Error {}

/** How package data is to be fetched. */
export interface UpdateOrder {
  /** Address of a mirror of Debian's archive, with its path; undefined: what apt has on this machine. */
  readonly mirror: string | undefined;
  /** Seconds to wait for the beginning of an answer. */
  readonly timeout: number;
  /** The editor's proxy settings; without them the environment's count. */
  readonly proxy?: {
    readonly proxy?: string;
    readonly noProxy?: readonly string[];
    readonly strictSSL?: boolean;
  };
  readonly signal?: AbortSignal;
  /** Told what is being done, and of the bytes of it how many have come. */
  readonly progress?: (what: string, received: number) => void;
}

/** What came of an update. */
export interface UpdateOutcome {
  /** `Debian 13, 68,825 packages`. */
  readonly releases: readonly { readonly release: string; readonly packages: number }[];
  /** Day of the data, YYYY-MM-DD. */
  readonly date: string;
  /**
   * `checked`: the lists are signed by Debian's key; `unchecked`: they only fit each other, for want of gpgv or of the keys;
   * `system`: apt checked them when it fetched them.
   */
  readonly signature: 'checked' | 'unchecked' | 'system';
  /** What was left out, a sentence each. */
  readonly notes: readonly string[];
}

/**
 * What installing distribution packages costs, in bytes. The interface that rules and the editor see; what is behind it
 * (index, resolver, base images) stands beside it. Synchronous: everything is in memory or unknown.
 */
import type { ImageReference } from '../syntax/image-reference';

/** Something to be installed by apt-get in one command. */
export interface InstallRequest {
  /** Release: `debian` with `12`/`13` as of today. */
  readonly distribution: string;
  readonly release: string;
  /** The image that the stage starts from, for what it has already. */
  readonly base: ImageReference | undefined;
  /** Names that earlier commands of the stage (and of the stages below it) installed, each with or without recommends. */
  readonly earlier: readonly { readonly names: readonly string[]; readonly recommends: boolean }[];
  /** Operands as they stand: names, `name=version`, `name/suite`, `name:arch`. */
  readonly names: readonly string[];
  readonly recommends: boolean;
}

/**
 * What a request comes to. Sizes are those that the index states (`Installed-Size`, in KiB there) and what Python compiles of
 * them, without what a slim base leaves out; in bytes here.
 */
export interface InstallEstimate {
  /** Bytes on disk of everything that is added, with what dpkg and debconf write down of it. */
  readonly bytes: number;
  /** Of these, bytes of packages that come only because others recommend them; 0 without recommends. */
  readonly recommendedBytes: number;
  /** Bytes of the package files themselves: what stays in /var/cache/apt/archives where nothing cleans it. */
  readonly downloadBytes: number;
  /** Names of added packages, sorted; those that are only recommended apart. */
  readonly packages: readonly string[];
  readonly recommended: readonly string[];
  /** Bytes on disk by package, for all of the above. */
  readonly sizes: ReadonlyMap<string, number>;
  /** Operands that the index does not know: the estimate leaves them out. */
  readonly unknown: readonly string[];
  /** Where the numbers come from: `Debian 13, main, amd64, 2026-11-15`. */
  readonly source: string;
}

/** The sizes of packages, as far as they are known here. */
export interface PackageSizes {
  /** Undefined when nothing is known of the release, or of none of the packages. */
  installation(request: InstallRequest): InstallEstimate | undefined;
  /** Bytes that `apt-get update` leaves in /var/lib/apt/lists for the release's default sources; undefined when unknown. */
  listBytes(distribution: string, release: string): number | undefined;
  /** Changes whenever an answer may (data updated). */
  readonly generation: number;
}

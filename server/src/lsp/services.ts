import type { BuildContextFacts } from '../build-context/facts';
import type { Downloads } from '../downloads/downloads';
import type { PackageSource } from '../packages/source';
import type { Registry } from '../registry/registry';
import type { SignatureVerifier } from '../signatures/signatures';

/** How registries are asked, as the editor's settings say. */
export interface RegistrySettings {
  /** Hosts, with port where there is one, that may be asked without TLS. */
  readonly insecure: readonly string[];
  /** Seconds to wait for the beginning of an answer. */
  readonly timeout: number;
  /** Address of the proxy; undefined: as the environment says. */
  readonly proxy: string | undefined;
  /** Hosts that are asked without the proxy. */
  readonly noProxy: readonly string[];
  /** Whether the proxy's certificate must be good. */
  readonly strictSSL: boolean;
}

/** How the servers that a build downloads from are asked. */
export type DownloadSettings = Omit<RegistrySettings, 'insecure'>;

/** The build context of a Dockerfile, read. */
export interface ServedContext {
  /** URI of the folder, without a slash at its end. */
  readonly folder: string;
  readonly facts: BuildContextFacts;
  /** Text of its ignore file; empty when there is none. */
  readonly ignoreText: string;
}

/**
 * Finds and reads the build context of a Dockerfile.
 * @param document URI of the Dockerfile
 * @param places URIs of folders that may be it, nearest first
 * @param copied what the Dockerfile takes from it by name
 * @returns undefined when no folder fits or can be read
 */
export type ContextReader = (
  document: string,
  places: readonly string[],
  copied: readonly string[],
) => Promise<ServedContext | undefined>;

/** What a server can have that needs the machine it runs on. In a browser there is none of it. */
export interface Services {
  /** Makes what asks registries. */
  readonly registry?: (settings: RegistrySettings) => Registry;
  /** Makes what downloads files and asks git servers. */
  readonly downloads?: (settings: DownloadSettings) => Downloads;
  readonly signatures?: SignatureVerifier;
  /**
   * Makes what knows the sizes of packages.
   * @param cache folder that keeps what is fetched; undefined where nothing is kept
   * @param changed called when other answers are to be had
   */
  readonly packages?: (cache: string | undefined, changed: () => void) => PackageSource;
  readonly readContext?: ContextReader;
}

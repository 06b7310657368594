import type { Downloads } from '../../downloads/downloads';
import type { RegistryRefusal } from '../../protocol';
import type { DownloadSettings, Services } from '../services';
import type { SettingsCache } from '../settings';

/** What may be downloaded for a document, and how. */
export interface DownloadAccess {
  readonly downloads: Downloads;
  /** Bytes of a file at most. */
  readonly limit: number;
}

/** Hands out what asks the servers that a build downloads from, under the settings of a document. */
export class Downloading {
  private last: { readonly key: string; readonly downloads: Downloads } | undefined;

  constructor(
    private readonly make: Services['downloads'],
    private readonly settings: SettingsCache,
  ) {}

  /** Whether actions that download are offered for a document: there is a way, and the user has not switched it off. */
  async offered(uri: string): Promise<boolean> {
    return this.make !== undefined && (await this.settings.of(uri)).registry.lookups !== 'off';
  }

  /** What downloads for a document, or why nothing does. */
  async for(uri: string): Promise<DownloadAccess | RegistryRefusal> {
    if (!this.make) return { refused: 'no-registry' };
    const { registry, downloads } = await this.settings.of(uri);
    if (registry.lookups === 'off') return { refused: 'off' };
    const settings: DownloadSettings = { timeout: registry.timeout, ...(await this.settings.proxy()) };
    const key = JSON.stringify(settings);
    if (this.last?.key !== key) this.last = { key, downloads: this.make(settings) };
    return { downloads: this.last.downloads, limit: downloads.maxSize * 1e6 };
  }
}

import type { Registry } from '../../registry/registry';
import type { RegistrySettings, Services } from '../services';
import type { SettingsCache } from '../settings';

/** Hands out what asks registries, under the settings of a document. */
export class Asking {
  private last: { readonly key: string; readonly registry: Registry } | undefined;

  constructor(
    private readonly make: Services['registry'],
    private readonly settings: SettingsCache,
  ) {}

  /** False in a browser, from where no registry can be reached. */
  get possible(): boolean {
    return this.make !== undefined;
  }

  /** Whether actions that ask a registry are offered for a document: there is a way, and the user has not switched it off. */
  async offered(uri: string): Promise<boolean> {
    return this.possible && (await this.settings.of(uri)).registry.lookups !== 'off';
  }

  /**
   * What asks for a document.
   * @returns in words of the protocol why nobody is asked
   */
  async for(uri: string): Promise<Registry | 'no-registry' | 'off'> {
    if (!this.make) return 'no-registry';
    const { registry } = await this.settings.of(uri);
    if (registry.lookups === 'off') return 'off';
    const { insecure, timeout } = registry;
    return this.of(this.make, { insecure, timeout, ...(await this.settings.proxy()) });
  }

  /** One is kept as long as the settings stay: it knows tokens and answers that need not be asked for again. */
  private of(make: (settings: RegistrySettings) => Registry, settings: RegistrySettings): Registry {
    const key = JSON.stringify(settings);
    if (this.last?.key !== key) this.last = { key, registry: make(settings) };
    return this.last.registry;
  }
}

import type { Connection } from 'vscode-languageserver';
import { readPolicySettings } from '../policy/read';
import type { PolicyPieces } from '../policy/schema';
import { type DownloadLimits, downloadLimits } from './downloads/settings';
import { type ProxySettings, proxySettings, type RegistryAccess, registryAccess } from './registry/settings';

/** Section of the editor's settings that is ours. */
export const settingsSection = 'dockerfileHygiene';

/** Section of the editor's own settings that tells how to get through a proxy. */
export const proxySection = 'http';

/** The settings that hold for one resource. */
export interface Settings {
  readonly enable: boolean;
  readonly pieces: PolicyPieces;
  readonly registry: RegistryAccess;
  readonly downloads: DownloadLimits;
  /** Whether sizes are shown behind installations. */
  readonly installHints: boolean;
}

/** Settings per resource, asked for once and kept until the editor says that they changed. */
export class SettingsCache {
  private readonly known = new Map<string, Promise<Settings>>();
  /** Settings a client without `workspace/configuration` has told. */
  private told: unknown;
  private network: Promise<ProxySettings> | undefined;

  constructor(
    private readonly connection: Connection,
    private readonly canAsk: () => boolean,
  ) {}

  /** The settings of a resource; the defaults when the client does not answer. Never rejects. */
  of(uri: string): Promise<Settings> {
    const known = this.known.get(uri);
    if (known) return known;
    const asked = this.ask(uri);
    this.known.set(uri, asked);
    return asked;
  }

  /** Forgets everything. `told` are the settings in the client's notification, for clients that cannot be asked. */
  changed(told: unknown): void {
    this.told = told;
    this.known.clear();
    this.network = undefined;
  }

  forget(uri: string): void {
    this.known.delete(uri);
  }

  /** How the editor itself gets through a proxy: its `http.*` settings. Never rejects. */
  proxy(): Promise<ProxySettings> {
    this.network ??= this.askProxy();
    return this.network;
  }

  private async askProxy(): Promise<ProxySettings> {
    try {
      const value: unknown = this.canAsk()
        ? await this.connection.workspace.getConfiguration({ section: proxySection })
        : (this.told as Record<string, unknown> | undefined)?.[proxySection];
      return proxySettings(value);
    } catch {
      this.network = undefined;
      return proxySettings(undefined);
    }
  }

  private async ask(uri: string): Promise<Settings> {
    let value: unknown;
    try {
      value = this.canAsk()
        ? await this.connection.workspace.getConfiguration({ scopeUri: uri, section: settingsSection })
        : (this.told as Record<string, unknown> | undefined)?.[settingsSection];
    } catch (error) {
      this.connection.console.warn(`Settings of ${uri} are not known, the defaults are used: ${error}`);
      this.known.delete(uri);
    }
    const { pieces, problems } = readPolicySettings(value);
    for (const problem of problems) this.connection.console.warn(`${settingsSection}.${problem}`);
    const { enable, registry, downloads, weight } = (value ?? {}) as Partial<Record<string, unknown>>;
    return {
      enable: enable !== false,
      pieces,
      registry: registryAccess(registry),
      downloads: downloadLimits(downloads),
      installHints: (weight as { inlayHints?: unknown } | null | undefined)?.inlayHints !== false,
    };
  }
}

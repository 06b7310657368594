import type { Connection } from 'vscode-languageserver';
import { readPolicySettings } from '../policy/read';
import type { PolicyPieces } from '../policy/schema';

/** Section of the editor's settings that is ours. */
export const settingsSection = 'dockerfileHygiene';

/** The settings that hold for one resource. */
export interface Settings {
  readonly enable: boolean;
  readonly pieces: PolicyPieces;
}

/** Settings per resource, asked for once and kept until the editor says that they changed. */
export class SettingsCache {
  private readonly known = new Map<string, Promise<Settings>>();
  /** Settings a client without `workspace/configuration` has told. */
  private told: unknown;

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
  }

  forget(uri: string): void {
    this.known.delete(uri);
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
    return { enable: (value as { enable?: unknown } | null | undefined)?.enable !== false, pieces };
  }
}

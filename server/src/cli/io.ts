import type { PackageSource } from '../packages/source';
import type { RegistryOptions } from '../registry/node-registry';
import type { Registry } from '../registry/registry';

/** The world as the command line sees it; tests hand in another one. */
export interface Io {
  readonly cwd: string;
  readonly out: Sink;
  readonly err: Sink;
  /** All bytes of standard input. */
  readonly stdin: () => Promise<Uint8Array>;
  /** Makes what asks registries; called only when the user wants that they are asked. */
  readonly registry: (
    options: Pick<RegistryOptions, 'insecureRegistries' | 'onProblem'>,
  ) => Promise<Registry>;
  /** Sizes of packages; left out where none are known. */
  readonly packages?: PackageSource;
}

export interface Sink {
  write(text: string): void;
  /** True when colours can be shown. */
  readonly colours: boolean;
}

/** Exit codes, as the help text promises them. */
export const exitCodes = { clean: 0, findings: 1, couldNotRun: 2 } as const;

/** The world as the command line sees it; tests hand in another one. */
export interface Io {
  readonly cwd: string;
  readonly out: Sink;
  readonly err: Sink;
  /** All bytes of standard input. */
  readonly stdin: () => Promise<Uint8Array>;
}

export interface Sink {
  write(text: string): void;
  /** True when colours can be shown. */
  readonly colours: boolean;
}

/** Exit codes, as the help text promises them. */
export const exitCodes = { clean: 0, findings: 1, couldNotRun: 2 } as const;

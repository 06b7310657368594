/** What a repair of a Dockerfile adds to the compose file beside it: plain data, written out by `add-service.ts`. */

/** A service that keeps data, as it should stand in a compose file: the makers' image, a named volume, a way to save it. */
export interface ServiceAddition {
  readonly add: 'service';
  /** What it is called in the file where that name is free: `db`. */
  readonly name: string;
  /** As its makers write it, for comments: `PostgreSQL`. */
  readonly title: string;
  readonly image: string;
  /** The port that other services reach it at. */
  readonly port: number | undefined;
  /** Directories that each get a named volume; the first is the data itself. */
  readonly directories: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Variable that takes the path of the file with the password. */
  readonly secretVariable: string | undefined;
  /** What stands in that file, where it is more than a password: `neo4j/` and the password. */
  readonly secretForm: string | undefined;
  /** Variables whose value the caller's environment or `.env` must give. */
  readonly demanded: readonly string[];
  readonly hostname: string | undefined;
  /** Health check as compose takes it: `CMD-SHELL` and a command, or `CMD` and words. */
  readonly health: readonly string[];
  /** Seconds that an orderly end may take; undefined where the engine’s ten are enough. */
  readonly stopSeconds: number | undefined;
  readonly backup: {
    /** In a sentence. */
    readonly how: string;
    /** Shell command that saves everything, with `{host}`, `{secret}` and `{file}`; undefined where there is none over the network. */
    readonly dump: string | undefined;
    /** Ending of the file's name. */
    readonly extension: string;
  };
  /** Files and folders of the build context that are mounted to be read. */
  readonly mounts: readonly { readonly from: string; readonly to: string }[];
}

/** A variable that tells the application where a service is that is run elsewhere. */
export interface VariableAddition {
  readonly add: 'variable';
  readonly name: string;
  /** What its value looks like. */
  readonly form: string;
}

export type ComposeAddition = ServiceAddition | VariableAddition;

/** The application whose image the Dockerfile builds. Paths are relative to the compose file's folder. */
export interface Application {
  readonly context: string;
  /** Relative to the context; undefined for `Dockerfile`. */
  readonly dockerfile: string | undefined;
}

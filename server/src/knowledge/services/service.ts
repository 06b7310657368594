/** What is known of a service whose purpose is to keep data: how it shows in an image, and what it takes to keep it well. */

export type ServiceKind =
  | 'database'
  | 'key-value'
  | 'search'
  | 'broker'
  | 'object-store'
  | 'registry'
  | 'directory'
  | 'time-series'
  | 'monitoring'
  | 'coordination'
  | 'file-store'
  | 'mail'
  | 'version-control'
  | 'ci'
  | 'game';

/** Package managers of distributions, and pip for services that come from PyPI. */
type Manager = 'apt' | 'apk' | 'rpm' | 'zypper' | 'pacman' | 'pip';

export interface Service {
  /** Stable, lower case: `postgresql`. */
  readonly id: string;
  /** As its makers write it: `PostgreSQL`. */
  readonly name: string;
  readonly kind: ServiceKind;
  /**
   * Image names. Without a slash: the last component of the repository after prefixes and suffixes that only say
   * a packaging are taken off. With a slash: the end of the repository path.
   */
  readonly images: readonly string[];
  /** Regular expressions (whole name) of packages that contain the server, in any manager. */
  readonly packages: readonly string[];
  /** Names that are the server in one manager and something else in another. */
  readonly packagesOf?: Readonly<Partial<Record<Manager, readonly string[]>>>;
  /** Packages that look like the server and are not: clients, libraries, tools. Checked first. */
  readonly notPackages?: readonly string[];
  /**
   * Commands that run the service. A second word is a subcommand that must be the first operand (`minio server`).
   * A name that ends in `.jar` or `.war` is run by `java -jar`.
   */
  readonly daemons: readonly string[];
  /** Id of the service whose commands, ports, variables and folders this one keeps as well: `mysqld` is MariaDB's too. */
  readonly dropInFor?: string;
  /** Names of init scripts and units where they differ from the daemons. */
  readonly units?: readonly string[];
  /** Regular expressions of file names in URLs that carry the server; with a slash, of the URL without its scheme. */
  readonly archives?: readonly string[];
  readonly dataDirectories?: readonly string[];
  /** Set where its data lies in another service (`its SQL database`), and its container can be replaced. */
  readonly keepsElsewhere?: string;
  /** Ports that are this service’s and nobody else’s. */
  readonly ports?: readonly number[];
  /** Ports that others use too: worth a mention, no evidence. */
  readonly ambiguousPorts?: readonly number[];
  /** Variables that configure a server of this kind (not its clients). A trailing `*` stands for any ending. */
  readonly environment?: readonly string[];
  /** The client alone, per manager: what an application needs when the server lives elsewhere. */
  readonly clientPackage?: Readonly<Partial<Record<Manager, string>>>;
  /**
   * Clients that stand beside servers of a version or a vendor. `server`: regular expression of the server's whole operand,
   * version included; `repository`: regular expression of the repository that it comes from, where that decides; `client`: what
   * to write instead, `$1` for the server's first group, empty where there is none. The first that fits is meant.
   */
  readonly clientBeside?: readonly {
    readonly manager: Manager;
    readonly server: string;
    readonly repository?: string;
    readonly client: string;
  }[];
  /** Codenames of releases in which apt's client has another name; empty where the release has none. */
  readonly clientOfRelease?: Readonly<Record<string, string>>;
  /** Images whose inside is documented, the one to run the service from first. */
  readonly knownImages?: readonly ServiceImage[];
  /** How what it keeps is saved and brought back. */
  readonly backup?: Backup;
  /**
   * What ends with 0 when the server answers, in the images to run it from: a shell command, or the words of a program
   * (`CMD` first) where the image has no shell.
   */
  readonly health?: string | readonly string[];
  /** What makes the daemon write everything down and end. */
  readonly stop?: Stop;
  /** Form of the address that applications are given, with `{host}`, and `{password}` where one is used. */
  readonly address?: Address;
}

/** An image of the service, or several that are alike inside. */
export interface ServiceImage {
  /** Registry and repository, lower case: `docker.io/library/postgres`. */
  readonly repositories: readonly string[];
  /** Where data lies, by version, oldest first. */
  readonly data: readonly DataPlace[];
  /** Variables that move the data elsewhere. */
  readonly dataVariables?: readonly string[];
  /** Variables that carry a password or another secret, and the variable that takes a file with it instead. */
  readonly secrets?: readonly SecretVariable[];
  /** True where it is not settled which version a tag without one means. */
  readonly newestUnclear?: boolean;
  /** For images that are no Docker Official Image: a tag that names a supported version on the day of curation. */
  readonly tag?: string;
  /** What it needs to start and serve others, beside a password; left out where it needs more than can be said for everybody. */
  readonly start?: ServiceStart;
  /** Directory of scripts (`*.sql`, `*.sh`) that the image runs when its data directory is empty. */
  readonly initDirectory?: string;
}

export interface ServiceStart {
  readonly environment?: Readonly<Record<string, string>>;
  /** A host name of its own, where the data is filed under it. */
  readonly hostname?: string;
  /** What the file with the password holds, where that is more than the password. */
  readonly secretForm?: string;
}

/** Where an image keeps its data, from a version on. */
export interface DataPlace {
  /** First version for which it holds; left out for the oldest. */
  readonly since?: string;
  /** Directories that must outlive the container; the first is the data itself. */
  readonly paths: readonly string[];
  /** Paths that the image declares as volumes: what is not mounted exactly there goes to an anonymous volume. */
  readonly volumes?: readonly string[];
}

export interface SecretVariable {
  readonly name: string;
  /** `POSTGRES_PASSWORD_FILE`; undefined where the image has none. */
  readonly file?: string;
}

/** How the data of a service is saved. */
export interface Backup {
  /** In a sentence: what to do. */
  readonly how: string;
  /**
   * Shell command in the image that writes everything to `{file}`, over the network from `{host}`, with the password of
   * the file `{secret}` where one is needed.
   */
  readonly dump?: string;
  /** Ending of the dump's file: `sql`. */
  readonly extension?: string;
  /** Shell command in the image that reads a dump from standard input. */
  readonly restore?: string;
}

export interface Stop {
  readonly signal: string;
  /** True when the known images set it as STOPSIGNAL, or it is SIGTERM, which engines send anyway. */
  readonly byImage: boolean;
  /** Seconds that an orderly end may take where the engine's ten are too few. */
  readonly seconds?: number;
}

export interface Address {
  /** Variable that applications commonly read: `DATABASE_URL`. */
  readonly variable: string;
  readonly url: string;
}

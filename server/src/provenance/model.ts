/**
 * What following the build tells: an immutable model of each stage. Rules ask it questions; they never
 * look at text. All spans are document offsets.
 */
import type { Distribution } from '../knowledge/distributions';
import type { Dockerfile, Instruction, Source } from '../syntax/ast';
import type { ImageUse } from '../syntax/image-uses';
import type { Span } from '../syntax/span';
import type { Value } from './value';

/** A whole build. */
export interface Build {
  readonly dockerfile: Dockerfile;
  /** Every place that takes content from an image: FROM, --from, mounts, the syntax directive, ONBUILD. */
  readonly imageUses: readonly ImageUse[];
  readonly stages: readonly StageModel[];
  /** Indexes of the final stage and of every stage it is built FROM, final stage first; empty without a stage. */
  readonly finalChain: readonly number[];
}

/** One stage as the build leaves it, with what it inherits through `FROM stage`. */
export interface StageModel {
  readonly index: number;
  readonly source: Source;
  /** The image at the root of the stage's chain of FROMs: an image, scratch, or unknown. */
  readonly root: Source;
  /** The distribution of the root image, when known. */
  readonly distribution: Distribution | undefined;
  readonly fetches: readonly Fetch[];
  /** Downloads that the stage's files come from at its end, those of other stages that were copied in too. */
  readonly present: readonly Fetch[];
  /** Files and folders that lie in the stage at its end and are a download, or came out of one, with their places. */
  readonly kept: readonly KeptDownload[];
  readonly executions: readonly Execution[];
  /** Files that the stage's instructions write or put in place, in order. */
  readonly writes: readonly Write[];
  /** Keys that package managers are told to trust. */
  readonly keys: readonly KeyImport[];
  readonly repositories: readonly Repository[];
  readonly packages: readonly PackageUse[];
  readonly packageFiles: readonly PackageFile[];
  /** Passwords that commands give to accounts. */
  readonly passwords: readonly PasswordSetting[];
  /** Programs that a supervisor's configuration written in the file starts. */
  readonly programs: readonly ServiceProgram[];
  readonly commands: readonly RunCommand[];
  /** Commands that ONBUILD triggers run, in the builds of child images. */
  readonly triggered: readonly RunCommand[];
  /** Every place that gives a variable a value which commands of this stage may see. */
  readonly variables: readonly Variable[];
  /** Files that came with COPY --from or a mount out of an image that is no stage. */
  readonly imports: readonly Import[];
  /** What COPY, ADD and bind mounts bring in, in order: from the build context, another stage, or an image. */
  readonly copies: readonly Copy[];
  readonly volumes: readonly Operand[];
  /** Volumes that ONBUILD declares, in child images. */
  readonly triggeredVolumes: readonly Operand[];
  readonly ports: readonly Operand[];
  readonly environment: readonly { readonly name: string; readonly value: Value; readonly span: Span }[];
  /** What a container starts: the effective ENTRYPOINT and CMD of this stage (inherited ones included). */
  readonly start: Start;
  /** The signal that STOPSIGNAL sets, here or in a stage below: `SIGINT`. */
  readonly stopSignal: Operand | undefined;
}

/** A variable that is given a value. */
export interface Variable {
  readonly name: string;
  readonly value: Value;
  /** Name and value in the document. */
  readonly span: Span;
  /** `ENV`, `ARG`: by the instruction; `shell`: by an assignment, `export` or `env` of a command. */
  readonly how: 'ENV' | 'ARG' | 'shell';
  readonly instruction: Instruction;
}

export interface Operand {
  readonly value: Value;
  readonly span: Span;
  readonly instruction: Instruction;
}

/** Something brought in over the network. */
export interface Fetch {
  readonly tool: 'curl' | 'wget' | 'aria2c' | 'git' | 'ADD' | 'powershell' | 'python' | 'other';
  readonly url: Value;
  /** The URL in the document. */
  readonly span: Span;
  readonly instruction: Instruction;
  readonly stage: number;
  /**
   * How the content was checked before it was used: by a value that the file fixes, or not at all.
   * Set while the build is followed; final in the model.
   */
  readonly check: Check | undefined;
  /** A comparison that looks like a check and is none; the first one. */
  readonly weakCheck: WeakCheck | undefined;
  /** For git: the branch, tag or commit that was asked for last; undefined for the repository's default branch. */
  readonly ref: Value | undefined;
  /** The first of several downloads that are tries for one file, for those after it. */
  readonly alternativeTo: Fetch | undefined;
  /** What the build does with the content, in order. Filled while the build is followed; final in the model. */
  readonly uses: readonly FetchUse[];
}

/** One thing that the build does with a download. */
export interface FetchUse {
  /**
   * `run`: executed or interpreted; `unpack`: an archive taken apart; `install`: given to a package manager;
   * `key`: trusted as a key; `repository`: read as a package source; `executable`: made executable (`chmod +x`);
   * `build`: a program works on what was fetched (`make` in a cloned folder, `patch`).
   */
  readonly how: 'run' | 'unpack' | 'install' | 'key' | 'repository' | 'executable' | 'build';
  readonly span: Span;
  /** True when the content had been checked by then. */
  readonly checked: boolean;
}

/** A comparison that does not tie a download to anything that the file fixes. */
export interface WeakCheck {
  /**
   * `fetched-sum`: the checksum came over the network in this build as well; `broken-hash`: MD5 or SHA-1;
   * `unfixed-key`: a signature by a key that the file does not fix.
   */
  readonly kind: 'fetched-sum' | 'broken-hash' | 'unfixed-key';
  /** The checksum's algorithm, when it is no longer safe. */
  readonly hash?: 'MD5' | 'SHA-1' | 'CRC';
  readonly span: Span;
}

/** A download, or what came out of one, where it lies at the end of a stage. */
export interface KeptDownload {
  readonly fetch: Fetch;
  /** Absolute, unknown parts by name; the folder for something unpacked. */
  readonly path: string;
  /** True when it came out of an archive or a repository, rather than being the download itself. */
  readonly unpacked: boolean;
}

/** A file that is written or put in place. */
export interface Write {
  readonly path: string;
  /** Where the document names the file. */
  readonly span: Span;
  /** What is written, as far as the Dockerfile shows it; undefined for a file that is only moved here. */
  readonly content: Value | undefined;
  readonly instruction: Instruction;
  /** True for text that is put behind what the file has. */
  readonly append?: boolean;
  /** The file of the build context that the content was read from; its text has no place in the document. */
  readonly file?: string;
}

/** A key that a package manager is told to trust. */
export interface KeyImport {
  readonly manager: 'apt' | 'rpm' | 'apk' | 'pacman' | 'zypper';
  /** `global`: may sign for every repository; `keyring`: a file of its own that repositories name. */
  readonly scope: 'global' | 'keyring';
  /** The keyring file that the key goes to, when it is one. */
  readonly path: string | undefined;
  /** `fetch`: downloaded; `keyserver`: received by its id; `local`: from the build context, the image or the Dockerfile. */
  readonly source: 'fetch' | 'keyserver' | 'local';
  /** The downloads that it came with. */
  readonly fetches: readonly Fetch[];
  /** For a key server: the id as written, without blanks and `0x`; unknown parts by name. */
  readonly id: string | undefined;
  readonly keyserver: string | undefined;
  /** True when the file fixes which key it is: by 40 hex digits, a checksum, or because it came with the context. */
  readonly fixed: boolean;
  /** The URL of the key, its id, or else the command that imports it. */
  readonly span: Span;
  /** The command that imports it, when it is not where `span` is. */
  readonly importSpan: Span | undefined;
  readonly instruction: Instruction;
  readonly stage: number;
  readonly command: RunCommand | undefined;
}

export interface Check {
  readonly kind: 'checksum' | 'signature' | 'commit' | 'content-address';
  readonly span: Span | undefined;
}

/** One place of the way that a file took through the build. */
export interface FileStep {
  readonly how: 'copied' | 'moved' | 'linked';
  readonly span: Span;
}

/** Something fetched that the build itself runs as a program. */
export interface Execution {
  readonly fetch: Fetch;
  /** `pipe`: read by an interpreter from its input; `substitution`: `$(…)`, `<(…)`; `file`: saved, then run. */
  readonly how: 'pipe' | 'substitution' | 'file';
  /** The interpreter's or program's name: `bash`. */
  readonly interpreter: string | undefined;
  /** Where the file lay that was run; undefined for a pipe or a substitution. */
  readonly path: string | undefined;
  /** The command that runs it. */
  readonly span: Span;
  readonly instruction: Instruction;
  /** Where the file was copied or moved to on its way there, in order. */
  readonly steps: readonly FileStep[];
  /** True when it had been checked by then. */
  readonly checked: boolean;
  /** False when what runs is a compiled program or comes out of an archive. */
  readonly script: boolean;
  /** The command in the shell text that fetches and the one that runs, for repairs. */
  readonly command: RunCommand | undefined;
}

/** A package repository that the build configures. */
export interface Repository {
  readonly manager: 'apt' | 'apk' | 'rpm' | 'zypper' | 'pacman';
  readonly how:
    | 'line'
    | 'deb822'
    | 'fetched-file'
    | 'copied-file'
    | 'command'
    | 'ppa'
    | 'release-package'
    | 'setup-script'
    | 'option';
  /** URL of the repository, `ppa:owner/name`, or the name of a release package; unknown parts by name. */
  readonly location: string;
  /** What groups several lines of one repository: host and path, without scheme. */
  readonly key: string;
  /** Suite and components of an apt line, when known. */
  readonly suite: string | undefined;
  /** Every suite of an apt source, with its place. */
  readonly suites?: readonly { readonly name: string; readonly span: Span | undefined }[];
  readonly components: readonly string[];
  /** The key named for it (`signed-by`, `gpgkey=`): a path, a URL, or the key's text; undefined when none is. */
  readonly keyring: string | undefined;
  /** The file of the build context that names it; then `span` is where the Dockerfile names that file. */
  readonly file?: string | undefined;
  readonly span: Span;
  readonly related: readonly { readonly span: Span; readonly message: string }[];
  readonly instruction: Instruction;
  readonly stage: number;
  readonly command: RunCommand | undefined;
}

export type Manager = 'apt' | 'apk' | 'rpm' | 'zypper' | 'pacman' | 'pip' | 'npm' | 'gem';

/** A package named to an installing command. */
export interface PackageUse {
  readonly manager: Manager;
  /** As written after expansion, with version and unknown parts by name: `postgresql-${PG_MAJOR}=…`. */
  readonly name: Value;
  readonly span: Span;
  readonly instruction: Instruction;
  readonly stage: number;
  readonly command: RunCommand;
}

/** A package installed from a file that was fetched, or straight from a URL. */
export interface PackageFile {
  readonly manager: Manager;
  /** Where the package comes from: a URL, unknown parts by name. */
  readonly url: Value;
  /** The fetch that brought the file, when it was fetched before. */
  readonly fetch: Fetch | undefined;
  /** The URL in the document. */
  readonly span: Span;
  readonly instruction: Instruction;
  readonly stage: number;
  readonly command: RunCommand;
}

/** A password that a command gives to an account of the image. */
export interface PasswordSetting {
  readonly user: string;
  /** `literal`: the file (or the default of an ARG) says it; `computed`: it is made while building; `none`: an empty one. */
  readonly kind: 'literal' | 'computed' | 'none';
  /** True for a hash of it. */
  readonly hashed: boolean;
  readonly password: Value | undefined;
  /** The password in the document, or the command. */
  readonly span: Span;
  readonly command: RunCommand;
  readonly instruction: Instruction;
}

/** A program that a supervisor (supervisord, runit, s6, systemd) is told to start. */
export interface ServiceProgram {
  readonly argv: readonly Value[];
  readonly supervisor: 'supervisord' | 'runit' | 's6' | 'systemd';
  /** What the supervisor calls it: `web` of `[program:web]`, `/etc/service/web/run`, `web.service`. */
  readonly name?: string | undefined;
  readonly span: Span;
  readonly instruction: Instruction;
  /** The file of the build context that says so; then `span` is where the Dockerfile names that file. */
  readonly file?: string | undefined;
  /** What it runs in the end, wrappers taken off and scripts followed; filled for the programs of the last stage. */
  readonly commands?: readonly StartWords[];
}

/** A simple command that a RUN (or a function it calls) runs, wrappers (`sudo`, `env`…) taken off. */
export interface RunCommand {
  /** Last part of the program's path. */
  readonly name: string;
  /** Program and arguments. */
  readonly argv: readonly Value[];
  readonly span: Span;
  readonly instruction: Instruction;
  readonly stage: number;
  /** Working directory, unknown parts by name. */
  readonly directory: string;
}

/** Content taken out of an image that is no stage of the file. */
export interface Import {
  readonly source: Source;
  readonly from: Value;
  readonly to: string;
  readonly span: Span;
  readonly instruction: Instruction;
}

/** Files that are brought in from outside of the stage. */
export interface Copy {
  readonly from: 'context' | Source;
  /** `mount`: seen by one RUN only. */
  readonly via: 'COPY' | 'ADD' | 'mount';
  /** As the context, the stage or the image names it; unknown parts by name. */
  readonly path: string;
  readonly to: string;
  /** Where the instruction says that it goes, absolute: the folder, or the file's own name. */
  readonly target: string;
  readonly span: Span;
  readonly instruction: Instruction;
}

export interface Start {
  readonly entrypoint: StartCommand | undefined;
  readonly cmd: StartCommand | undefined;
  /** Scripts that these run, as far as their texts are known; filled for the last stage alone. */
  readonly scripts: readonly StartScript[];
}

/** A shell script that a container runs at its start, with the scripts that it runs in turn. */
export interface StartScript {
  /** As the start command names it: `/start.sh`. */
  readonly name: string;
  /** The file of the build context that its text was read from; undefined when the Dockerfile writes it. */
  readonly file: string | undefined;
  /** Where the start command names it. */
  readonly span: Span;
  readonly instruction: Instruction;
  /** What it runs, in order, `"$@"` with the words of CMD. What stands in a file of the context has the place of its name. */
  readonly commands: readonly StartWords[];
}

export interface StartCommand {
  readonly instruction: Instruction;
  /** Each command that the form runs, in order, wrappers taken off; for the exec form its words. */
  readonly commands: readonly StartWords[];
  readonly exec: boolean;
}

export interface StartWords {
  readonly argv: readonly Value[];
  readonly span: Span;
}

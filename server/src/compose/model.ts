/**
 * What a compose file says, read for hygiene: anchors, merge keys and `extends` within reach are followed, variables are
 * put in by their defaults, and everything keeps its place. All spans are offsets into the document's text (UTF-16
 * units, half-open). Rules ask this model and never look at the YAML.
 */
import type { ImageReference } from '../syntax/image-reference';
import type { Span } from '../syntax/span';

export interface ComposeFile {
  readonly text: string;
  /** In the document's order. */
  readonly services: readonly ComposeService[];
  /** Top-level `volumes:`. */
  readonly volumes: readonly NamedVolume[];
  /** Top-level `secrets:` and `configs:` by name. */
  readonly secrets: readonly Named[];
  readonly configs: readonly Named[];
  /** Paths of `include:`, as written. Their services may be depended on, and are judged in their own file. */
  readonly includes: readonly Scalar[];
  /** The included files that can be read: their names are taken. */
  readonly included: readonly ComposeFile[];
  /** What is put together with this file and says more of the same services: later documents, an override file, the base file. */
  readonly companions: readonly ComposeFile[];
  readonly comments: readonly ComposeComment[];
  /** How the file is indented, for edits. */
  readonly indent: number;
  /** What YAML could not be read, in words, with its place; the rest of the file still counts. */
  readonly problems: readonly { readonly message: string; readonly span: Span }[];
}

/** A text of the document after interpolation. */
export interface Scalar {
  /** With variables put in by their defaults; undefined where a variable without default decides it. */
  readonly value: string | undefined;
  /** As written, quotes taken off. */
  readonly raw: string;
  /** The scalar in the document, quotes included. For a value that came through an alias or `extends`, where it was used. */
  readonly span: Span;
  readonly quote: '"' | "'" | undefined;
  /** False when it came through an alias, a merge key or `extends`: an edit at `span` would not change it. */
  readonly own: boolean;
  /** Names of the variables in it. */
  readonly variables: readonly string[];
  /** For a value that came through an alias, a merge key or `extends` of this file: the scalar itself, quotes included. */
  readonly definition?: Span;
}

export interface Named {
  readonly name: string;
  readonly span: Span;
}

export interface NamedVolume extends Named {
  /** `external: true`: made and kept by somebody else. */
  readonly external: boolean;
  /** Driver options that put it into memory (`type: tmpfs`). */
  readonly inMemory: boolean;
}

export interface ComposeComment {
  readonly text: string;
  readonly span: Span;
  /** 0-based line. */
  readonly line: number;
  /** True when nothing but blanks is before it on its line. */
  readonly whole: boolean;
}

export interface ComposeService {
  readonly name: string;
  /** The service's key. */
  readonly key: Span;
  /** The whole entry, key to the last character of its value. */
  readonly span: Span;
  /** Column of the service's own keys (0-based); undefined where it is written in flow style or is empty. */
  readonly column: number | undefined;
  readonly image: ComposeImage | undefined;
  readonly build: ComposeBuild | undefined;
  readonly mounts: readonly ComposeMount[];
  readonly ports: readonly ComposePort[];
  readonly environment: readonly ComposeVariable[];
  /** `env_file:` paths as written. */
  readonly environmentFiles: readonly Scalar[];
  readonly command: readonly string[] | undefined;
  readonly entrypoint: readonly string[] | undefined;
  readonly restart: Scalar | undefined;
  /** `deploy.restart_policy` is set. */
  readonly deployRestart: boolean;
  readonly healthcheck: ComposeHealthcheck | undefined;
  readonly dependsOn: readonly {
    readonly service: string;
    readonly condition: string | undefined;
    readonly span: Span;
  }[];
  readonly profiles: readonly string[];
  /** `network_mode:`; with `host` nothing is published. */
  readonly networkMode: string | undefined;
  /** Names of secrets and configs that the service is given. */
  readonly secrets: readonly string[];
  readonly configs: readonly string[];
  readonly labels: readonly { readonly name: string; readonly value: string | undefined }[];
  /** Sections that the service itself has (not through `extends`), for edits: key name to its place. */
  readonly sections: readonly {
    readonly name: string;
    readonly key: Span;
    readonly value: Span | undefined;
    /** `block` and `flow` collections can be added to; `alias` cannot. */
    readonly style: 'block' | 'flow' | 'scalar' | 'alias' | 'empty';
    /** For a block collection: column of its items or keys, and offset behind the last one. */
    readonly itemColumn: number | undefined;
    readonly end: number;
  }[];
  /** Service that it `extends` and could not be followed (another file). */
  readonly extendsUnknown: boolean;
  /** Sections that only a merge key brings: one of the service's own would hide them. */
  readonly merged: readonly string[];
  /** Services of the file that take over its `volumes`, by an alias, a merge key or `extends`. */
  readonly takenOverBy: readonly string[];
  /** True where `deploy` says what only a cluster does: such a file goes to `docker stack deploy`. */
  readonly inSwarm: boolean;
}

export interface ComposeImage extends Scalar {
  /** Undefined when the value is not known or no reference. */
  readonly reference: ImageReference | undefined;
}

export interface ComposeBuild {
  readonly span: Span;
  /** Folder relative to the compose file, or a URL; `.` by default. */
  readonly context: Scalar | undefined;
  /** Relative to the context; `Dockerfile` by default. */
  readonly dockerfile: Scalar | undefined;
  readonly target: Scalar | undefined;
  readonly args: readonly ComposeVariable[];
  readonly inline: InlineDockerfile | undefined;
  readonly additionalContexts: readonly { readonly name: string; readonly value: string | undefined }[];
}

/** `dockerfile_inline:`. */
export interface InlineDockerfile {
  /** The Dockerfile's own text: indentation taken off, `$$` as `$`. */
  readonly text: string;
  readonly span: Span;
  /** Offset in the compose file of every offset in `text` (length + 1 entries); undefined when edits cannot be mapped back (folded, quoted). */
  readonly offsets: readonly number[] | undefined;
}

export interface ComposeMount {
  readonly type: 'volume' | 'bind' | 'tmpfs' | 'anonymous' | 'other';
  /** Volume's name or host path; undefined for anonymous ones and what is not known. */
  readonly source: string | undefined;
  /** Path in the container; undefined when not known. */
  readonly target: string | undefined;
  readonly readOnly: boolean;
  /** True where more is said of it than source and target: a folder of the volume (`subpath`), a driver's options. */
  readonly hasOptions: boolean;
  readonly span: Span;
  /** The target's own place, where it can be edited. */
  readonly targetSpan: Span | undefined;
  readonly own: boolean;
}

export interface ComposePort {
  /** The address it is bound to on the host: undefined when none is written (all interfaces). */
  readonly hostAddress: string | undefined;
  /** Host's port or range as written; undefined when the engine chooses one. */
  readonly published: string | undefined;
  /** Container's port or range. */
  readonly target: string | undefined;
  readonly protocol: string;
  readonly span: Span;
  /** `short`: "5432:5432"; `long`: target/published keys. */
  readonly form: 'short' | 'long';
  readonly quote: '"' | "'" | undefined;
  readonly own: boolean;
}

export interface ComposeVariable {
  readonly name: string;
  /** Undefined where only the name stands (taken from the caller's environment). */
  readonly value: Scalar | undefined;
  /** Name and value. */
  readonly span: Span;
  readonly form: 'list' | 'map';
}

export interface ComposeHealthcheck {
  readonly disabled: boolean;
  readonly test: readonly string[];
  readonly span: Span;
}

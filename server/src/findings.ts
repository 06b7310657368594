import type { ComposeAddition } from './compose/addition';
import type { TextEdit } from './edits/edit';
import type { Span } from './syntax/span';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Something a rule found. Spans are document offsets. */
export interface Finding {
  /** The rule's id. */
  readonly rule: string;
  readonly severity: Severity;
  /** The smallest range that shows the problem. */
  readonly span: Span;
  /** One or two sentences: what, and why here. */
  readonly message: string;
  readonly related: readonly RelatedPlace[];
  /** Best first. */
  readonly fixes: readonly Fix[];
  /** Repairs that nobody can make without asking somebody over the network, best first; see {@link FillIn}. */
  readonly onRequest?: readonly RequestedFix[];
  /** What a user can put into the policy so that this is accepted, narrowest first; empty when nothing can. */
  readonly allowances: readonly Allowance[];
}

export interface RelatedPlace {
  readonly span: Span;
  readonly message: string;
}

/**
 * A repair. `safe`: same image content or strictly fewer bytes, may run unasked in fix-all;
 * `suggested`: a person decides.
 */
export interface Fix {
  readonly title: string;
  readonly tier: 'safe' | 'suggested';
  readonly edits: readonly TextEdit[];
  /** What may follow in an editor that can ask registries: `pin-digest` writes the digest behind the image that the fix put there. */
  readonly afterwards?: 'pin-digest';
  /**
   * What goes into the compose file beside the Dockerfile, by whoever can write other files; without it the edits alone are
   * no repair.
   */
  readonly beside?: ComposeAddition;
  /** What an editor that can ask servers may write in place of what the fix leaves to be filled in. */
  readonly fillIn?: FillIn;
  /** Lines for the ignore file of the build context, which is made when there is none; such a fix has no `edits`. */
  readonly ignoreFile?: IgnoreFileLines;
}

/** Lines to add to the end of an ignore file. */
export interface IgnoreFileLines {
  /** Relative to the build context: `.dockerignore`. */
  readonly name: string;
  readonly lines: readonly string[];
}

/** A repair whose edits are of no use until their blank is filled in. */
export interface RequestedFix {
  readonly edits: readonly TextEdit[];
  readonly fillIn: FillIn;
}

/** One value that a repair lacks and that a server knows: only ever asked for when the user chooses so. */
export interface FillIn {
  /** What the repair does once it has the value, for the action's title: `Check the download against its SHA-256`. */
  readonly title: string;
  /** Stands in the edits where the value goes. */
  readonly blank: string;
  readonly question: FileQuestion | CommitQuestion;
}

/** The SHA-256 of a file. See `downloads/downloads.ts` for what the fields mean. */
export interface FileQuestion {
  readonly what: 'sha256';
  readonly url: string;
  readonly tool: 'curl' | 'wget' | 'ADD';
  readonly followsRedirects: boolean;
}

/** The commit that a branch or tag of a git repository names; without `ref` what its HEAD names. */
export interface CommitQuestion {
  readonly what: 'commit';
  readonly url: string;
  readonly ref: string | undefined;
}

/** An entry for the policy file. */
export interface Allowance {
  /** What the entry says, for the action's title: `image babim/mongodb`. */
  readonly label: string;
  /** Which list of the policy (see `policy/schema.ts`) gets the entry. */
  readonly list: 'trust.images' | 'trust.sources';
  /** The pattern to add: `docker.io/babim/mongodb`, `docker.io/babim/*`, `registry.example.com/*`, `deb.nodesource.com`. */
  readonly pattern: string;
}

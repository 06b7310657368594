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

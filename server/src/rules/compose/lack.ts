import type { TextEdit } from '../../edits';
import type { Severity } from '../../findings';
import type { Service } from '../../knowledge/services';
import type { Span } from '../../syntax/span';

/** One thing that a service that keeps data lacks. */
export interface Lack {
  readonly severity: Severity;
  readonly span: Span;
  readonly message: string;
  /** The same in a few words, for a place beside another. */
  readonly note: string;
  /** What the repair does. */
  readonly title: string;
  readonly edits: TextEdit[] | undefined;
}

/** Kinds that other programs of the same system talk to, and nobody else. */
export const internalKinds: ReadonlySet<Service['kind']> = new Set([
  'database',
  'key-value',
  'search',
  'broker',
  'coordination',
]);

import type { LintInput } from '../linter';
import type { Account } from '../origins/account';
import { originsOf } from '../origins/origins';
import type { Session } from './session';

/** The account of a document's origins, guarded: whatever happens there stands in the log, and the server stands. */
export function accountOf({ connection }: Session, input: LintInput): Account | undefined {
  try {
    return originsOf(input);
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    connection.console.error(`Where the image comes from cannot be told. ${detail}`);
    return undefined;
  }
}

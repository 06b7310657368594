import type { AnyLintResult } from './compose-linter';
import type { LintInput } from './linter';
import type { RuleMeta } from './rules/rule';

export { type ContextFile, largestContextFile } from './provenance/context-files';
export type { RuleMeta };

/** The linter as the language server and the command line get it handed: both are tested with a stub. */
export interface Engine {
  lint(input: LintInput): AnyLintResult;
  readonly rules: readonly { readonly meta: RuleMeta }[];
}

/** No Dockerfile that people write comes near this; longer texts are somebody's data (UTF-16 units). */
const maxLength = 2 * 1024 * 1024;

/** Why a text is not worth linting, in words; undefined when it is. */
export function unfit(text: string): string | undefined {
  if (text.length > maxLength) return `larger than ${maxLength / 1024 / 1024} Mi characters, skipped`;
  if (text.includes('\0')) return 'binary file, skipped';
  return undefined;
}

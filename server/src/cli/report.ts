import type { RuleMeta } from '../engine';
import type { Finding, Fix, Severity } from '../findings';
import type { LintInput } from '../linter';
import type { LineIndex } from '../syntax/lines';
import type { Span } from '../syntax/span';

/** What was found in one file. */
export interface FileReport {
  /** For people: relative to the current folder where that is shorter, with the system's separators. */
  readonly path: string;
  /** For machines: percent-encoded reference relative to the current folder, or a `file:` URI outside of it. */
  readonly uri: string;
  readonly lines: LineIndex;
  /** What was judged, and under which policy. */
  readonly input: LintInput;
  readonly findings: readonly Finding[];
}

/** What a run found. */
export interface Report {
  readonly files: readonly FileReport[];
  /** What could not be read or linted, one sentence each. */
  readonly problems: readonly string[];
  readonly rules: readonly RuleMeta[];
  readonly version: string;
}

/** A place in a file: lines and columns 1-based, columns in UTF-16 units, end exclusive. */
export interface Region {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

export function regionOf(lines: LineIndex, span: Span): Region {
  const at = (offset: number) => {
    const { line, character } = lines.positionAt(offset);
    return { line: line + 1, column: character + 1 };
  };
  return { start: at(span.start), end: at(span.end) };
}

const order: readonly Severity[] = ['hint', 'information', 'warning', 'error'];

/** True when some finding is at least as severe as `level`. */
export function hasAtLeast(files: readonly FileReport[], level: Severity | 'never'): boolean {
  if (level === 'never') return false;
  return files.some(({ findings }) =>
    findings.some(({ severity }) => order.indexOf(severity) >= order.indexOf(level)),
  );
}

/** The repairs of a finding that a report can tell whole. One that writes another file as well is for an editor: half of it would be none. */
export function fixesOfDocument({ fixes }: Finding): readonly Fix[] {
  return fixes.filter(({ beside, ignoreFile }) => !beside && !ignoreFile);
}

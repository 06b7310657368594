import { DiagnosticSeverity, type Range, type TextEdit } from 'vscode-languageserver';
import type { TextEdit as Edit } from '../edits/edit';
import type { Severity } from '../findings';
import type { LineIndex } from '../syntax/lines';
import type { Span } from '../syntax/span';

/** `source` of every diagnostic of ours. */
export const diagnosticSource = 'hygiene';

/** A span as the protocol's range: 0-based lines, UTF-16 columns, end exclusive. */
export function rangeOf(lines: LineIndex, span: Span): Range {
  return { start: lines.positionAt(span.start), end: lines.positionAt(span.end) };
}

/** A range as a span, clamped to the document. */
export function spanOf(lines: LineIndex, range: Range): Span {
  const start = lines.offsetAt(range.start);
  return { start, end: Math.max(start, lines.offsetAt(range.end)) };
}

/** Edits of a document in the protocol's form. */
export function textEdits(lines: LineIndex, edits: readonly Edit[]): TextEdit[] {
  return edits.map(({ span, newText }) => ({ range: rangeOf(lines, span), newText }));
}

export const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

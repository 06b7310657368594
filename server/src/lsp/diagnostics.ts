import { type Diagnostic, DocumentDiagnosticReportKind } from 'vscode-languageserver';
import type { Finding } from '../findings';
import type { Analysis } from './analyses';
import { diagnosticSource, rangeOf, severities } from './convert';
import type { Session } from './session';

/** Identifies our diagnostics among those that a client pulls from several servers. */
export const diagnosticsIdentifier = 'dockerfileHygiene';

/** What a diagnostic carries along, to be told apart from its neighbours. */
export interface DiagnosticData {
  readonly rule: string;
  readonly version: number;
}

/** Pull diagnostics: the client asks when it wants to know, and is told "unchanged" where that is true. */
export function registerDiagnostics({ connection, analyses }: Session): void {
  connection.languages.diagnostics.on(async ({ textDocument, previousResultId }, token) => {
    const analysis = await analyses.of(textDocument.uri, token);
    if (!analysis) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    if (analysis.id === previousResultId)
      return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: analysis.id };
    return { kind: DocumentDiagnosticReportKind.Full, resultId: analysis.id, items: diagnosticsOf(analysis) };
  });
}

function diagnosticsOf(analysis: Analysis): Diagnostic[] {
  return analysis.result.findings.map((finding) => diagnosticOf(analysis, finding));
}

/** A finding as a diagnostic. */
export function diagnosticOf({ lines, uri, version }: Analysis, finding: Finding): Diagnostic {
  return {
    range: rangeOf(lines, finding.span),
    severity: severities[finding.severity],
    code: finding.rule,
    source: diagnosticSource,
    message: finding.message,
    relatedInformation: finding.related.map(({ span, message }) => ({
      location: { uri, range: rangeOf(lines, span) },
      message,
    })),
    data: { rule: finding.rule, version } satisfies DiagnosticData,
  };
}

import { CancellationToken } from 'vscode-languageserver';
import { type SummaryParams, type SummaryResult, summaryRequest } from '../protocol';
import type { Session } from './session';

/** Answers how many errors and warnings a document has, as it stands in the editor or in the text that is sent along. */
export function registerSummary({ connection, analyses, documents }: Session): void {
  connection.onRequest(summaryRequest, async ({ uri, text }: SummaryParams): Promise<SummaryResult> => {
    const analysis =
      documents.get(uri) || text === undefined
        ? await analyses.of(uri, CancellationToken.None)
        : await analyses.ofText(uri, text);
    const count = (severity: string) =>
      analysis?.result.findings.filter((finding) => finding.severity === severity).length ?? 0;
    return { errors: count('error'), warnings: count('warning') };
  });
}

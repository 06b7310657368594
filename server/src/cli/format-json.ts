import type { Finding } from '../findings';
import type { LineIndex } from '../syntax/lines';
import { type FileReport, fixesOfDocument, type Report, regionOf } from './report';

/** The report as JSON: one object per linted file, also for those without findings. Lines and columns are 1-based. */
export function formatJson({ files }: Report): string {
  return `${JSON.stringify(files.map(fileObject), null, 2)}\n`;
}

function fileObject({ path, lines, findings }: FileReport): object {
  return { file: path, findings: findings.map((finding) => findingObject(lines, finding)) };
}

function findingObject(lines: LineIndex, finding: Finding): object {
  const { rule, severity, message } = finding;
  return {
    rule,
    severity,
    message,
    range: regionOf(lines, finding.span),
    fixes: fixesOfDocument(finding).map(({ title, tier, edits }) => ({
      title,
      tier,
      edits: edits.map(({ span, newText }) => ({ range: regionOf(lines, span), newText })),
    })),
    related: finding.related.map((place) => ({ message: place.message, range: regionOf(lines, place.span) })),
  };
}

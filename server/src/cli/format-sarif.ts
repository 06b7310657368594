import type { Severity } from '../findings';
import type { LineIndex } from '../syntax/lines';
import type { Span } from '../syntax/span';
import { type FileReport, fixesOfDocument, type Report, regionOf } from './report';

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** The report as SARIF 2.1.0 (OASIS Standard). Regions are 1-based, columns in UTF-16 units, ends exclusive. */
export function formatSarif(report: Report): string {
  const ruleIndex = new Map(report.rules.map(({ id }, index) => [id, index]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'dockerfile-hygiene',
            version: report.version,
            semanticVersion: report.version,
            rules: report.rules.map(({ id, summary, page, severity, family }) => ({
              id,
              shortDescription: { text: summary },
              help: { text: summary, markdown: page },
              defaultConfiguration: { level: levels[severity] },
              properties: { tags: [family] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: report.problems.map((text) => ({
              level: 'warning',
              message: { text },
            })),
          },
        ],
        results: report.files.flatMap((file) => results(file, ruleIndex)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function results({ uri, lines, findings }: FileReport, ruleIndex: ReadonlyMap<string, number>): object[] {
  const artifactLocation = { uri };
  const location = (span: Span) => ({
    physicalLocation: { artifactLocation, region: sarifRegion(lines, span) },
  });
  return findings.map((finding) => {
    const fixes = fixesOfDocument(finding);
    return {
      ruleId: finding.rule,
      ...(ruleIndex.has(finding.rule) ? { ruleIndex: ruleIndex.get(finding.rule) } : {}),
      level: levels[finding.severity],
      message: { text: finding.message },
      locations: [location(finding.span)],
      ...(finding.related.length > 0 && {
        relatedLocations: finding.related.map(({ span, message }) => ({
          ...location(span),
          message: { text: message },
        })),
      }),
      ...(fixes.length > 0 && {
        fixes: fixes.map(({ title, edits }) => ({
          description: { text: title },
          artifactChanges: [
            {
              artifactLocation,
              replacements: edits.map(({ span, newText }) => ({
                deletedRegion: sarifRegion(lines, span),
                ...(newText !== '' && { insertedContent: { text: newText } }),
              })),
            },
          ],
        })),
      }),
    };
  });
}

function sarifRegion(lines: LineIndex, span: Span): object {
  const { start, end } = regionOf(lines, span);
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

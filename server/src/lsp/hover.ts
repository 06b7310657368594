import { MarkupKind } from 'vscode-languageserver';
import type { Finding } from '../findings';
import { touches } from '../syntax/span';
import { buildHover } from './compose-builds';
import { rangeOf } from './convert';
import { imageHover } from './image-hover';
import type { ReadFile } from './read-file';
import { sectionOf } from './rule-page';
import type { Session } from './session';
import { stageHover } from './stage-hover';

/**
 * Hover on a finding: why it matters and what to do instead, from the rule's page. The finding's own message is
 * not repeated: the editor shows it above. Then, on an image, what is known of it, beside it in FROM what the stage
 * brings in, and in a compose file, on a Dockerfile that it builds, what is found there.
 */
export function registerHover(session: Session, read: ReadFile): void {
  const { connection, analyses, engine } = session;
  connection.onHover(async ({ textDocument, position }, token) => {
    const analysis = await analyses.of(textDocument.uri, token);
    if (!analysis) return null;
    const offset = analysis.lines.offsetAt(position);
    const findings = analysis.result.findings.filter(({ span }) => touches(span, offset));
    const image = await imageHover(session, analysis, offset);
    const last =
      image ?? stageHover(session, analysis, offset) ?? (await buildHover(session, analysis, offset, read));
    const span = findings[0]?.span ?? last?.span;
    if (!span) return null;
    const parts = [...findings.map(explain), ...(last ? [last.text] : [])];
    return {
      contents: { kind: MarkupKind.Markdown, value: parts.join('\n\n---\n\n') },
      range: rangeOf(analysis.lines, span),
    };
  });

  function explain(finding: Finding): string {
    const rule = engine.rules.find(({ meta }) => meta.id === finding.rule)?.meta;
    const why = sectionOf(rule?.page ?? '', 'Why');
    const instead = sectionOf(rule?.page ?? '', 'What to do instead');
    return [
      `**${rule?.summary ?? finding.rule}** · \`${finding.rule}\``,
      why && `**Why**\n\n${why}`,
      instead && `**What to do instead**\n\n${instead}`,
    ]
      .filter(Boolean)
      .join('\n\n');
  }
}

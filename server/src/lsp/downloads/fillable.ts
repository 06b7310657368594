import type { FillIn, Finding, RequestedFix } from '../../findings';
import type { FillInArgument } from '../../protocol';
import type { Analysis } from '../analyses';

/** Repairs of a finding that a server's answer can complete, in a fixed order. */
export function fillableOf({ fixes, onRequest = [] }: Finding): readonly RequestedFix[] {
  return [...fixes.flatMap(({ edits, fillIn }) => (fillIn ? [{ edits, fillIn }] : [])), ...onRequest];
}

/** Where a repair is to be found again, when the user has chosen it. */
export function argumentOf({ uri, lines }: Analysis, finding: Finding, choice: number): FillInArgument {
  return { uri, position: lines.positionAt(finding.span.start), rule: finding.rule, choice };
}

/** The repair that an argument speaks of; undefined when the document has it no more. */
export function foundAgain(
  { lines, result }: Analysis,
  { position, rule, choice }: FillInArgument,
): RequestedFix | undefined {
  const start = lines.offsetAt(position);
  const finding = result.findings.find((f) => f.rule === rule && f.span.start === start);
  return finding && fillableOf(finding)[choice];
}

/** Host that is asked, with its port where it has one. */
export function hostOf({ question }: FillIn): string {
  return new URL(question.url).host;
}

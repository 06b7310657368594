import { summaryOf } from '../origins/summary';
import { code } from '../origins/words';
import { commands } from '../protocol';
import { type Span, touches } from '../syntax/span';
import { accountOf } from './account';
import type { Analysis } from './analyses';
import type { Session } from './session';

/** What a hover says of a stage, in Markdown, and the word it is about. */
export interface StageHover {
  readonly text: string;
  readonly span: Span;
}

/**
 * What a stage brings in, for the keyword `FROM` and for `AS name`; what stands between them is the image, which has a
 * hover of its own.
 */
export function stageHover(
  session: Session,
  { uri, input, result }: Analysis,
  offset: number,
): StageHover | undefined {
  const stage = result.dockerfile?.stages.find(({ from }) => touches(from.span, offset));
  if (!stage) return undefined;
  const { from, name, index } = stage;
  const [, ...naming] = from.words;
  const span = [from.keywordSpan, ...naming.map((word) => word.span)].find((part) => touches(part, offset));
  if (!span) return undefined;
  const account = accountOf(session, input)?.stages[index];
  if (!account) return undefined;
  const title = `**Stage ${name === undefined ? index : code(name)} brings in**`;
  const argument = encodeURIComponent(JSON.stringify([uri]));
  const link = `[Show Image Provenance](command:${commands.showProvenance}?${argument})`;
  return { text: `${summaryOf(title, account)}\n\n${link}`, span };
}

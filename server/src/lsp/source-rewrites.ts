import { type CodeAction, CodeActionKind } from 'vscode-languageserver';
import { sourceRewrites } from '../rewrites/rewrites';
import { meets, type Span } from '../syntax/span';
import type { Analysis } from './analyses';
import { textEdits } from './convert';
import type { Session } from './session';
import { workspaceEdit } from './workspace-edit';

/** Kind of the rewrites of package sources, which need no finding. */
export const sourceKind = `${CodeActionKind.RefactorRewrite}.source`;

/** What a package source is written with; where nothing of it stands, the build need not be followed. */
const namesSource = /\bdeb(?:-src)?\b|\bbaseurl\b|\bURIs\b|add-repo|add-apt-repository/i;

/** Better ways to write the package sources in a range; see `rewrites/rewrites.ts`. */
export function sourceActions(session: Session, analysis: Analysis, range: Span): CodeAction[] {
  const { uri, version, lines, input, result } = analysis;
  const { dockerfile } = result;
  if (!dockerfile) return [];
  const { instructions, text } = dockerfile;
  const there = instructions.filter(({ span }) => meets(span, range));
  if (!there.some(({ span }) => namesSource.test(text.slice(span.start, span.end)))) return [];
  const day = (input.today ?? new Date()).toISOString().slice(0, 10);
  try {
    return sourceRewrites(dockerfile, day)
      .filter(({ span }) => meets(span, range))
      .map(({ title, edits }) => ({
        title,
        kind: sourceKind,
        edit: workspaceEdit({ uri, version, edits: textEdits(lines, edits) }, session.abilities()),
      }));
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    session.connection.console.error(`Package sources cannot be rewritten. ${detail}`);
    return [];
  }
}

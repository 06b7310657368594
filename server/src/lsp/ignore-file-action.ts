import type { WorkspaceEdit } from 'vscode-languageserver';
import type { IgnoreFileLines } from '../findings';
import { LineIndex } from '../syntax/lines';
import { textEdits } from './convert';
import type { Session } from './session';
import { workspaceEdit } from './workspace-edit';

/**
 * The edit that adds lines to the ignore file of a document's build context.
 * @returns undefined when the context is not known, or the client cannot make files
 */
export function ignoreFileEdit(
  session: Session,
  document: string,
  { name, lines }: IgnoreFileLines,
): WorkspaceEdit | undefined {
  const context = session.buildContexts.served(document);
  if (!context) return undefined;
  const uri = `${context.folder}/${name}`;
  const open = session.documents.get(uri);
  const text = open?.getText() ?? context.ignoreText;
  const create = !open && context.facts.ignoreFile === undefined;
  const before = text === '' || text.endsWith('\n') ? '' : '\n';
  const newText = `${before}${lines.join('\n')}\n`;
  const span = { start: text.length, end: text.length };
  const edits = textEdits(new LineIndex(text), [{ span, newText }]);
  return workspaceEdit({ uri, version: open?.version ?? null, edits, create }, session.abilities());
}

import { type CodeAction, CodeActionKind } from 'vscode-languageserver';
import { fixAll } from '../fix-all';
import type { Analysis } from './analyses';
import { textEdits } from './convert';
import type { Session } from './session';
import { workspaceEdit } from './workspace-edit';

/** Our own kind below `source.fixAll`; who asks for all of those gets it too. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.dockerfileHygiene`;

/** The action that applies every safe fix of a document; none when there is nothing to do. */
export function fixAllAction(session: Session, analysis: Analysis): CodeAction[] {
  const { edits } = fixAll(analysis.input, session.analyses.lint);
  if (edits.length === 0) return [];
  return [
    {
      title: 'Fix all safe Dockerfile findings',
      kind: fixAllKind,
      edit: workspaceEdit(
        { uri: analysis.uri, version: analysis.version, edits: textEdits(analysis.lines, edits) },
        session.abilities(),
      ),
    },
  ];
}

import type { CreateFile, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { ClientAbilities } from './session';

/** Changes to one document, and the version they are meant for (null: as it is on disk). */
export interface DocumentEdit {
  readonly uri: string;
  readonly version: number | null;
  readonly edits: TextEdit[];
  /** Make the file first when there is none. */
  readonly create?: boolean;
}

/** A workspace edit in the best form the client understands; undefined when it cannot be said to it. */
export function workspaceEdit(change: DocumentEdit, abilities: ClientAbilities): WorkspaceEdit | undefined {
  return workspaceEdits([change], abilities);
}

/** The same for several documents, each named once. */
export function workspaceEdits(
  changes: readonly DocumentEdit[],
  abilities: ClientAbilities,
): WorkspaceEdit | undefined {
  if (changes.some(({ create }) => create) && !(abilities.documentChanges && abilities.createsFiles))
    return undefined;
  if (!abilities.documentChanges)
    return { changes: Object.fromEntries(changes.map(({ uri, edits }) => [uri, edits])) };
  return {
    documentChanges: changes.flatMap(({ uri, version, edits, create }): (CreateFile | TextDocumentEdit)[] => [
      ...(create ? [{ kind: 'create' as const, uri, options: { ignoreIfExists: true } }] : []),
      { textDocument: { uri, version }, edits },
    ]),
  };
}

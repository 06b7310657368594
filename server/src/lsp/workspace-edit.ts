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
  if (change.create && !(abilities.documentChanges && abilities.createsFiles)) return undefined;
  if (!abilities.documentChanges) return { changes: { [change.uri]: change.edits } };
  const create: CreateFile[] = change.create
    ? [{ kind: 'create', uri: change.uri, options: { ignoreIfExists: true } }]
    : [];
  const edit: TextDocumentEdit = {
    textDocument: { uri: change.uri, version: change.version },
    edits: change.edits,
  };
  return { documentChanges: [...create, edit] };
}

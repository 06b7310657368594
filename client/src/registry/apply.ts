import * as vscode from 'vscode';
import type { DocumentParams, PinResult } from '../../../server/src/protocol';
import { readWorkspaceFile } from '../read-file';
import { confirmWords } from './words';

type Edits = PinResult['documents'][number]['edits'];

export interface ApplyOptions {
  /** What the edits were asked for, to see whether the texts are still those. */
  readonly documents: readonly DocumentParams[];
  /** Whether the user is shown what will change, and agrees first. */
  readonly confirm: boolean;
}

/**
 * Makes the edits that pin images.
 * @returns `reviewed` when the user has taken or left each change; `outdated` when a text is no longer the one that the
 *   edits are for; then nothing is changed
 */
export async function applyPins(
  result: PinResult,
  { documents, confirm }: ApplyOptions,
): Promise<'applied' | 'reviewed' | 'declined' | 'outdated'> {
  const changed = result.documents.filter(({ edits }) => edits.length > 0);
  if (changed.length === 0) return 'applied';
  const answer = confirm ? await agree(result) : 'all';
  if (!answer) return 'declined';
  for (const { uri, version } of changed) {
    const sent = documents.find((document) => document.uri === uri)?.text;
    if (!(await isCurrent(uri, version, sent))) return 'outdated';
  }
  const isReview = answer === 'each';
  const isDone = await vscode.workspace.applyEdit(workspaceEdit(changed, isReview), {
    isRefactoring: confirm,
  });
  return isReview ? 'reviewed' : isDone ? 'applied' : 'declined';
}

/** Makes edits that a document of this version (null: not open) was offered; false when it is another by now. */
export async function applyEdits(
  uri: string,
  { version, edits }: { readonly version: number | null; readonly edits: Edits },
): Promise<boolean> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
  if (version !== null && open?.version !== version) return false;
  return vscode.workspace.applyEdit(workspaceEdit([{ uri, edits }], false));
}

/** Asks before several files are changed. */
async function agree(result: PinResult): Promise<'all' | 'each' | undefined> {
  const nameOf = (uri: string) => vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
  const { question, detail } = confirmWords(result, nameOf);
  const all = 'Change All';
  const each = 'Review Each…';
  const answer = await vscode.window.showInformationMessage(question, { modal: true, detail }, all, each);
  return answer === all ? 'all' : answer === each ? 'each' : undefined;
}

/** @param isReview lets the editor show each change for the user to tick */
function workspaceEdit(
  documents: readonly { readonly uri: string; readonly edits: Edits }[],
  isReview: boolean,
): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { uri, edits } of documents) {
    for (const { range, newText } of edits) {
      const { start, end } = range;
      edit.replace(
        vscode.Uri.parse(uri, true),
        new vscode.Range(start.line, start.character, end.line, end.character),
        newText,
        isReview ? { label: 'Pin to digest', needsConfirmation: true } : undefined,
      );
    }
  }
  return edit;
}

async function isCurrent(uri: string, version: number | null, sent: string | undefined): Promise<boolean> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
  if (version !== null) return open?.version === version;
  return (open ? open.getText() : await readWorkspaceFile(uri)) === sent;
}

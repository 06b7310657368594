import * as vscode from 'vscode';
import type { DocumentParams, PinResult } from '../../../server/src/protocol';
import { readWorkspaceFile } from '../read-file';

export interface ApplyOptions {
  /** What the edits were asked for, to see whether the texts are still those. */
  readonly documents: readonly DocumentParams[];
  /** Whether the user sees all changes and agrees before anything is changed. */
  readonly preview: boolean;
}

/**
 * Makes the edits that pin images.
 * @returns `outdated` when a text is no longer the one that the edits are for; then nothing is changed
 */
export async function applyPins(
  result: PinResult,
  { documents, preview }: ApplyOptions,
): Promise<'applied' | 'declined' | 'outdated'> {
  const edit = new vscode.WorkspaceEdit();
  for (const { uri, version, edits } of result.documents) {
    if (edits.length === 0) continue;
    const sent = documents.find((document) => document.uri === uri)?.text;
    if (!(await isCurrent(uri, version, sent))) return 'outdated';
    for (const { range, newText } of edits) {
      const { start, end } = range;
      edit.replace(
        vscode.Uri.parse(uri, true),
        new vscode.Range(start.line, start.character, end.line, end.character),
        newText,
        preview ? { label: 'Pin to digest', needsConfirmation: true } : undefined,
      );
    }
  }
  if (edit.size === 0) return 'applied';
  return (await vscode.workspace.applyEdit(edit, { isRefactoring: preview })) ? 'applied' : 'declined';
}

async function isCurrent(uri: string, version: number | null, sent: string | undefined): Promise<boolean> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
  if (version !== null) return open?.version === version;
  return (open ? open.getText() : await readWorkspaceFile(uri)) === sent;
}

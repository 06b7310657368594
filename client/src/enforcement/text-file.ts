import * as vscode from 'vscode';
import { readWorkspaceFile } from '../read-file';

/** A file that may be there: its text as in the editor, null when there is none; `unreadable` when it is no text. */
export async function existingText(uri: vscode.Uri): Promise<string | null | 'unreadable'> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open) return open.getText();
  try {
    await vscode.workspace.fs.stat(uri);
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return null;
    return 'unreadable';
  }
  return (await readWorkspaceFile(uri)) ?? 'unreadable';
}

/**
 * Writes a text file and saves it. An existing one is changed through the editor, so that the change can be undone.
 * @throws when the file cannot be written
 */
export async function writeText(uri: vscode.Uri, text: string, existing: string | null): Promise<void> {
  if (existing === null) return vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const document = await vscode.workspace.openTextDocument(uri);
  const whole = document.validateRange(new vscode.Range(0, 0, document.lineCount, 0));
  const edit = new vscode.WorkspaceEdit();
  // The editor keeps a byte order mark apart from the text.
  edit.replace(uri, whole, text.replace(/^\uFEFF/, ''));
  if (!(await vscode.workspace.applyEdit(edit)) || !(await document.save()))
    throw new Error(`${uri.path} could not be saved.`);
}

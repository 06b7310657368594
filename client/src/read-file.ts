import * as vscode from 'vscode';
import { decodeText } from './text';

/** Files above this size (bytes) are not read. */
const limit = 1024 * 1024;

/**
 * Reads a text file through the editor, so that it works for virtual workspaces and in a browser too.
 *
 * @returns the text, or null when there is no such file, it is larger than `maximum` bytes, or it is not UTF-8.
 */
export async function readWorkspaceFile(uri: vscode.Uri | string, maximum = limit): Promise<string | null> {
  try {
    const place = typeof uri === 'string' ? vscode.Uri.parse(uri, true) : uri;
    const { size, type } = await vscode.workspace.fs.stat(place);
    if ((type & vscode.FileType.File) === 0 || size > maximum) return null;
    return decodeText(await vscode.workspace.fs.readFile(place)) ?? null;
  } catch {
    return null;
  }
}

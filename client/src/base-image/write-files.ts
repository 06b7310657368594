import * as vscode from 'vscode';
import type { GeneratedFile } from './files';

/**
 * Writes files into a folder, which is made if needed. Asks before it replaces any. A link is never followed: it may
 * lead out of the folder.
 *
 * @returns whether they were written; the user knows why not.
 * @throws what the file system says when a file cannot be written
 */
export async function writeFiles(folder: vscode.Uri, files: readonly GeneratedFile[]): Promise<boolean> {
  const { fs } = vscode.workspace;
  const types = await Promise.all(files.map(({ path }) => typeOf(vscode.Uri.joinPath(folder, path))));
  const present = files.flatMap(({ path, keep }, i) =>
    types[i] === undefined || keep ? [] : [{ path, type: types[i] }],
  );
  const odd = present.find(({ type }) => type !== vscode.FileType.File);
  if (odd) {
    void vscode.window.showErrorMessage(
      `Nothing was written: “${odd.path}” in that folder is a link or a folder.`,
    );
    return false;
  }
  if (present.length > 0) {
    const replace = 'Replace';
    const names = present.map(({ path }) => path).join(', ');
    const answer = await vscode.window.showWarningMessage(
      `The folder already has ${names}.`,
      { modal: true, detail: 'What is in there now is lost when it is replaced.' },
      replace,
    );
    if (answer !== replace) return false;
  }
  await fs.createDirectory(folder);
  const encoder = new TextEncoder();
  for (const [i, { path, text, keep }] of files.entries()) {
    if (keep && types[i] !== undefined) continue;
    await fs.writeFile(vscode.Uri.joinPath(folder, path), encoder.encode(text));
  }
  return true;
}

/** Undefined when there is nothing of that name. */
async function typeOf(uri: vscode.Uri): Promise<vscode.FileType | undefined> {
  try {
    return (await vscode.workspace.fs.stat(uri)).type;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}

import * as vscode from 'vscode';
import { askOne, type Frame } from './ask';

/**
 * Asks for the folder that files go into: one called `name` in a folder of the workspace, or any.
 *
 * @returns the folder, `back`, or undefined when the user gave up
 */
export async function chooseFolder(
  frame: Frame,
  name: string,
): Promise<{ readonly value: vscode.Uri } | 'back' | undefined> {
  const items = [
    ...(vscode.workspace.workspaceFolders ?? []).map((folder) => ({
      label: `$(new-folder) ${name}`,
      description: `in ${folder.name}`,
      value: vscode.Uri.joinPath(folder.uri, name) as vscode.Uri | undefined,
    })),
    { label: '$(folder) Choose folder…', value: undefined, alwaysShow: true },
  ];
  const answer = await askOne<vscode.Uri | undefined>(frame, items);
  if (answer === undefined || answer === 'back') return answer;
  if (answer.value) return { value: answer.value };
  const defaultUri = vscode.workspace.workspaceFolders?.[0]?.uri;
  const chosen = await vscode.window.showOpenDialog({
    title: 'Folder of the Base Image',
    openLabel: 'Put the Files Here',
    canSelectFiles: false,
    canSelectFolders: true,
    canSelectMany: false,
    ...(defaultUri ? { defaultUri } : {}),
  });
  // Whoever leaves the dialog wants another of the folders offered, or leaves this one too.
  return chosen?.[0] ? { value: chosen[0] } : chooseFolder(frame, name);
}

import * as vscode from 'vscode';
import type { OutlineResult } from '../../../server/src/protocol';
import { dockerfileGlob, foreignFolders, isDockerfileName, languageId } from '../dockerfiles';
import { defaultTag, tagProblem } from './tag';

/**
 * The Dockerfile to build: the one that the command was called on, else that of the active editor, else one that the user
 * picks from the workspace. Undefined when the user gave up or there is none (which is said).
 */
export async function chooseDockerfile(
  called: vscode.Uri | undefined,
): Promise<vscode.TextDocument | undefined> {
  if (called) return vscode.workspace.openTextDocument(called);
  const active = vscode.window.activeTextEditor?.document;
  if (active?.languageId === languageId) return active;
  const open = vscode.workspace.textDocuments
    .filter((d) => d.isUntitled && d.languageId === languageId)
    .map((d) => d.uri);
  const found = await vscode.workspace.findFiles(dockerfileGlob, foreignFolders, 500);
  const all = [
    ...open,
    ...found.filter((uri) => isDockerfileName(uri.path.split('/').at(-1) ?? '')).sort(byDepth),
  ];
  if (all.length === 0) {
    void vscode.window.showInformationMessage(
      'There is no Dockerfile to build: open one, or a folder that holds one.',
    );
    return undefined;
  }
  if (all.length === 1 && all[0]) return vscode.workspace.openTextDocument(all[0]);
  const picked = await vscode.window.showQuickPick(
    all.map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri })),
    { title: 'Build Image: Dockerfile', placeHolder: 'Which Dockerfile?' },
  );
  return picked && vscode.workspace.openTextDocument(picked.uri);
}

function byDepth(a: vscode.Uri, b: vscode.Uri): number {
  return a.path.split('/').length - b.path.split('/').length || a.path.localeCompare(b.path);
}

/**
 * The stage to stop at. Asks only when there is more than one that can be named.
 *
 * @returns a name, `null` for the last stage, undefined when the user gave up.
 */
export async function chooseTarget(
  outline: OutlineResult | undefined,
  remembered: string | undefined,
): Promise<string | null | undefined> {
  const stages = outline?.stages.filter(({ name }) => name !== '') ?? [];
  const count = new Set(outline?.instructions.map(({ stage }) => stage).filter((stage) => stage >= 0)).size;
  if (count < 2 || stages.length === 0) return null;
  const items: (vscode.QuickPickItem & { target: string | null })[] = [
    { label: 'Last stage', description: 'the whole file', target: null },
    ...stages.map(({ name, line }) => ({ label: name, description: `line ${line + 1}`, target: name })),
  ];
  return (
    await pickFirst(
      items,
      (item) => item.target === (remembered ?? null),
      'Target Stage',
      'Up to which stage?',
    )
  )?.target;
}

/** The folder that is sent to the builder; an absolute path, undefined when the user gave up. */
export async function chooseContext(
  document: vscode.TextDocument,
  remembered: string | undefined,
): Promise<string | undefined> {
  const own = document.uri.scheme === 'file' ? vscode.Uri.joinPath(document.uri, '..').fsPath : undefined;
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  const known = new Map<string, string>();
  const add = (path: string | undefined, description: string) => {
    if (path !== undefined && !known.has(path)) known.set(path, description);
  };
  add(remembered, 'as last time');
  add(own, 'the folder of the Dockerfile');
  for (const { uri } of folders) add(uri.fsPath, 'workspace folder');
  const items: (vscode.QuickPickItem & { path: string | undefined })[] = [...known].map(
    ([path, description]) => ({
      label: displayPath(path),
      description,
      path,
    }),
  );
  items.push({ label: '$(folder) Choose folder…', path: undefined, alwaysShow: true });
  const picked = await vscode.window.showQuickPick(items, {
    title: 'Build Image: Build Context',
    placeHolder: 'Which folder can COPY and ADD take files from?',
    matchOnDescription: true,
  });
  if (!picked || picked.path !== undefined) return picked?.path;
  const start = remembered ?? own ?? folders[0]?.uri.fsPath;
  const chosen = await vscode.window.showOpenDialog({
    title: 'Build Context',
    openLabel: 'Use as Build Context',
    canSelectFiles: false,
    canSelectFolders: true,
    canSelectMany: false,
    ...(start === undefined ? {} : { defaultUri: vscode.Uri.file(start) }),
  });
  return chosen?.[0]?.fsPath;
}

function displayPath(path: string): string {
  const uri = vscode.Uri.file(path);
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (!folder) return path;
  const relative = vscode.workspace.asRelativePath(uri, false);
  return relative === path ? folder.name : `${folder.name}/${relative}`;
}

/** The image's name; undefined when the user gave up. */
export async function chooseTag(
  document: vscode.TextDocument,
  context: string,
  remembered: string | undefined,
): Promise<string | undefined> {
  const folder = context.split(/[\\/]/).filter(Boolean).at(-1) ?? '';
  const file = document.isUntitled ? '' : (document.uri.path.split('/').at(-1) ?? '');
  const value = remembered ?? defaultTag(folder, file);
  const tag = await vscode.window.showInputBox({
    title: 'Build Image: Tag',
    prompt: 'Name of the image, as in myapp:dev',
    value,
    validateInput: tagProblem,
  });
  return tag?.trim();
}

/** A quick pick that begins on one item: VS Code has no other way to preselect than through the quick pick object. */
async function pickFirst<T extends vscode.QuickPickItem>(
  items: readonly T[],
  isActive: (item: T) => boolean,
  title: string,
  placeholder: string,
): Promise<T | undefined> {
  const pick = vscode.window.createQuickPick<T>();
  pick.title = `Build Image: ${title}`;
  pick.placeholder = placeholder;
  pick.items = items;
  pick.activeItems = items.filter(isActive).slice(0, 1);
  return new Promise<T | undefined>((resolve) => {
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

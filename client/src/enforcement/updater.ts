import * as vscode from 'vscode';
import { type UpdaterParams, updaterFiles } from '../../../server/src/protocol';
import { dockerfileGlob, foreignFolders, isDockerfileName, languageId } from '../dockerfiles';
import type { Server } from '../server';
import { type Comparison, nameOf } from './comparison';
import { existingText, writeText } from './text-file';
import { pathBelow, updaterMessage } from './texts';

type Tool = UpdaterParams['tool'];

/** Dockerfiles that are looked for at most. */
const most = 1000;

/** *Write Renovate or Dependabot Configuration…*: lets one of them propose newer base images. */
export async function exportUpdater(server: Server, comparison: Comparison): Promise<void> {
  const folder = await chooseFolder();
  if (!folder) return;
  const dockerfiles = await dockerfilesOf(folder);
  if (dockerfiles.length === 0) {
    void vscode.window.showInformationMessage(`There is no Dockerfile in ${folder.name}.`);
    return;
  }
  const tool = await chooseTool();
  if (!tool) return;
  const found = await configurationOf(folder, tool);
  const name = pathBelow(folder.uri.path, found.file.path) ?? nameOf(found.file);
  if (found.text === 'unreadable') {
    void vscode.window.showErrorMessage(
      `${name} is there, but it cannot be read as text, so it was not changed.`,
    );
    return;
  }
  const result = await server.updater({ tool, dockerfiles, existing: found.text });
  if (!result) {
    void vscode.window.showErrorMessage('Nothing was written: the language server does not run.');
    return;
  }
  if (result.kind === 'not-understood') {
    const language = tool === 'renovate' ? 'json' : 'yaml';
    const proposal = await vscode.workspace.openTextDocument({ content: result.text, language });
    await vscode.window.showTextDocument(found.file, { preview: false });
    await vscode.window.showTextDocument(proposal, vscode.ViewColumn.Beside);
    void vscode.window.showWarningMessage(
      `${name} has a form that cannot be changed without risk, so it was left as it is. What should be in it stands beside it.`,
    );
    return;
  }
  if (result.kind === 'write') await writeText(found.file, result.text, found.text);
  if (result.kind === 'write' && found.text !== null) await comparison.showBefore(found.file, found.text);
  else await vscode.window.showTextDocument(found.file, { preview: false });
  void vscode.window.showInformationMessage(updaterMessage(tool, name, result.kind));
}

async function chooseFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length > 1)
    return vscode.window.showWorkspaceFolderPick({
      placeHolder: 'Which repository is the configuration for?',
    });
  if (!folders[0])
    void vscode.window.showInformationMessage(
      'Open the folder of the repository that the configuration is for.',
    );
  return folders[0];
}

async function chooseTool(): Promise<Tool | undefined> {
  const items: (vscode.QuickPickItem & { readonly tool: Tool })[] = [
    {
      label: 'Renovate',
      detail: 'Pins the digest of every base image and proposes newer ones.',
      tool: 'renovate',
    },
    {
      label: 'Dependabot',
      detail: 'Proposes newer base images on GitHub. Renews digests that are there.',
      tool: 'dependabot',
    },
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: 'Write Renovate or Dependabot Configuration',
    placeHolder: 'Which of them runs on your repository?',
  });
  return picked?.tool;
}

/** Paths from the folder: files with a Dockerfile's name, and what is open as one. */
async function dockerfilesOf(folder: vscode.WorkspaceFolder): Promise<string[]> {
  const found = await vscode.workspace.findFiles(
    new vscode.RelativePattern(folder, dockerfileGlob),
    new vscode.RelativePattern(folder, foreignFolders),
    most,
  );
  const open = vscode.workspace.textDocuments
    .filter((document) => document.languageId === languageId && !document.isUntitled)
    .map(({ uri }) => uri)
    .filter(({ scheme, authority }) => scheme === folder.uri.scheme && authority === folder.uri.authority);
  const named = found.filter((uri) => isDockerfileName(nameOf(uri)));
  const paths = [...named, ...open].flatMap(({ path }) => pathBelow(folder.uri.path, path) ?? []);
  return [...new Set(paths)].sort();
}

/** The configuration that is there, else the place of a new one. */
async function configurationOf(
  folder: vscode.WorkspaceFolder,
  tool: Tool,
): Promise<{ readonly file: vscode.Uri; readonly text: string | null }> {
  for (const path of updaterFiles[tool]) {
    const file = vscode.Uri.joinPath(folder.uri, path);
    const text = await existingText(file);
    if (text !== null) return { file, text };
  }
  return { file: vscode.Uri.joinPath(folder.uri, updaterFiles[tool][0]), text: null };
}

import * as vscode from 'vscode';
import type { DocumentParams } from '../../../server/src/protocol';
import { composeGlob, isComposeDocument } from '../compose-files';
import { dockerfileGlob, foreignFolders, isDockerfileName, languageId } from '../dockerfiles';
import { readWorkspaceFile } from '../read-file';

/** A workspace with more Dockerfiles or compose files than this has copies of others' in it. */
const most = 500;

/** The Dockerfile in the active editor, saved or not. */
export function activeDockerfile(): vscode.TextDocument | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document?.languageId === languageId ? document : undefined;
}

/** The document in the active editor whose images registries can be asked about: a Dockerfile or a compose file. */
export function activeDocument(): vscode.TextDocument | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document && isComposeDocument(document) ? document : activeDockerfile();
}

/** A document as a request wants it. The text counts only where the server does not follow the document itself. */
export function targetOf(document: vscode.TextDocument): DocumentParams {
  return { uri: document.uri.toString(), text: document.getText() };
}

/** Every Dockerfile and compose file of the workspace, as it stands in the editor or in its file. */
async function workspaceTargets(token?: vscode.CancellationToken): Promise<DocumentParams[]> {
  const [dockerfiles, composeFiles] = await Promise.all(
    [dockerfileGlob, composeGlob].map((glob) =>
      vscode.workspace.findFiles(glob, foreignFolders, most, token),
    ),
  );
  const found = [
    ...(dockerfiles ?? []).filter(({ path }) => isDockerfileName(path.slice(path.lastIndexOf('/') + 1))),
    ...(composeFiles ?? []).filter((uri) => isComposeDocument({ languageId: 'yaml', uri })),
  ];
  const open = new Map(vscode.workspace.textDocuments.map((document) => [document.uri.toString(), document]));
  const targets: DocumentParams[] = [];
  for (const uri of found.sort((a, b) => a.toString().localeCompare(b.toString()))) {
    if (token?.isCancellationRequested) break;
    const document = open.get(uri.toString());
    const text = document ? document.getText() : await readWorkspaceFile(uri);
    if (text !== null) targets.push({ uri: uri.toString(), text });
  }
  return targets;
}

/**
 * The Dockerfiles a command is for: asks when there is a choice between the active one and those of the workspace.
 * @returns undefined when the user chose nothing
 */
export async function chooseTargets(
  title: string,
): Promise<{ readonly documents: readonly DocumentParams[]; readonly isWorkspace: boolean } | undefined> {
  const active = activeDocument();
  const hasFolders = (vscode.workspace.workspaceFolders?.length ?? 0) > 0;
  if (active && !hasFolders) return { documents: [targetOf(active)], isWorkspace: false };
  if (!active) return { documents: await workspaceTargets(), isWorkspace: true };
  const file = { label: '$(file) This File', description: vscode.workspace.asRelativePath(active.uri) };
  const all = { label: '$(folder) All Dockerfiles and Compose Files of the Workspace' };
  const picked = await vscode.window.showQuickPick([file, all], { title });
  if (!picked) return undefined;
  return picked === file
    ? { documents: [targetOf(active)], isWorkspace: false }
    : { documents: await workspaceTargets(), isWorkspace: true };
}

import * as vscode from 'vscode';
import { buildFiles, type SurroundingsParams } from '../../../server/src/protocol';
import { readWorkspaceFile } from '../read-file';
import type { Server } from '../server';
import { gitConfigOf } from './git-config';

type FolderTexts = SurroundingsParams['folders'][number];

/**
 * Hands the server the texts of the workspace that tell the user's own images, once it runs and again when they change.
 * Nothing is read before the server runs.
 */
export class SurroundingsWatch implements vscode.Disposable {
  private readonly disposables: vscode.Disposable[];
  private watcher: vscode.FileSystemWatcher | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly server: Server) {
    this.disposables = [
      server.onDidChangeState((state) => {
        if (state === 'running') this.begin();
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.soon()),
    ];
  }

  private begin(): void {
    if (!this.watcher) {
      this.watcher = vscode.workspace.createFileSystemWatcher(buildFiles.pattern);
      const again = () => this.soon();
      this.disposables.push(
        this.watcher,
        this.watcher.onDidCreate(again),
        this.watcher.onDidChange(again),
        this.watcher.onDidDelete(again),
      );
    }
    void this.tell();
  }

  /** Many files may change at once, as when a branch is switched. */
  private soon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.tell(), 500);
  }

  private async tell(): Promise<void> {
    if (this.server.state !== 'running') return;
    try {
      const folders = await Promise.all((vscode.workspace.workspaceFolders ?? []).map(surroundingsOf));
      await this.server.tellSurroundings({ folders });
    } catch (error) {
      this.server.log.warn(`The surroundings of the workspace could not be read: ${String(error)}`);
    }
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const disposable of this.disposables) disposable.dispose();
  }
}

async function surroundingsOf({ uri }: vscode.WorkspaceFolder): Promise<FolderTexts> {
  const [gitConfig, files] = await Promise.all([gitConfigOf(uri), filesOf(uri)]);
  return { uri: uri.toString(), gitConfig, files };
}

async function filesOf(folder: vscode.Uri): Promise<FolderTexts['files']> {
  const found = await vscode.workspace.findFiles(
    new vscode.RelativePattern(folder, buildFiles.pattern),
    buildFiles.ignored,
    buildFiles.most,
  );
  const files: { name: string; text: string }[] = [];
  for (const file of found) {
    const text = await readWorkspaceFile(file, buildFiles.largest);
    if (text !== null) files.push({ name: file.path.slice(file.path.lastIndexOf('/') + 1), text });
  }
  return files;
}

import * as vscode from 'vscode';

const scheme = 'dockerfile-hygiene-comparison';

/** Read-only texts that stand beside a file in a comparison: what it was before, or what is proposed. */
export class Comparison implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly texts = new Map<string, string>();
  private readonly listeners: vscode.Disposable[] = [
    vscode.workspace.registerTextDocumentContentProvider(scheme, this),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => this.texts.delete(uri.toString())),
  ];
  private count = 0;

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? '';
  }

  /** Shows how a file differs from what it was. */
  async showBefore(file: vscode.Uri, before: string): Promise<void> {
    await vscode.commands.executeCommand(
      'vscode.diff',
      this.keep(file, before),
      file,
      `${nameOf(file)}: what changed`,
    );
  }

  /** Shows how a proposal differs from a file. */
  async showProposal(file: vscode.Uri, proposal: string): Promise<void> {
    await vscode.commands.executeCommand(
      'vscode.diff',
      file,
      this.keep(file, proposal),
      `${nameOf(file)}: proposal`,
    );
  }

  private keep(file: vscode.Uri, text: string): vscode.Uri {
    this.count++;
    const uri = vscode.Uri.from({ scheme, path: file.path, query: String(this.count) });
    this.texts.set(uri.toString(), text);
    return uri;
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
  }
}

/** The last part of a file's path. */
export function nameOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

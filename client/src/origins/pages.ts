import * as vscode from 'vscode';
import { targetOf } from '../registry/targets';
import type { Server } from '../server';
import { pageUri, scheme, sourceOf } from './page-uri';

/** Milliseconds without a keystroke before a page that is shown follows its Dockerfile. */
const pause = 300;

/** The pages that tell where images come from: read-only documents that follow their Dockerfiles. */
export class ProvenancePages implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  /** Pages that were shown, by the Dockerfile that they are about. */
  private readonly shown = new Map<string, vscode.Uri>();
  private readonly waiting = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly listeners = [
    vscode.workspace.registerTextDocumentContentProvider(scheme, this),
    vscode.workspace.onDidChangeTextDocument(({ document }) => this.follow(document.uri)),
  ];

  constructor(private readonly server: Server) {}

  /** Shows the page of a Dockerfile beside it, in the Markdown preview, or as text where there is none. */
  async show(source: vscode.Uri): Promise<void> {
    const page = pageUri(source);
    this.shown.set(source.toString(), page);
    this.changed.fire(page);
    try {
      await vscode.commands.executeCommand('markdown.showPreviewToSide', page);
    } catch {
      const document = await vscode.workspace.openTextDocument(page);
      await vscode.window.showTextDocument(document, {
        preview: true,
        viewColumn: vscode.ViewColumn.Beside,
        preserveFocus: true,
      });
    }
  }

  async provideTextDocumentContent(page: vscode.Uri): Promise<string> {
    const source = sourceOf(page);
    try {
      const document = await vscode.workspace.openTextDocument(source);
      const result = await this.server.provenance(targetOf(document));
      if (!result) return 'The page is not available: the language server does not run.\n';
      return result.page ?? 'There is nothing to tell: the file is not checked.\n';
    } catch {
      return 'The Dockerfile is no longer there.\n';
    }
  }

  private follow(source: vscode.Uri): void {
    const key = source.toString();
    const page = this.shown.get(key);
    if (!page) return;
    clearTimeout(this.waiting.get(key));
    this.waiting.set(
      key,
      setTimeout(() => {
        this.waiting.delete(key);
        void this.renew(page);
      }, pause),
    );
  }

  private async renew(page: vscode.Uri): Promise<void> {
    const key = page.toString();
    if (vscode.workspace.textDocuments.some(({ uri }) => uri.toString() === key)) {
      this.changed.fire(page);
      return;
    }
    // The editor lets go of documents that only a preview shows; nobody but the preview itself can renew it then.
    const commands = await vscode.commands.getCommands(true);
    if (commands.includes('markdown.preview.refresh'))
      await vscode.commands.executeCommand('markdown.preview.refresh');
  }

  dispose(): void {
    for (const timer of this.waiting.values()) clearTimeout(timer);
    for (const listener of this.listeners) listener.dispose();
    this.changed.dispose();
  }
}

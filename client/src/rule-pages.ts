import * as vscode from 'vscode';
import type { RulesResult } from '../../server/src/protocol';
import type { Server } from './server';

type Rule = RulesResult['rules'][number];

const scheme = 'dockerfile-hygiene-rule';

/** The pages of the rules as read-only documents, for VS Code's Markdown preview. */
export class RulePages implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private known: readonly Rule[] | undefined;
  private readonly registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this);

  constructor(private readonly server: Server) {}

  /** All rules; empty when the server cannot say. */
  async rules(): Promise<readonly Rule[]> {
    this.known ??= (await this.server.rules())?.rules;
    return this.known ?? [];
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const id = uri.path.replace(/^\//, '').replace(/\.md$/, '');
    const rule = (await this.rules()).find((candidate) => candidate.id === id);
    return rule?.page ?? `# ${id}\n\nThere is no rule of this name.\n`;
  }

  /** Shows a rule's page in the Markdown preview, or as text where there is none. */
  async show(id: string): Promise<void> {
    const uri = vscode.Uri.from({ scheme, path: `/${id}.md` });
    try {
      await vscode.commands.executeCommand('markdown.showPreview', uri);
    } catch {
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
    }
  }

  dispose(): void {
    this.registration.dispose();
  }
}

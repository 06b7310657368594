import * as vscode from 'vscode';
import { commandIds } from '../command-ids';
import type { Server } from '../server';
import { datesPage } from './dates-page';

const scheme = 'dockerfile-hygiene-knowledge';

/** Registers *Show Knowledge Dates*. */
export function registerKnowledgeCommands(server: Server): vscode.Disposable[] {
  let page = '';
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const uri = vscode.Uri.from({ scheme, path: '/Knowledge Dates.md' });
  return [
    changed,
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: () => page,
    }),
    vscode.commands.registerCommand(commandIds.showKnowledgeDates, async () => {
      const result = await server.knowledge();
      if (!result) {
        void vscode.window.showErrorMessage('The dates are not available: the language server does not run.');
        return;
      }
      page = datesPage(result, new Date().toISOString().slice(0, 10));
      changed.fire(uri);
      try {
        await vscode.commands.executeCommand('markdown.showPreview', uri);
      } catch {
        await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
      }
    }),
  ];
}

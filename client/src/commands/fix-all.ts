import * as vscode from 'vscode';
import { languageId } from '../dockerfiles';

/** *Fix All Safe Findings*: applies the server's `source.fixAll` to the active Dockerfile. */
export async function fixAll(): Promise<void> {
  if (vscode.window.activeTextEditor?.document.languageId !== languageId) {
    void vscode.window.showInformationMessage('Open a Dockerfile to fix its findings.');
    return;
  }
  // The editor's own command also says so when there is nothing to fix.
  await vscode.commands.executeCommand('editor.action.codeAction', {
    kind: 'source.fixAll.dockerfileHygiene',
    apply: 'first',
  });
}

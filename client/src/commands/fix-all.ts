import * as vscode from 'vscode';
import { isComposeDocument } from '../compose-files';
import { languageId } from '../dockerfiles';

/** *Fix All Safe Findings*: applies the server's `source.fixAll` to the active Dockerfile or compose file. */
export async function fixAll(): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document?.languageId !== languageId && !(document && isComposeDocument(document))) {
    void vscode.window.showInformationMessage('Open a Dockerfile or a compose file to fix its findings.');
    return;
  }
  // The editor's own command also says so when there is nothing to fix.
  await vscode.commands.executeCommand('editor.action.codeAction', {
    kind: 'source.fixAll.dockerfileHygiene',
    apply: 'first',
  });
}

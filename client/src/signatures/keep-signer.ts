import * as vscode from 'vscode';
import type { SignerChoice } from '../../../server/src/protocol';
import type { Server } from '../server';

/**
 * Writes who must have signed into the policy file that holds for a document, and saves it.
 * @returns false when that did not work, which is said
 */
export async function keepSigner(
  server: Server,
  document: vscode.Uri,
  signer: SignerChoice,
): Promise<boolean> {
  const unsaved = new Set(
    vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ uri }) => uri.toString()),
  );
  const result = await server.addSigner({ uri: document.toString(), signer });
  if (result?.policy === undefined) {
    void vscode.window.showErrorMessage(
      result?.message ?? 'The language server does not answer, so nothing was written.',
    );
    return false;
  }
  const policy = await vscode.workspace.openTextDocument(vscode.Uri.parse(result.policy, true));
  // What the user was about to change there is not for us to save.
  if (!unsaved.has(policy.uri.toString())) await policy.save();
  return true;
}

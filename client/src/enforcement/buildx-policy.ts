import * as vscode from 'vscode';
import { languageId } from '../dockerfiles';
import type { Server } from '../server';
import { type Comparison, nameOf } from './comparison';
import { existingText, writeText } from './text-file';
import { policyMessage } from './texts';

/**
 * *Export Policy for Buildx…*: writes `<name of the Dockerfile>.rego` beside the Dockerfile, where Buildx looks for it.
 * @param argument URI of a Dockerfile; default the active editor's
 */
export async function exportBuildxPolicy(
  server: Server,
  comparison: Comparison,
  argument: unknown,
): Promise<void> {
  const document =
    argument instanceof vscode.Uri
      ? await vscode.workspace.openTextDocument(argument)
      : vscode.window.activeTextEditor?.document;
  if (document?.languageId !== languageId) {
    void vscode.window.showInformationMessage('Open the Dockerfile that the policy is for.');
    return;
  }
  if (document.isUntitled) {
    void vscode.window.showInformationMessage('Save the Dockerfile first: its policy lies beside it.');
    return;
  }
  const dockerfile = nameOf(document.uri);
  const file = document.uri.with({ path: `${document.uri.path}.rego`, query: '', fragment: '' });
  const name = nameOf(file);
  const existing = await existingText(file);
  if (existing === 'unreadable') {
    void vscode.window.showErrorMessage(
      `${name} is there, but it cannot be read as text, so it was not changed.`,
    );
    return;
  }
  const result = await server.buildxPolicy({
    uri: document.uri.toString(),
    text: document.getText(),
    existing,
  });
  if (!result) {
    void vscode.window.showErrorMessage(
      result === null
        ? `There is no policy for ${dockerfile}: linting is switched off for it.`
        : 'The policy could not be made: the language server does not run.',
    );
    return;
  }
  if (result.kind === 'foreign') {
    const show = 'Show Proposal';
    const picked = await vscode.window.showWarningMessage(
      `${name} was not written by Dockerfile Hygiene, or the marks around its own rules are gone. It was not changed.`,
      show,
    );
    if (picked === show) await comparison.showProposal(file, result.text);
    return;
  }
  if (result.kind === 'write') await writeText(file, result.text, existing);
  if (result.kind === 'write' && existing !== null) await comparison.showBefore(file, existing);
  else await vscode.window.showTextDocument(file, { preview: false });
  const message = policyMessage(name, dockerfile, result.kind, result.refused);
  void (result.refused.length > 0
    ? vscode.window.showWarningMessage(message)
    : vscode.window.showInformationMessage(message));
}

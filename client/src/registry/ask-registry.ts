import * as vscode from 'vscode';
import type { Server } from '../server';
import { tellRefusal } from './pin';
import { placeOf } from './place';
import { targetOf } from './targets';

/** The link in a hover: lets the registry be asked about the image there, and shows the hover again. */
export async function askRegistry(server: Server, argument: unknown): Promise<void> {
  const place = placeOf(argument);
  if (!place) return;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(place.uri, true));
  const result = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: 'Asking the registry…' },
    (_progress, token) =>
      server.describeImage({ ...targetOf(document), position: place.position }, { token }),
  );
  if (!result) return;
  if ('refused' in result) {
    tellRefusal(result);
    return;
  }
  if (result.message !== undefined) {
    void vscode.window.showWarningMessage(result.message);
    return;
  }
  const editor = vscode.window.activeTextEditor;
  if (editor?.document !== document) return;
  const { line, character } = place.position;
  const position = new vscode.Position(line, character);
  editor.selection = new vscode.Selection(position, position);
  // The hover with the link stays as it is while it is open. An older editor that cannot close it shows the news next time.
  await vscode.commands.executeCommand('editor.action.hideHover').then(undefined, () => {});
  await vscode.commands.executeCommand('editor.action.showHover');
}

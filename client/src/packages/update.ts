import * as vscode from 'vscode';
import type { UpdatePackagesResult } from '../../../server/src/protocol';
import type { Server } from '../server';
import { mirrorProblem, noListsAndOff, sourceOf, updateWords } from './words';

/** *Update Package Data*: from the mirror in the settings, else from what apt has here, else from a mirror that is asked for. */
export async function updatePackageData(server: Server): Promise<void> {
  const settings = vscode.workspace.getConfiguration('dockerfileHygiene');
  const { mirror, mayAsk } = sourceOf(
    settings.get<string>('registry.lookups', 'onRequest'),
    settings.get<string>('packages.mirror', ''),
  );
  const first = await fetch(server, mirror);
  if (first === 'cancelled') return;
  if (!first || !('failed' in first) || first.failed !== 'no-lists') return tell(first);
  if (!mayAsk) {
    void vscode.window.showWarningMessage(noListsAndOff);
    return;
  }
  const named = await askForMirror();
  if (named === undefined) return;
  const second = await fetch(server, named);
  if (second !== 'cancelled') tell(second);
}

function fetch(
  server: Server,
  mirror: string | null,
): Thenable<UpdatePackagesResult | 'cancelled' | undefined> {
  const title = mirror === null ? 'Reading package data' : `Fetching package data from ${mirror}`;
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, async (progress, token) => {
    const report = (message: string) => progress.report({ message });
    const result = await server.updatePackages({ mirror }, { token, report });
    return token.isCancellationRequested ? 'cancelled' : result;
  });
}

async function askForMirror(): Promise<string | undefined> {
  const text = await vscode.window.showInputBox({
    title: 'Update Package Data',
    prompt:
      "apt has no lists of Debian on this machine. Which mirror of Debian's archive may be asked? About 25 MB are downloaded.",
    placeHolder: 'https://mirror.example.org/debian',
    ignoreFocusOut: true,
    validateInput: (value) => mirrorProblem(value.trim()),
  });
  return text?.trim();
}

function tell(result: UpdatePackagesResult | undefined): void {
  if (!result) {
    void vscode.window.showErrorMessage('The language server does not answer, so nothing was changed.');
    return;
  }
  const { text, isProblem } = updateWords(result);
  if (isProblem) void vscode.window.showWarningMessage(text);
  else void vscode.window.showInformationMessage(text);
}

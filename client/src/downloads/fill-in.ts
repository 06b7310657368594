import * as vscode from 'vscode';
import type { FillInArgument, FillInResult, RegistryRefusal } from '../../../server/src/protocol';
import { reporter } from '../registry/pin';
import type { Server } from '../server';
import { fillInArgument } from './argument';
import { agreement, doneText, type Outlook, refusedText } from './words';

const noAnswer = 'The language server does not answer, so nothing was changed.';

/** Completes the repair that a code action names: asks the user, then the server of the download, and writes the value. */
export async function fillIn(server: Server, argument: unknown): Promise<void> {
  const params = fillInArgument(argument);
  if (!params) return;
  const outlook = await lookAhead(server, params);
  if (!outlook || (outlook.what === 'sha256' && !(await agree(outlook)))) return;
  const title =
    outlook.what === 'sha256'
      ? `Computing the SHA-256 of ${outlook.url}`
      : `Asking ${outlook.host} for the commit`;
  const location = vscode.ProgressLocation.Notification;
  const result = await vscode.window.withProgress({ location, title, cancellable: true }, (progress, token) =>
    cancellable(server.fillIn(params, { token, report: reporter(progress) }), token),
  );
  if (result !== 'cancelled') await conclude(server, params, result);
}

async function lookAhead(server: Server, params: FillInArgument): Promise<Outlook | undefined> {
  const options = { location: vscode.ProgressLocation.Window, title: 'Asking the server…' };
  const outlook = await vscode.window.withProgress(options, (_progress, token) =>
    server.fillInOutlook(params, token),
  );
  if (!outlook) return warn(noAnswer);
  if ('refused' in outlook) return refuse(outlook);
  return 'message' in outlook ? warn(outlook.message) : outlook;
}

async function agree(outlook: Outlook): Promise<boolean> {
  const { question, detail } = agreement(outlook);
  const download = 'Download';
  return (
    (await vscode.window.showInformationMessage(question, { modal: true, detail }, download)) === download
  );
}

/** Cancelled by the user, the server's answer does not matter any more. */
async function cancellable<T>(answer: Promise<T>, token: vscode.CancellationToken): Promise<T | 'cancelled'> {
  const result = await answer;
  return token.isCancellationRequested ? 'cancelled' : result;
}

async function conclude(
  server: Server,
  { uri }: FillInArgument,
  result: FillInResult | RegistryRefusal | undefined,
): Promise<void> {
  if (!result) return void warn(noAnswer);
  if ('refused' in result) return void refuse(result);
  if ('message' in result) return tellWith(result.message, result.value);
  const { what, value, host, version, edits } = result;
  const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri);
  const edit = new vscode.WorkspaceEdit();
  for (const { range, newText } of edits) {
    const { start, end } = range;
    const target = new vscode.Range(start.line, start.character, end.line, end.character);
    edit.replace(vscode.Uri.parse(uri, true), target, newText);
  }
  if (document?.version !== version || !(await vscode.workspace.applyEdit(edit)))
    return tellWith('The file was edited meanwhile, so nothing was changed.', value);
  server.log.info(`${uri}: ${what} ${value} from ${host}`);
  vscode.window.setStatusBarMessage(doneText(what, value, host), 5000);
}

/** What was found out for nothing is there to be copied. */
async function tellWith(message: string, value: string | undefined): Promise<void> {
  if (value === undefined) return void warn(message);
  const copy = 'Copy Value';
  const text = `${message} The value is ${value}.`;
  if ((await vscode.window.showWarningMessage(text, copy)) === copy)
    await vscode.env.clipboard.writeText(value);
}

function warn(message: string): undefined {
  void vscode.window.showWarningMessage(message);
  return undefined;
}

/** Says why nobody was asked, and the way out where there is one. */
function refuse(refusal: RegistryRefusal): undefined {
  const openSettings = 'Open Settings';
  const buttons = refusal.refused === 'off' ? [openSettings] : [];
  void vscode.window.showInformationMessage(refusedText(refusal), ...buttons).then((button) => {
    if (button === openSettings)
      void vscode.commands.executeCommand(
        'workbench.action.openSettings',
        'dockerfileHygiene.registry.lookups',
      );
  });
  return undefined;
}

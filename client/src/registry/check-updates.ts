import * as vscode from 'vscode';
import type { CheckedImage } from '../../../server/src/protocol';
import type { Server } from '../server';
import { pin, reporter, tellRefusal } from './pin';
import { chooseTargets } from './targets';
import { updateReport, updateSummary } from './words';

/** *Check Base Images for Updates*: of this file or of the workspace. What comes out also shows as findings. */
export async function checkUpdates(server: Server): Promise<void> {
  const targets = await chooseTargets('Check Base Images for Updates');
  if (!targets) return;
  const { documents } = targets;
  if (documents.length === 0) {
    void vscode.window.showInformationMessage('There is no Dockerfile or compose file in this workspace.');
    return;
  }
  const result = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: 'Checking base images for updates',
      cancellable: true,
    },
    async (progress, token) => {
      const answer = await server.checkUpdates({ documents }, { token, report: reporter(progress) });
      return answer ?? (token.isCancellationRequested ? 'cancelled' : 'no-answer');
    },
  );
  if (result === 'cancelled') return;
  if (result === 'no-answer') {
    void vscode.window.showErrorMessage('The language server does not answer, so no registry was asked.');
  } else if ('refused' in result) {
    tellRefusal(result);
  } else {
    await show(server, result.images);
  }
}

const showReport = 'Show';
const updateAll = 'Update All…';

async function show(server: Server, images: readonly CheckedImage[]): Promise<void> {
  const nameOf = (uri: string) => vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
  for (const line of updateReport(images, nameOf)) server.log.info(line);
  const stale = [...new Set(images.filter(({ state }) => state === 'stale').map(({ uri }) => uri))];
  const buttons = stale.length > 0 ? [showReport, updateAll] : [showReport];
  const chosen = await vscode.window.showInformationMessage(updateSummary(images), ...buttons);
  if (chosen === showReport) server.log.show(true);
  if (chosen !== updateAll) return;
  const documents = await Promise.all(
    stale.map(async (uri) => {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
      return { uri, text: document.getText() };
    }),
  );
  await pin(
    server,
    { documents, update: true },
    { title: 'Updating digests', location: vscode.ProgressLocation.Notification, confirm: true },
  );
}

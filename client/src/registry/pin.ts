import * as vscode from 'vscode';
import type {
  PinArgument,
  PinnedImage,
  PinParams,
  PinResult,
  RegistryRefusal,
} from '../../../server/src/protocol';
import type { Server } from '../server';
import { applyEdits, applyPins } from './apply';
import { placeOf } from './place';
import { activeDocument, chooseTargets, targetOf } from './targets';
import { pinWords, refusalText } from './words';

/** How often edits are asked for because somebody types meanwhile. Once for a place: the texts may have moved from under it. */
const attempts = 3;

/** *Pin Base Image to Digest*: the image at the place that an action gives, or at the cursor. */
export async function pinDigest(server: Server, argument: unknown): Promise<void> {
  const place = placeOf(argument) ?? placeOfCursor();
  if (!place) {
    void vscode.window.showInformationMessage('Open a Dockerfile and put the cursor on an image to pin it.');
    return;
  }
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(place.uri, true));
  const { position, everywhere = false, first } = place;
  if (first && !(await applyEdits(place.uri, first))) {
    void vscode.window.showWarningMessage(
      'The file was edited since the repair was offered, so nothing was changed. Try again.',
    );
    return;
  }
  const params: PinParams = { documents: [targetOf(document)], position, everywhere };
  await pin(server, params, { title: 'Asking for the digest…', location: vscode.ProgressLocation.Window });
}

/** *Pin All Base Images to Digests…*: of this file or of the workspace. */
export async function pinAllDigests(server: Server): Promise<void> {
  const targets = await chooseTargets('Pin All Base Images to Digests');
  if (!targets) return;
  const { documents, isWorkspace } = targets;
  if (documents.length === 0) {
    void vscode.window.showInformationMessage('There is no Dockerfile or compose file in this workspace.');
    return;
  }
  await pin(
    server,
    { documents },
    {
      title: 'Pinning images',
      location: vscode.ProgressLocation.Notification,
      confirm: isWorkspace,
    },
  );
}

export interface PinOptions {
  readonly title: string;
  readonly location: vscode.ProgressLocation;
  /** Whether the user agrees to the changes before they are made. */
  readonly confirm?: boolean;
}

/** Asks for digests, writes them, and says in one message what came of it. */
export async function pin(server: Server, params: PinParams, options: PinOptions): Promise<void> {
  const { confirm = false } = options;
  for (let attempt = 0; attempt < (params.position ? 1 : attempts); attempt++) {
    const documents = attempt === 0 ? params.documents : await newTexts(params);
    const result = await ask(server, { ...params, documents }, options);
    if (result === 'cancelled') return;
    if (result === 'no-answer') {
      void vscode.window.showErrorMessage('The language server does not answer, so nothing was changed.');
      return;
    }
    if ('refused' in result) {
      tellRefusal(result);
      return;
    }
    const applied = await applyPins(result, { documents, confirm });
    if (applied === 'outdated') continue;
    const images = result.documents.flatMap((document) => document.images);
    // Of what the user has taken or left one by one, only the rest is news.
    if (applied === 'reviewed') {
      if (images.some(isProblem)) tell(server, images.filter(isProblem), { isSeen: true });
    } else if (applied === 'applied') {
      tell(server, images, { isSeen: !confirm });
    }
    return;
  }
  void vscode.window.showWarningMessage(
    'The file was edited while the registry was asked, so nothing was changed. Try again.',
  );
}

async function ask(
  server: Server,
  params: PinParams,
  { title, location }: PinOptions,
): Promise<PinResult | RegistryRefusal | 'cancelled' | 'no-answer'> {
  return vscode.window.withProgress(
    { location, title, cancellable: location === vscode.ProgressLocation.Notification },
    async (progress, token) => {
      const result = await server.pin(params, { token, report: reporter(progress) });
      return result ?? (token.isCancellationRequested ? 'cancelled' : 'no-answer');
    },
  );
}

const isProblem = ({ state }: PinnedImage) => state === 'failed' || state === 'elsewhere';

/** @param isSeen whether the user has what was changed in view */
function tell(server: Server, images: readonly PinnedImage[], { isSeen }: { isSeen: boolean }): void {
  for (const { image, message } of images) if (message) server.log.info(`${image}: ${message}`);
  const words = pinWords(images);
  if (words.isProblem) void vscode.window.showWarningMessage(words.text);
  else if (isSeen && images.some(({ state }) => state === 'pinned'))
    vscode.window.setStatusBarMessage(words.text, 5000);
  else void vscode.window.showInformationMessage(words.text);
}

/** Says why nobody was asked, and the way out where there is one. */
export function tellRefusal(refusal: RegistryRefusal): void {
  const openSettings = 'Open Settings';
  const buttons = refusal.refused === 'off' ? [openSettings] : [];
  void vscode.window.showInformationMessage(refusalText(refusal), ...buttons).then((button) => {
    if (button !== openSettings) return;
    void vscode.commands.executeCommand(
      'workbench.action.openSettings',
      'dockerfileHygiene.registry.lookups',
    );
  });
}

/** Turns how far all is into steps, as VS Code wants them. */
export function reporter(
  progress: vscode.Progress<{ message?: string; increment?: number }>,
): (message: string, percentage: number) => void {
  let before = 0;
  return (message, percentage) => {
    progress.report({ message, increment: Math.max(0, percentage - before) });
    before = percentage;
  };
}

function placeOfCursor(): PinArgument | undefined {
  const document = activeDocument();
  const position = vscode.window.activeTextEditor?.selection.active;
  if (!document || !position) return undefined;
  const { line, character } = position;
  return { uri: document.uri.toString(), position: { line, character } };
}

/** The documents as they stand now. */
async function newTexts({ documents }: PinParams): Promise<PinParams['documents']> {
  return Promise.all(
    documents.map(async ({ uri }) =>
      targetOf(await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true))),
    ),
  );
}

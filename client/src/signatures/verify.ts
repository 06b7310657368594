import * as vscode from 'vscode';
import type {
  SignedImage,
  SignedImagesResult,
  SignerChoice,
  VerifySignatureResult,
} from '../../../server/src/protocol';
import { placeOf } from '../registry/place';
import { activeDockerfile, targetOf } from '../registry/targets';
import type { Server } from '../server';
import { chooseSigner, chooseToKeep } from './choose-signer';
import { keepSigner } from './keep-signer';

/**
 * *Verify Base Image Signature…*: the image at the place that an action gives or at the cursor, else one of the file's.
 * @returns what came out; undefined when nothing was checked because the user gave up or something was missing (which is said)
 */
export async function verifySignature(
  server: Server,
  argument: unknown,
): Promise<VerifySignatureResult | undefined> {
  if (!(await inTrustedWorkspace())) return undefined;
  const place = placeOf(argument);
  const document = place
    ? await vscode.workspace.openTextDocument(vscode.Uri.parse(place.uri, true))
    : activeDockerfile();
  if (!document) return say('Open a Dockerfile to verify the signature of an image in it.');
  const found = await server.signedImages({
    ...targetOf(document),
    position: place?.position ?? cursorIn(document),
  });
  if (!found) return say('The language server does not answer, so nothing was checked.');
  if (found.message) return say(found.message);
  const image = await chooseImage(found, place !== undefined);
  if (!image) return undefined;
  const signer = image.signer === undefined ? await chooseSigner(image) : undefined;
  if (image.signer === undefined && !signer) return undefined;
  if (signer) {
    const keep = await chooseToKeep(signer);
    if (keep === undefined || (keep && !(await keepSigner(server, document.uri, signer)))) return undefined;
  }
  return check(server, document, image, signer);
}

async function check(
  server: Server,
  document: vscode.TextDocument,
  { image }: SignedImage,
  signer: SignerChoice | undefined,
): Promise<VerifySignatureResult | undefined> {
  const result = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: `Checking the signature of ${image}`,
      cancellable: true,
    },
    async (_progress, token) => {
      const answer = await server.verifySignature(
        { ...targetOf(document), image, ...(signer && { signer }) },
        token,
      );
      return token.isCancellationRequested ? 'cancelled' : answer;
    },
  );
  if (result === 'cancelled') return undefined;
  if (!result) return say('The language server does not answer, so nothing was checked.');
  server.log.info(result.message);
  tell(result);
  return result;
}

function tell({ state, message }: VerifySignatureResult): void {
  if (state === 'valid') void vscode.window.showInformationMessage(message);
  else if (state === 'none') void vscode.window.showWarningMessage(message);
  else void vscode.window.showErrorMessage(message);
}

/** The image at the place, the only one there is, or the one that the user picks. */
async function chooseImage(
  { images, here }: SignedImagesResult,
  isPlaceGiven: boolean,
): Promise<SignedImage | undefined> {
  const first = here === undefined ? undefined : images[here];
  if (first) return first;
  if (isPlaceGiven || images.length === 0)
    return say(isPlaceGiven ? 'No image stands there any more.' : 'This file names no image of a registry.');
  if (images.length === 1) return images[0];
  const items = images.map((image) => ({
    label: image.image,
    description: `line ${image.line + 1}`,
    ...(image.signer && { detail: `must be signed by ${image.signer}` }),
    image,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: 'Verify Base Image Signature',
    placeHolder: 'Which image?',
  });
  return picked?.image;
}

function cursorIn(document: vscode.TextDocument): { line: number; character: number } | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document !== document) return undefined;
  const { line, character } = editor.selection.active;
  return { line, character };
}

async function inTrustedWorkspace(): Promise<boolean> {
  if (vscode.workspace.isTrusted) return true;
  const manage = 'Manage Workspace Trust';
  const answer = await vscode.window.showErrorMessage(
    'Verifying a signature runs a program with what the folder’s policy says, so it needs a trusted workspace.',
    manage,
  );
  if (answer === manage) await vscode.commands.executeCommand('workbench.trust.manage');
  return false;
}

/** Says why nothing is checked. */
function say(message: string): undefined {
  void vscode.window.showInformationMessage(message);
  return undefined;
}

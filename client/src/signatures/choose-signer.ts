import * as vscode from 'vscode';
import type { SignedImage, SignerChoice } from '../../../server/src/protocol';
import { identityProblem, issuerProblem, issuers, knownSigner, signerItems } from './signers';

/** Asks who must have signed an image. @returns undefined when the user gives up */
export async function chooseSigner(image: SignedImage): Promise<SignerChoice | undefined> {
  const title = `Who must have signed ${image.image}?`;
  const picked = await vscode.window.showQuickPick(signerItems(image), {
    title,
    placeHolder: 'The policy does not say who signs this image.',
  });
  if (picked?.way === 'known') return knownSigner(image);
  if (picked?.way === 'key') return chooseKey(image.repository, title);
  return picked && chooseIdentity(image.repository, title);
}

/** Asks whether the choice is to be kept. @returns undefined when the user gives up */
export async function chooseToKeep(signer: SignerChoice): Promise<boolean | undefined> {
  const keep = {
    label: 'Write to .dockerfile-hygiene.json',
    detail: `For ${signer.images}, and for everybody who works with this folder.`,
  };
  const once = { label: 'Only this time', detail: 'You are asked again the next time.' };
  const picked = await vscode.window.showQuickPick([keep, once], { title: 'Keep who must have signed?' });
  return picked && picked === keep;
}

async function chooseKey(images: string, title: string): Promise<SignerChoice | undefined> {
  const [file] =
    (await vscode.window.showOpenDialog({
      title,
      openLabel: 'Use This Key',
      filters: { 'Public keys': ['pub', 'pem', 'key'], 'All files': ['*'] },
    })) ?? [];
  if (!file) return undefined;
  const inLog = {
    label: 'The signature must be in the transparency log',
    detail: 'For images that are signed for the public.',
    log: true,
  };
  const noLog = {
    label: 'The signature need not be in a log',
    detail: 'For keys that sign in private: nobody can see what else was signed with them.',
    log: false,
  };
  const picked = await vscode.window.showQuickPick([inLog, noLog], { title });
  return picked && { images, key: file.fsPath, ...(picked.log ? {} : { log: false }) };
}

async function chooseIdentity(images: string, title: string): Promise<SignerChoice | undefined> {
  const identity = await vscode.window.showInputBox({
    title,
    prompt: 'Identity that the certificate must name: an e-mail address or the address of a workflow.',
    placeHolder: 'https://github.com/acme/app/.github/workflows/release.yml@refs/heads/main',
    validateInput: identityProblem,
    ignoreFocusOut: true,
  });
  if (identity === undefined) return undefined;
  const issuer = await chooseIssuer(title);
  return issuer === undefined ? undefined : { images, identity: identity.trim(), issuer };
}

async function chooseIssuer(title: string): Promise<string | undefined> {
  const items = issuers.map(({ label, issuer }) => ({ label, detail: issuer, issuer }));
  const other = { label: 'Another…', detail: 'An address that begins with https://.', issuer: '' };
  const picked = await vscode.window.showQuickPick([...items, other], {
    title,
    placeHolder: 'Who vouches for the identity?',
  });
  if (picked !== other) return picked?.issuer;
  const typed = await vscode.window.showInputBox({
    title,
    prompt: 'Address of the issuer.',
    validateInput: issuerProblem,
    ignoreFocusOut: true,
  });
  return typed?.trim();
}

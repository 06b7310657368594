import type { CancellationToken } from 'vscode-languageserver';
import type { SignatureOutcome } from '../../image-facts';
import {
  type VerifySignatureParams,
  type VerifySignatureResult,
  verifySignatureRequest,
} from '../../protocol';
import type { SignatureVerifier, Signer } from '../../signatures/signatures';
import { cancelled } from '../cancelled';
import { askAll } from '../registry/batch';
import { accessOf, readDocument, switchedOff } from '../registry/documents';
import type { DocumentImage } from '../registry/images';
import type { Session } from '../session';
import { keyPath } from './key-path';
import { noPrograms } from './signed-images';
import { signersOf } from './signer';

const noProgram =
  'Signatures are checked with “cosign” (or “notation”), and there is neither on PATH. Install cosign, from your distribution or as its makers say, and start VS Code again.';

/** Checks the signature of an image, and keeps what came out as a fact. */
export function registerVerifySignature(session: Session): void {
  session.connection.onRequest<VerifySignatureResult, void>(
    verifySignatureRequest,
    async (params: VerifySignatureParams, token: CancellationToken) => {
      try {
        return await verify(session, params, token);
      } catch (error) {
        if (token.isCancellationRequested) throw cancelled();
        return { message: error instanceof Error ? error.message : String(error) };
      }
    },
  );
}

/** @throws Error with a sentence for the user when the signature cannot be checked */
async function verify(
  session: Session,
  params: VerifySignatureParams,
  token: CancellationToken,
): Promise<VerifySignatureResult> {
  const { signatures: verifier } = session.services;
  if (!verifier) throw new Error(noPrograms);
  if ((await verifier.program()) === undefined) throw new Error(noProgram);
  const image = readDocument(session, params).images.find(({ reference }) => reference.text === params.image);
  if (!image) throw new Error(`${params.image} is not in the file any more.`);
  const signer = params.signer ?? (await fromPolicy(session, params.uri, image));
  const digest = await digestOf(session, params, image, token);
  const outcome = await check(session, verifier, image, { signer, digest, uri: params.uri }, token);
  session.facts.setSignature(image.key, outcome);
  return { state: outcome.state, message: sentence(nameOf(image), outcome) };
}

async function fromPolicy(session: Session, uri: string, { reference }: DocumentImage): Promise<Signer> {
  const found = (await signersOf(session, uri))(reference);
  if (!found) throw new Error(`The policy does not say who must have signed ${reference.text}.`);
  const { signer, policy } = found;
  return signer.key === undefined ? signer : { ...signer, key: keyPath(signer.key, policy) };
}

/** The digest that is written there, else what the registry says that the tag names. */
async function digestOf(
  session: Session,
  params: VerifySignatureParams,
  { key, reference }: DocumentImage,
  token: CancellationToken,
): Promise<string> {
  // A check asks the registry too, whoever carries it out.
  const access = await accessOf(session, [params]);
  const registry = 'refused' in access ? undefined : access.registries.get(params.uri);
  if ('refused' in access && access.refused === 'off') throw new Error(switchedOff);
  if (reference.digest !== undefined) return reference.digest;
  if (!registry) throw new Error(noPrograms);
  const answers = await askAll(session, [{ key, reference, registry }], { ask: 'digest', token });
  const answer = answers.get(key);
  if (answer && 'remote' in answer) return answer.remote.digest;
  throw new Error(answer?.message ?? `The registry did not say what ${reference.text} is.`);
}

async function check(
  session: Session,
  verifier: SignatureVerifier,
  { reference }: DocumentImage,
  { signer, digest, uri }: { readonly signer: Signer; readonly digest: string; readonly uri: string },
  token: CancellationToken,
): Promise<SignatureOutcome> {
  const { insecure } = (await session.settings.of(uri)).registry;
  const abort = new AbortController();
  const listener = token.onCancellationRequested(() => abort.abort());
  if (token.isCancellationRequested) abort.abort();
  try {
    return await verifier.verify(`${reference.registry}/${reference.repository}@${digest}`, signer, {
      signal: abort.signal,
      insecure: isAmong(insecure, reference.registry),
    });
  } finally {
    listener.dispose();
  }
}

/** Whether a host is in a list, with its port or without. */
function isAmong(hosts: readonly string[], host: string): boolean {
  const wanted = [host.toLowerCase(), host.toLowerCase().replace(/:\d+$/, '')];
  return hosts.some((entry) => wanted.includes(entry.toLowerCase()));
}

const nameOf = ({ reference }: DocumentImage) => reference.text.replace(/@.*$/, '');

function sentence(name: string, { state, detail }: SignatureOutcome): string {
  switch (state) {
    case 'valid':
      return `${name} is ${detail.charAt(0).toLowerCase()}${detail.slice(1)}`;
    case 'invalid':
      return `The signature of ${name} is not good. ${detail}`;
    case 'none':
      return `${name} is not signed: ${detail}`;
  }
}

import { addSigner } from '../../policy/edit';
import { policyFileName } from '../../policy/schema';
import { type AddSignerParams, type AddSignerResult, addSignerRequest } from '../../protocol';
import { LineIndex } from '../../syntax/lines';
import { textEdits } from '../convert';
import type { Session } from '../session';
import { workspaceEdit } from '../workspace-edit';
import { keyInPolicy } from './key-path';

/** Writes a signer into the policy file of a document, with the client's hand. */
export function registerAddSigner(session: Session): void {
  session.connection.onRequest(addSignerRequest, (params: AddSignerParams) => add(session, params));
}

async function add(session: Session, { uri, signer }: AddSignerParams): Promise<AddSignerResult> {
  const { connection, documents, policies, abilities } = session;
  const file = await policies.of(uri);
  const policy = file?.uri ?? policies.newUri(uri);
  if (policy === undefined)
    return { message: `There is no folder to keep a ${policyFileName} in: save the file first.` };
  const { images, key, identity, issuer, log } = signer;
  const edits = addSigner(file?.text, {
    images,
    ...(key === undefined ? { identity, issuer } : { key: keyInPolicy(key, policy) }),
    ...(key !== undefined && log === false && { log }),
  });
  if (!edits) return { message: `${policyFileName} is not valid JSON, so nothing was written into it.` };
  if (edits.length === 0) return { policy };
  const edit = workspaceEdit(
    {
      uri: policy,
      version: documents.get(policy)?.version ?? null,
      edits: textEdits(new LineIndex(file?.text ?? ''), edits),
      create: file === undefined,
    },
    abilities(),
  );
  const { applied } = edit ? await connection.workspace.applyEdit(edit) : { applied: false };
  return applied ? { policy } : { message: `${policyFileName} could not be changed.` };
}

import type { CancellationToken } from 'vscode-languageserver';
import {
  type DescribeImageParams,
  type DescribeImageResult,
  describeImageRequest,
  type RegistryRefusal,
} from '../../protocol';
import type { Session } from '../session';
import { askAll } from './batch';
import { accessOf, readDocument } from './documents';
import { imageAt } from './pin';

/** Asks a registry for all it tells of the image at a place; hovers and findings show it from then on. */
export function registerDescribe(session: Session): void {
  session.connection.onRequest<DescribeImageResult | RegistryRefusal, void>(
    describeImageRequest,
    (params: DescribeImageParams, token: CancellationToken) => describe(session, params, token),
  );
}

async function describe(
  session: Session,
  params: DescribeImageParams,
  token: CancellationToken,
): Promise<DescribeImageResult | RegistryRefusal> {
  const access = await accessOf(session, [params]);
  if ('refused' in access) return access;
  const image = imageAt(readDocument(session, params), params.position);
  const registry = access.registries.get(params.uri);
  if (!image || !registry) return {};
  const { key, reference } = image;
  const answers = await askAll(session, [{ key, reference, registry }], { ask: 'describe', token });
  const answer = answers.get(key);
  return { image: reference.text, ...(answer && 'message' in answer ? { message: answer.message } : {}) };
}

import type { CancellationToken } from 'vscode-languageserver';
import {
  type CheckedImage,
  type CheckUpdatesParams,
  type CheckUpdatesResult,
  checkUpdatesRequest,
  type DocumentParams,
  type RegistryRefusal,
} from '../../protocol';
import type { BatchAnswer, BatchQuestion } from '../../registry/batch';
import type { Registry } from '../../registry/registry';
import type { Session } from '../session';
import { askAll } from './batch';
import { changesBetween } from './changes';
import { accessOf, type ReadDocument, readDocument, switchedOff } from './documents';
import type { DocumentImage } from './images';

/** Answers whether the tags of documents' images name something else than what is pinned. */
export function registerCheckUpdates(session: Session): void {
  session.connection.onRequest<CheckUpdatesResult | RegistryRefusal, void>(
    checkUpdatesRequest,
    (params: CheckUpdatesParams, token: CancellationToken) => check(session, params, token),
  );
}

async function check(
  session: Session,
  { documents, workDoneToken }: CheckUpdatesParams,
  token: CancellationToken,
): Promise<CheckUpdatesResult | RegistryRefusal> {
  const access = await accessOf(session, documents);
  if ('refused' in access) return access;
  const places = documents
    .map((document) => readDocument(session, document))
    .flatMap((document) => {
      const registry = access.registries.get(document.uri);
      return document.images.map((image) => ({ document, image, registry }));
    });
  const answers = await askAll(
    session,
    places.flatMap(({ image, registry }) => (registry && hasTag(image) ? [questionOf(image, registry)] : [])),
    { ask: 'digest', token, progress: workDoneToken },
  );
  // Only now is it known where a closer look is worth the registry's time. Bases are weighed along with it.
  const details = await askAll(
    session,
    [
      ...places.flatMap(({ image, registry }) =>
        registry && isStale(image, answers) ? [questionOf(image, registry), oldOf(image, registry)] : [],
      ),
      ...documents.flatMap((document) => weighed(session, document, access.registries.get(document.uri))),
    ],
    { ask: 'describe', token },
  );
  const known = places.map(({ document, image, registry }) =>
    registry
      ? judge(image, document, answers, details)
      : { ...placeOf(image, document), state: 'failed' as const, message: switchedOff },
  );
  const unknown = documents.flatMap((params) => {
    const { uri, lines, unknown } = readDocument(session, params);
    return unknown.map(({ span, text }) => ({
      uri,
      line: lines.lineAt(span.start),
      image: text,
      state: 'unknown' as const,
      message: `Which image ${text} is, is decided when it is built.`,
    }));
  });
  return { images: [...known, ...unknown] };
}

/** The questions whose answers tell how much smaller another variant of the base is. */
function weighed(
  session: Session,
  document: DocumentParams,
  registry: Registry | undefined,
): BatchQuestion[] {
  if (!registry) return [];
  const { compared = [] } = readDocument(session, document);
  return compared.map(({ key, reference }) => ({ key, reference, registry }));
}

/** What the tag names is the question; a digest without a tag does not say what could be newer. */
function hasTag({ reference }: DocumentImage): boolean {
  return reference.tag !== undefined || reference.digest === undefined;
}

function questionOf({ key, reference }: DocumentImage, registry: Registry): BatchQuestion {
  return { key, reference: { ...reference, digest: undefined }, registry };
}

function oldOf({ reference }: DocumentImage, registry: Registry): BatchQuestion {
  const { registry: host, repository, digest } = reference;
  return {
    key: `${host}/${repository}@${digest}`,
    reference: { ...reference, tag: undefined },
    registry,
  };
}

function isStale({ key, reference }: DocumentImage, answers: ReadonlyMap<string, BatchAnswer>): boolean {
  const answer = answers.get(key);
  return (
    reference.digest !== undefined &&
    answer !== undefined &&
    'remote' in answer &&
    answer.remote.digest !== reference.digest
  );
}

function placeOf({ reference, span }: DocumentImage, { uri, lines }: ReadDocument) {
  return { uri, line: lines.lineAt(span.start), image: reference.text.replace(/@.*$/, '') };
}

function judge(
  image: DocumentImage,
  document: ReadDocument,
  answers: ReadonlyMap<string, BatchAnswer>,
  details: ReadonlyMap<string, BatchAnswer>,
): CheckedImage {
  const { reference, key } = image;
  const where = placeOf(image, document);
  const pinned = reference.digest === undefined ? {} : { pinned: reference.digest };
  if (!hasTag(image)) {
    const message = `${where.image} has a digest and no tag, so nothing says what an update of it would be.`;
    return { ...where, ...pinned, state: 'unknown', message };
  }
  const answer = answers.get(key);
  if (!answer || 'message' in answer) {
    // A document that changed meanwhile is read once, so there is a question for each of its images.
    return { ...where, ...pinned, state: 'failed', message: answer?.message ?? switchedOff };
  }
  const { digest } = answer.remote;
  if (reference.digest === undefined) return { ...where, digest, state: 'unpinned' };
  if (reference.digest === digest) return { ...where, ...pinned, digest, state: 'current' };
  const before = details.get(`${reference.registry}/${reference.repository}@${reference.digest}`);
  const after = details.get(key);
  return {
    ...where,
    ...pinned,
    digest,
    state: 'stale',
    changes: changesBetween(
      before && 'remote' in before ? before.remote : undefined,
      after && 'remote' in after ? after.remote : undefined,
    ),
  };
}

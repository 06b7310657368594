import type { CancellationToken } from 'vscode-languageserver';
import type { TextEdit } from '../../edits/edit';
import {
  type PinnedImage,
  type PinParams,
  type PinResult,
  pinRequest,
  type RegistryRefusal,
} from '../../protocol';
import type { BatchAnswer } from '../../registry/batch';
import { touches } from '../../syntax/span';
import { textEdits } from '../convert';
import type { Session } from '../session';
import { askAll } from './batch';
import { accessOf, type ReadDocument, readDocument, switchedOff } from './documents';
import type { DocumentImage } from './images';

/** Answers with the edits that write digests behind the references of documents. */
export function registerPin(session: Session): void {
  session.connection.onRequest<PinResult | RegistryRefusal, void>(
    pinRequest,
    (params: PinParams, token: CancellationToken) => pin(session, params, token),
  );
}

async function pin(
  session: Session,
  params: PinParams,
  token: CancellationToken,
): Promise<PinResult | RegistryRefusal> {
  const { documents, position, update = false, everywhere = false } = params;
  const access = await accessOf(session, documents);
  if ('refused' in access) return access;
  const before = documents.map((document) => readDocument(session, document));
  const chosen = position && before[0] ? imageAt(before[0], position) : undefined;
  const questions = before.flatMap((document) => {
    const registry = access.registries.get(document.uri);
    const asked = position ? (chosen ? [chosen] : []) : document.images;
    return registry === undefined
      ? []
      : asked
          .filter((image) => needsAnswer(image, update))
          .map(({ key, reference }) => ({ key, reference, registry }));
  });
  const answers = await askAll(session, questions, {
    ask: 'digest',
    token,
    progress: params.workDoneToken,
  });
  // Read again: the answers may have taken a while, and the edits are for the text as it is now.
  const after = documents.map((document) => readDocument(session, document));
  return {
    documents: after.map((document, index) => {
      const images = (position ? sameAs(chosen, document, everywhere) : document.images).filter(
        ({ reference }) => !update || reference.digest !== undefined,
      );
      const outcomes = images.map((image) =>
        outcomeOf(image, document, answers, update, access.registries.has(document.uri)),
      );
      const edits = outcomes.flatMap((outcome) => outcome.edits ?? []);
      const unknown = position && before[index] ? unknownAt(document, position) : document.unknown;
      return {
        uri: document.uri,
        version: document.version,
        edits: textEdits(document.lines, withoutDoubles(edits)),
        images: [
          ...outcomes.map(({ said }) => said),
          ...(chosen || update ? [] : unknown).map(({ span, text }) => ({
            image: text,
            line: document.lines.lineAt(span.start),
            state: 'elsewhere' as const,
            message: elsewhere(text),
          })),
        ],
      };
    }),
  };
}

type Position = NonNullable<PinParams['position']>;

/** The image whose operand a position touches. */
export function imageAt({ images, lines }: ReadDocument, position: Position): DocumentImage | undefined {
  const offset = lines.offsetAt(position);
  return images.find(({ span }) => touches(span, offset));
}

function unknownAt({ unknown, lines }: ReadDocument, position: Position): ReadDocument['unknown'] {
  const offset = lines.offsetAt(position);
  return unknown.filter(({ span }) => touches(span, offset));
}

/** The chosen image in a newer text: the same reference, as near as possible to where it was, or at all its places. */
function sameAs(
  chosen: DocumentImage | undefined,
  document: ReadDocument,
  everywhere: boolean,
): readonly DocumentImage[] {
  if (!chosen) return [];
  const distance = ({ span }: DocumentImage) => Math.abs(span.start - chosen.span.start);
  return document.images
    .filter(({ reference }) => reference.text === chosen.reference.text)
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, everywhere ? undefined : 1);
}

function needsAnswer({ pinnable, reference }: DocumentImage, update: boolean): boolean {
  if (!pinnable) return false;
  return update
    ? reference.digest !== undefined && reference.tag !== undefined
    : reference.digest === undefined;
}

const elsewhere = (image: string) => `${image} is made up of arguments; pin it where the argument is set.`;

interface Outcome {
  readonly said: PinnedImage;
  readonly edits?: readonly TextEdit[];
}

function outcomeOf(
  image: DocumentImage,
  { lines }: ReadDocument,
  answers: ReadonlyMap<string, BatchAnswer>,
  update: boolean,
  mayAsk: boolean,
): Outcome {
  const { reference, span, pinnable } = image;
  const name = reference.text.replace(/@.*$/, '');
  const said = { image: name, line: lines.lineAt(span.start) };
  if (!pinnable && reference.digest === undefined)
    return { said: { ...said, state: 'elsewhere', message: elsewhere(name) } };
  if (!needsAnswer(image, update))
    return { said: { ...said, state: 'unchanged', message: `${name} has a digest already.` } };
  if (!mayAsk) return { said: { ...said, state: 'failed', message: switchedOff } };
  const answer = answers.get(image.key);
  if (!answer || 'message' in answer) {
    const message = answer?.message ?? `${name} came into the file while the registry was asked.`;
    return { said: { ...said, state: 'failed', message } };
  }
  const { digest } = answer.remote;
  if (digest === reference.digest)
    return { said: { ...said, state: 'unchanged', digest, message: `${name} is up to date.` } };
  return { said: { ...said, state: 'pinned', digest }, edits: image.pin(digest) };
}

/** An argument's default that several references share is edited once. */
function withoutDoubles(edits: readonly TextEdit[]): TextEdit[] {
  return [...new Map(edits.map((edit) => [edit.span.start, edit])).values()];
}

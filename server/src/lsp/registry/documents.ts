import { parseCompose } from '../../compose/parse';
import { unfit } from '../../engine';
import type { DocumentParams, RegistryRefusal } from '../../protocol';
import type { Registry } from '../../registry/registry';
import { parseDockerfile } from '../../syntax';
import { LineIndex } from '../../syntax/lines';
import { kindOf } from '../document-kind';
import type { Session } from '../session';
import { composeImages } from './compose-images';
import { type DocumentImages, imagesOf } from './images';

/** A document as it stands now, and the images in it. */
export interface ReadDocument extends DocumentImages {
  readonly uri: string;
  /** Null when it is not open. */
  readonly version: number | null;
  readonly lines: LineIndex;
}

/** Reads a document as it stands in the editor, else the text that was sent along. */
export function readDocument({ documents }: Session, { uri, text = '' }: DocumentParams): ReadDocument {
  const open = documents.get(uri);
  const content = open?.getText() ?? text;
  const usable = unfit(content) ? '' : content;
  return {
    uri,
    version: open?.version ?? null,
    lines: new LineIndex(usable),
    ...imagesOfText(uri, open?.languageId, usable),
  };
}

function imagesOfText(uri: string, languageId: string | undefined, text: string): DocumentImages {
  const kind = kindOf(uri, languageId);
  if (kind === 'compose') return composeImages(parseCompose(text));
  return imagesOf(parseDockerfile(kind === undefined ? '' : text));
}

/** What to tell of a document whose settings forbid to ask, among others whose settings do not. */
export const switchedOff =
  'Asking registries is switched off for this file (dockerfileHygiene.registry.lookups).';

/** What may be asked for each document. */
export interface Access {
  /** By URI; a document that is not in it must not be asked about. */
  readonly registries: ReadonlyMap<string, Registry>;
}

/** Finds out what may be asked for each of the documents; a refusal when nothing may be asked for any of them. */
export async function accessOf(
  { asking }: Session,
  documents: readonly DocumentParams[],
): Promise<Access | RegistryRefusal> {
  if (!asking.possible) return { refused: 'no-registry' };
  const registries = new Map<string, Registry>();
  for (const { uri } of documents) {
    const registry = await asking.for(uri);
    if (typeof registry !== 'string') registries.set(uri, registry);
  }
  return registries.size === 0 && documents.length > 0 ? { refused: 'off' } : { registries };
}

import { applyEdits } from '../edits/apply';
import type { TextEdit } from '../edits/edit';
import { type Span, span } from '../syntax/span';
import { interpolate } from './interpolate';
import type { ComposeFile, ComposeImage, ComposeService } from './model';
import { parseCompose } from './parse';

/**
 * The edits that let services run another image. Quotes stay; where a variable makes up the part that changes, its default
 * is changed. Services that take their image from others among them follow.
 * @param services that all run the same image
 * @returns undefined when no single place decides, or a service would be left behind
 */
export function replaceImage(
  file: ComposeFile,
  services: readonly ComposeService[],
  image: string,
): readonly TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  const seen = new Set<number>();
  for (const { image: written } of services) {
    const place = written && (written.own ? written.span : written.definition);
    if (!written || !place || seen.has(place.start)) continue;
    seen.add(place.start);
    const edit = editOf(file.text, written, place, image);
    if (!edit) return undefined;
    edits.push(edit);
  }
  if (edits.length === 0) return undefined;
  if (!isShared(file.text)) return edits;
  // Whoever takes the image over must be meant as well. Each look is at the whole file.
  return file.services.length <= mostShared && holds(file, services, image, edits) ? edits : undefined;
}

/** Beyond this many services, nobody looks who takes what over from whom. */
const mostShared = 200;

/** True where a service may take its image from another place: by an anchor, a merge key or `extends`. */
function isShared(text: string): boolean {
  return /(?:^|[\s[{,:-])[&*][^\s&*]/.test(text) || /\bextends\b/.test(text);
}

/** True when after the edits just the services run the image, and all others what they did before. */
function holds(
  file: ComposeFile,
  services: readonly ComposeService[],
  image: string,
  edits: readonly TextEdit[],
): boolean {
  const after = parseCompose(applyEdits(file.text, edits));
  const meant = new Set(services.map(({ name }) => name));
  return file.services.every(({ name, image: before }, index) => {
    const now = after.services[index];
    return now?.name === name && now.image?.value === (meant.has(name) ? image : valueWithout(before));
  });
}

/** The value as the text alone gives it, without what other files say. */
function valueWithout(image: ComposeImage | undefined): string | undefined {
  return image && (image.own ? interpolate(image.raw).value : image.value);
}

function editOf(
  text: string,
  { raw, value }: ComposeImage,
  place: Span,
  image: string,
): TextEdit | undefined {
  const start = place.start + (/["']/.test(text[place.start] ?? '') ? 1 : 0);
  if (!/^[\w.\-/:@]+$/.test(image) || text.slice(start, start + raw.length) !== raw) return undefined;
  const { pieces, value: put } = interpolate(raw);
  // What other files put in, or escapes spell, is not for this file to change.
  if (put === undefined || put !== value) return undefined;
  // A default is what the variable is for: text beside it would also stand beside other values.
  const order = [...pieces.entries()].sort(
    ([, a], [, b]) => Number(a.how === 'text') - Number(b.how === 'text'),
  );
  for (const [index, piece] of order) {
    const part = piece.how === 'text' ? piece : piece.from;
    if (!part) continue;
    const before = joined(pieces.slice(0, index));
    const behind = joined(pieces.slice(index + 1));
    if (image.length < before.length + behind.length || !image.startsWith(before) || !image.endsWith(behind))
      continue;
    const middle = image.slice(before.length, image.length - behind.length);
    if (middle === '') continue;
    return smallest(raw.slice(part.start, part.end), start + part.start, middle);
  }
  return undefined;
}

function joined(pieces: readonly { readonly value: string | undefined }[]): string {
  return pieces.map(({ value }) => value ?? '').join('');
}

/** The edit that leaves the common beginning alone, up to a separator. */
function smallest(old: string, at: number, now: string): TextEdit {
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  if (start < old.length) while (start > 0 && !/[/:@]/.test(old[start - 1] ?? '')) start--;
  return { span: span(at + start, at + old.length), newText: now.slice(start) };
}

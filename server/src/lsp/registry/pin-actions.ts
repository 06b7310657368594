import { type CodeAction, CodeActionKind, type Command, type TextEdit } from 'vscode-languageserver';
import { commands, type PinArgument } from '../../protocol';
import { meets, type Span } from '../../syntax/span';
import type { Analysis } from '../analyses';
import type { Session } from '../session';
import { type DocumentImage, imagesIn } from './images';

/** Kind of the rewrite that needs no finding. */
export const pinKind = `${CodeActionKind.RefactorRewrite}.pin`;

/** Images in a range behind which a digest can be written; none when nobody can or may be asked for it. */
export async function pinnableImages(
  { asking }: Session,
  { uri, result }: Analysis,
  range: Span,
): Promise<readonly DocumentImage[]> {
  const images = imagesIn(result).images.filter(({ span, pinnable }) => pinnable && meets(span, range));
  return images.length > 0 && (await asking.offered(uri)) ? images : [];
}

/** Those that have no digest yet. */
export function withoutDigest(images: readonly DocumentImage[]): readonly DocumentImage[] {
  return images.filter(({ reference }) => reference.digest === undefined);
}

/** Asks the registry for the digest and writes it. The title says who is asked: that is what sets it apart. */
export function pinAction(analysis: Analysis, image: DocumentImage, kind: string): CodeAction {
  const title = `Pin to digest (asks ${image.reference.registry})`;
  return { title, kind, command: pinCommand(title, analysis, image) };
}

/** A fix, made by `edits`, that is followed by pinning what it put there. */
export function pinAfter(
  { edit: _, ...fix }: CodeAction,
  analysis: Analysis,
  image: DocumentImage,
  edits: readonly TextEdit[],
): CodeAction {
  const title = `${fix.title} and pin its digest`;
  // One fix may have put the image in several places.
  const command = pinCommand(title, analysis, image, {
    everywhere: true,
    first: { version: analysis.version, edits },
  });
  return { ...fix, title, isPreferred: false, command };
}

function pinCommand(
  title: string,
  { uri, lines }: Analysis,
  { span }: DocumentImage,
  more: Pick<PinArgument, 'everywhere' | 'first'> = {},
): Command {
  const place: PinArgument = {
    uri,
    position: lines.positionAt(span.start),
    ...more,
  };
  return { title, command: commands.pinDigest, arguments: [place] };
}

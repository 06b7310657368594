import type { ImageFacts, RemoteImage, SignatureOutcome } from '../image-facts';
import { commands, type PlaceArgument } from '../protocol';
import type { ImageReference } from '../syntax';
import { type Span, touches } from '../syntax/span';
import type { Analysis } from './analyses';
import { lifeLines } from './image-life';
import { ageOf, plainText, sizeOf, timeOf } from './image-words';
import { imagesIn } from './registry/images';
import type { Session } from './session';

/** What a hover says of an image, in Markdown, and the operand it is about. */
export interface ImageHover {
  readonly text: string;
  readonly span: Span;
}

/**
 * What is known of the image at an offset. Asks nobody: what a registry said earlier, or a link to ask it.
 * @returns undefined when no image stands there or nothing can be said of it
 */
export async function imageHover(
  session: Session,
  { uri, lines, result }: Analysis,
  offset: number,
): Promise<ImageHover | undefined> {
  const image = imagesIn(result).images.find(({ span }) => touches(span, offset));
  if (!image) return undefined;
  const { key, reference, span } = image;
  const facts = session.facts.get(key);
  const lookup = (await session.asking.offered(uri))
    ? askLink({ uri, position: lines.positionAt(span.start) }, reference, facts)
    : undefined;
  const said = [
    ...lifeLines(reference),
    ...remoteLines(reference, facts?.remote),
    ...signatureLines(facts?.signature),
    lookup,
  ].filter((line) => line !== undefined);
  if (said.length === 0) return undefined;
  return { text: [`**\`${key}\`**`, ...said].join('\n\n'), span };
}

function remoteLines({ digest }: ImageReference, remote: RemoteImage | undefined): string[] {
  if (!remote) return [];
  const lines = [`Digest ${code(remote.digest)}, as of ${timeOf(remote.checked)}.`];
  if (digest !== undefined && digest !== remote.digest)
    lines.push('The digest in this file is another one: the tag was moved since it was written.');
  const version = remote.labels?.['org.opencontainers.image.version'];
  if (version) lines.push(`Version ${plainText(version)}.`);
  const built = remote.platforms.flatMap(({ created }) => created ?? []).sort()[0];
  const age = built === undefined ? undefined : ageOf(built, new Date());
  if (age !== undefined) lines.push(`Built ${age}.`);
  const sizes = remote.platforms.flatMap(({ platform, compressedSize }) =>
    compressedSize === undefined ? [] : [`| ${plainText(platform)} | ${sizeOf(compressedSize)} |`],
  );
  if (sizes.length > 0) lines.push(['| Platform | Download |', '| :--- | ---: |', ...sizes].join('\n'));
  return lines;
}

function signatureLines(signature: SignatureOutcome | undefined): string[] {
  if (!signature) return [];
  const words = { valid: 'Signature is good', invalid: 'Signature is not good', none: 'No signature' };
  return [
    `${words[signature.state]}, as of ${timeOf(signature.checked)}: ${plainText(signature.detail)} (${code(signature.digest)})`,
  ];
}

/** Text from elsewhere as code. */
function code(text: string): string {
  return `\`${text.replace(/[`\s]/g, '')}\``;
}

/** A link that asks the registry; undefined when all that it tells is known. */
function askLink(
  place: PlaceArgument,
  { registry }: ImageReference,
  facts: ImageFacts | undefined,
): string | undefined {
  if (facts?.remote && facts.remote.platforms.length > 0) return undefined;
  const argument = encodeURIComponent(JSON.stringify([place]));
  return `[Ask ${registry} about this image](command:${commands.askRegistry}?${argument})`;
}

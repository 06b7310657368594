import type { Dockerfile, ImageUse } from '../../syntax';
import type { Span } from '../../syntax/span';
import type { PinPlace } from './images';

/**
 * Where a digest can be written when an argument gives the reference or its tag: in the argument's default. Only when
 * that default is plain text, and nothing but operands of the same image uses the argument: its value changes for all of them.
 */
export function argumentOf(
  dockerfile: Dockerfile,
  use: ImageUse,
  uses: readonly ImageUse[],
): PinPlace | undefined {
  const name = onlyVariable(dockerfile, use);
  const definition = name && variableOf(use)?.definition;
  if (!name || !definition || use.source.kind !== 'image') return undefined;
  const value = defaultOf(dockerfile, definition);
  if (!value) return undefined;
  const { reference } = use.source;
  const isWhole = value.text === reference.text;
  const [valueTag] = value.text.split('@');
  if (!isWhole && valueTag !== reference.tag) return undefined;
  const sharing = uses.filter(
    (other) =>
      other.source.kind === 'image' &&
      other.source.reference.text === reference.text &&
      variableOf(other)?.definition?.start === definition.start &&
      onlyVariable(dockerfile, other) === name,
  );
  // The definition names it once, each operand once.
  if (occurrences(dockerfile, name) !== 1 + sharing.length) return undefined;
  const at = value.text.indexOf('@');
  const digest = at < 0 ? undefined : { start: value.span.start + at + 1, end: value.span.end };
  return { end: at < 0 ? value.span.end : value.span.start + at, digest };
}

const variableOf = ({ source }: ImageUse) => source.operand?.variables[0];

/** The variable's name, when the operand ends with one plain variable and has no other: `$BASE`, `debian:${TAG}`. */
function onlyVariable({ text }: Dockerfile, { source, span }: ImageUse): string | undefined {
  const raw = text.slice(span.start, span.end).replace(/^"(.*)"$/, '$1');
  const match = /^(?:[^$\\'"]*:)?\$(?:\{(\w+)\}|(\w+))$/.exec(raw);
  return source.operand?.variables.length === 1 ? (match?.[1] ?? match?.[2]) : undefined;
}

/** The default of the ARG whose pair stands at a place, without quotes; undefined when it is no plain text. */
function defaultOf(dockerfile: Dockerfile, definition: Span): { text: string; span: Span } | undefined {
  const value = dockerfile.instructions
    .filter(({ keyword, stage }) => keyword === 'ARG' && stage < 0)
    .flatMap(({ pairs }) => pairs)
    .find(({ span }) => span.start === definition.start && span.end === definition.end)?.value;
  if (!value) return undefined;
  const raw = dockerfile.text.slice(value.span.start, value.span.end);
  const quotes = /^(["']).*\1$/.test(raw) ? 1 : 0;
  const text = raw.slice(quotes, raw.length - quotes);
  if (!/^[\w./:@-]+$/.test(text)) return undefined;
  return { text, span: { start: value.span.start + quotes, end: value.span.end - quotes } };
}

/** How often a name stands in the document as a word of its own, comments left out. */
function occurrences({ text, comments }: Dockerfile, name: string): number {
  return [...text.matchAll(new RegExp(`(?<!\\w)${name}(?!\\w)`, 'g'))].filter(
    ({ index }) => !comments.some(({ span }) => index >= span.start && index < span.end),
  ).length;
}

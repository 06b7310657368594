import type { Dockerfile, Instruction } from '../syntax/ast';
import { scopeAt } from '../syntax/scope';
import { contains, type Span } from '../syntax/span';
import type { Fetch } from './model';

/** ARGs made of ARGs: deeper than anybody nests them. */
const maxDepth = 8;

/**
 * The URL of a download, when every build takes the same: made of text and of ARGs and ENVs whose values stand in the file
 * and hold for every platform. What a shell computes, or chooses in a branch, is not known, even where one of its
 * values is.
 *
 * @returns a URL of http or https without credentials
 */
export function fixedUrl(dockerfile: Dockerfile, fetch: Fetch): string | undefined {
  const { url, span, instruction } = fetch;
  if (!url.exact || !isPlainUrl(url.text)) return undefined;
  const written = dockerfile.text.slice(span.start, span.end).replace(/^(["'])(.*)\1$/s, '$2');
  const names: string[] = [];
  const rest = written.replace(/\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\})/g, (_use, bare, braced) => {
    names.push(bare ?? braced);
    return '';
  });
  // What is left has a meaning of its own: substitutions, patterns, lists, quotes within the word.
  if (/[$`\\{}[\]*"'\s]/.test(rest)) return undefined;
  if (names.length === 0) return written === url.text ? url.text : undefined;
  const stays = names.every(
    (name) => isFixed(dockerfile, instruction, name, 0) && !mayChange(dockerfile, instruction, name),
  );
  return stays ? url.text : undefined;
}

function isPlainUrl(url: string): boolean {
  return /^https?:\/\/[^/?#@\s]+(?:[/?#][^\s]*)?$/i.test(url) && URL.canParse(url);
}

/** Whether a variable has one value that the file sets, for all platforms. */
function isFixed(dockerfile: Dockerfile, at: Instruction, name: string, depth: number): boolean {
  const binding = scopeAt(dockerfile, at).lookup(name);
  if (!binding || binding.kind === 'platform' || binding.value === undefined || !binding.definition)
    return false;
  const { definition } = binding;
  const setter = dockerfile.instructions.find((i) => contains(i.span, definition));
  const uses = [...textOf(dockerfile, definition).matchAll(/\$\{?([A-Za-z_]\w*)?/g)];
  if (uses.length === 0) return true;
  if (!setter || depth === maxDepth) return false;
  return uses.every(([, used]) => used !== undefined && isFixed(dockerfile, setter, used, depth + 1));
}

/** Commands that may set any variable, where a command may stand. */
const setsAnything =
  /(?:^|[;&|({!\n]|(?<![\w-])(?:if|then|else|elif|do|while|until|command|builtin)\s)\s*(?:\.|source|eval)\s/;

/** Whether the instruction's shell could give the variable another value: wherever its name stands other than to be read. */
function mayChange(
  dockerfile: Dockerfile,
  { keyword, keywordSpan, span }: Instruction,
  name: string,
): boolean {
  if (keyword === 'ADD') return false;
  const text = textOf(dockerfile, { start: keywordSpan.end, end: span.end })
    .replace(/[\\`]\r?\n/g, ' ')
    .replace(/^(?:\s*--\S+)+/, '')
    .trimStart();
  const isSet = new RegExp(`(?<![\\w$]|\\$\\{)${name}(?!\\w)|\\$\\{${name}:?=`);
  return isSet.test(text) || setsAnything.test(text);
}

const textOf = ({ text }: Dockerfile, { start, end }: Span) => text.slice(start, end);

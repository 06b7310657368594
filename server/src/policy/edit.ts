import { type FormattingOptions, findNodeAtLocation, getNodeValue, modify, parseTree } from 'jsonc-parser';
import type { TextEdit } from '../edits/edit';
import type { Allowance, Finding } from '../findings';
import type { Dockerfile } from '../syntax/ast';
import { LineIndex } from '../syntax/lines';
import { span } from '../syntax/span';
import type { SignerPolicy } from './policy';
import { instructionAt, suppressionsOf } from './suppressions';

/**
 * Edits that add an allowance to a policy file; comments, order and indentation of the file stay.
 * @param text the file's text; undefined or empty when there is none, then the edits (of an empty text) give a new file
 * @returns no edits when the entry is there already; undefined when the file is so broken that no edit is safe
 */
export function addAllowance(
  text: string | undefined,
  allowance: Allowance,
): readonly TextEdit[] | undefined {
  return addToList(text, allowance.list.split('.'), allowance.pattern);
}

/**
 * Edits that add a signer behind those of a policy file. Same promises as {@link addAllowance}.
 * @param signer with a key's path as it shall stand in the file
 */
export function addSigner(text: string | undefined, signer: SignerPolicy): readonly TextEdit[] | undefined {
  return addToList(text, ['signatures'], signer);
}

/** Edits that add an entry to the list at a path, and what is missing on the way to it. */
function addToList(
  text: string | undefined,
  path: readonly string[],
  entry: string | object,
): readonly TextEdit[] | undefined {
  if (text === undefined || text.replace(/^\uFEFF/, '').trim() === '') {
    const content = path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), [entry]);
    return [{ span: span(0, text?.length ?? 0), newText: `${JSON.stringify(content, null, 2)}\n` }];
  }
  const json = text.replace(/^\uFEFF/, ' ');
  const errors: object[] = [];
  const tree = parseTree(json, errors as never, { allowTrailingComma: true });
  if (tree?.type !== 'object' || errors.length > 0) return undefined;
  for (let length = 1; length < path.length; length++) {
    const parent = findNodeAtLocation(tree, path.slice(0, length));
    if (parent && parent.type !== 'object') return undefined;
  }
  const entries = findNodeAtLocation(tree, [...path]);
  if (entries && entries.type !== 'array') return undefined;
  if (entries?.children?.some((node) => isSame(getNodeValue(node), entry))) return [];

  const formattingOptions = formattingOf(json);
  const edits = entries
    ? modify(json, [...path, -1], entry, { formattingOptions, isArrayInsertion: true })
    : modify(json, [...path], [entry], { formattingOptions });
  return edits.map(({ offset, length, content }) => ({
    span: span(offset, offset + length),
    newText: content,
  }));
}

/** Whether two values say the same; the order of an object's keys does not count. */
function isSame(a: unknown, b: unknown): boolean {
  const plain = (value: unknown) =>
    typeof value === 'object' && value !== null
      ? Object.entries(value)
          .filter(([, item]) => item !== undefined)
          .sort(([x], [y]) => (x < y ? -1 : 1))
      : value;
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b));
}

/**
 * The edit that suppresses a finding's rule where it stands: a comment line above the instruction with the same
 * indentation, or one more id in the suppression comment that is already there. A finding that lies in no instruction
 * (a parser directive) is suppressed for the file, below the directives, which must stay first.
 * @param reason plain text; quotes and line ends in it are replaced
 */
export function suppressionComment(
  dockerfile: Dockerfile,
  finding: Pick<Finding, 'rule' | 'span'>,
  reason: string,
): TextEdit {
  const { text } = dockerfile;
  const eol = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const quoted = `reason="${reason.replace(/"/g, "'").replace(/\s+/g, ' ').trim()}"`;
  const instruction = instructionAt(dockerfile, finding.span.start);
  if (!instruction) {
    const lines = new LineIndex(text);
    const last = dockerfile.directives.at(-1);
    const comment = `# hygiene: ignore-file ${finding.rule} ${quoted}`;
    if (!last) return { span: span(0, 0), newText: `${comment}${eol}` };
    const end = lines.endOf(lines.lineAt(last.span.start));
    return { span: span(end, end), newText: `${eol}${comment}` };
  }
  const existing = suppressionsOf(dockerfile).find(
    ({ scope, kind, dialect, expires, names }) =>
      scope === instruction.index &&
      kind === 'ignore' &&
      dialect === 'hygiene' &&
      expires === undefined &&
      names.length > 0,
  );
  const lastName = existing?.names.at(-1);
  if (lastName) return { span: span(lastName.span.end, lastName.span.end), newText: `, ${finding.rule}` };
  let start = instruction.span.start;
  while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
  const indentation = text.slice(start, instruction.span.start);
  return {
    span: span(start, start),
    newText: `${indentation}# hygiene: ignore ${finding.rule} ${quoted}${eol}`,
  };
}

/** Indentation and line end that a JSON text uses. */
function formattingOf(json: string): FormattingOptions {
  const indentation = /^([ \t]+)\S/m.exec(json)?.[1] ?? '  ';
  return {
    insertSpaces: !indentation.startsWith('\t'),
    tabSize: indentation.startsWith('\t') ? 1 : Math.min(indentation.length, 8),
    eol: json.includes('\r\n') ? '\r\n' : '\n',
  };
}

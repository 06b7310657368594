import type { TextEdit } from '../edits/edit';
import type { Finding } from '../findings';
import { LineIndex } from '../syntax/lines';
import { contains, type Span, span } from '../syntax/span';
import { hygieneComment, type Said, type Suppressible, type Suppression, silences } from './suppressions';

/** A comment of a YAML text. */
export interface YamlComment {
  readonly span: Span;
  /** 0-based line. */
  readonly line: number;
  /** True when nothing but blanks is before it on its line. */
  readonly whole: boolean;
}

/** A comment of a compose file that silences findings. */
export interface YamlSuppression extends Omit<Suppression, 'comment' | 'scope'> {
  readonly comment: YamlComment;
  /** The entry that it holds for; `file` for the whole file; undefined when it stands above nothing. */
  readonly scope: Span | 'file' | undefined;
}

/**
 * Every suppression comment of a compose file, in order, expired ones too:
 * - `# hygiene: ignore rule-a, rule-b reason="…" expires=YYYY-MM-DD` on the comment lines right above an entry (a key with
 *   all that belongs to it, or an item of a list), or at the end of the line that the entry begins on: holds for that entry;
 * - `# hygiene: ignore-file …`: holds for the file; `all` in place of the ids names every rule;
 * - `# hygiene: stateful service …`: declares a stateful service to be meant: for an entry as above, for the file when it
 *   stands at the margin.
 */
export function yamlSuppressions(text: string, comments: readonly YamlComment[]): readonly YamlSuppression[] {
  const lines = new LineIndex(text);
  const whole = new Set(comments.flatMap((comment) => (comment.whole ? [comment.line] : [])));
  return comments.flatMap((comment) => {
    const said = hygieneComment(text, comment);
    if (!said) return [];
    const { file, ...rest } = said;
    return [{ ...rest, comment, scope: scopeOf(said, file, comment) }];
  });

  function scopeOf({ kind }: Said, file: boolean, { whole: alone, line, span: place }: YamlComment) {
    const isAtMargin = alone && place.start === lines.startOf(line);
    if (file && (kind === 'ignore' || isAtMargin)) return 'file' as const;
    let at = line;
    while (alone && whole.has(at)) at++;
    return entryAt(text, lines, at);
  }
}

/** True when a suppression that has not expired covers the finding; see `isSuppressed`. */
export function isSuppressedInYaml(
  finding: Suppressible,
  suppressions: readonly YamlSuppression[],
  codesOf: (rule: string) => readonly string[],
  today: Date,
): boolean {
  return suppressions.some(
    (suppression) =>
      suppression.scope !== undefined &&
      (suppression.scope === 'file' || contains(suppression.scope, finding.span)) &&
      silences(suppression, finding, codesOf, today),
  );
}

/** The entry that begins on a line, with the lines below that are indented deeper; undefined for an empty line. */
function entryAt(text: string, lines: LineIndex, line: number): Span | undefined {
  const first = lineText(text, lines, line);
  if (line >= lines.count || first.trim() === '') return undefined;
  const indent = indentOf(first);
  const isItem = isListItem(first);
  let last = line;
  for (let next = line + 1; next < lines.count; next++) {
    const words = lineText(text, lines, next);
    if (words.trim() === '' || words.trimStart().startsWith('#')) continue;
    // The items of a list may stand as far left as the key of the list.
    const isOwnItem = !isItem && isListItem(words) && indentOf(words) === indent;
    if (indentOf(words) <= indent && !isOwnItem) break;
    last = next;
  }
  return span(lines.startOf(line), lines.endOf(last));
}

function lineText(text: string, lines: LineIndex, line: number): string {
  return text.slice(lines.startOf(line), lines.endOf(line));
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function isListItem(line: string): boolean {
  return /^\s*-(?:\s|$)/.test(line);
}

/**
 * The edit that suppresses a finding's rule where it stands: a comment line above the line that it begins on, with the same
 * indentation, or one more id in the suppression comment that is already there.
 * @param above offset of what the comment is to stand above, where that is not the finding itself
 * @param reason plain text; quotes and line ends in it are replaced
 */
export function yamlSuppressionComment(
  text: string,
  comments: readonly YamlComment[],
  finding: Pick<Finding, 'rule' | 'span'>,
  reason: string,
  above = finding.span.start,
): TextEdit {
  const lines = new LineIndex(text);
  const eol = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const line = lines.lineAt(above);
  // A byte order mark stays the first of all.
  const start = lines.startOf(line) + (line === 0 && text.startsWith('\uFEFF') ? 1 : 0);
  const existing = yamlSuppressions(text, comments).find(
    ({ scope, kind, expires, names }) =>
      kind === 'ignore' &&
      expires === undefined &&
      names.length > 0 &&
      scope !== undefined &&
      scope !== 'file' &&
      lines.lineAt(scope.start) === line,
  );
  const lastName = existing?.names.at(-1);
  if (lastName) return { span: span(lastName.span.end, lastName.span.end), newText: `, ${finding.rule}` };
  const indentation = /^[ ]*/.exec(text.slice(start, lines.endOf(line)))?.[0] ?? '';
  const quoted = `reason="${reason.replace(/"/g, "'").replace(/\s+/g, ' ').trim()}"`;
  return {
    span: span(start, start),
    newText: `${indentation}# hygiene: ignore ${finding.rule} ${quoted}${eol}`,
  };
}

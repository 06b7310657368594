import type { Finding } from '../findings';
import type { Comment, Dockerfile, Instruction } from '../syntax/ast';
import { LineIndex } from '../syntax/lines';
import { type Span, span } from '../syntax/span';

/** A comment of a Dockerfile that silences findings. */
export interface Suppression {
  /** `ignore`: rules; `stateful`: the rule `stateful-service`, for services that are declared to belong here. */
  readonly kind: 'ignore' | 'stateful';
  /** Whose comment it is; hadolint's names its own codes. */
  readonly dialect: 'hygiene' | 'hadolint';
  /** Rule ids or `all`, hadolint codes, or service ids; as written. */
  readonly names: readonly SuppressedName[];
  readonly reason: string | undefined;
  /** Last day it holds, `YYYY-MM-DD` as written; not checked to be a date. */
  readonly expires: string | undefined;
  /** For `stateful`: how and where the service's data is saved. */
  readonly backup?: string;
  readonly comment: Comment;
  /** Index of the instruction it holds for; `file` for the whole file; undefined when it stands above nothing. */
  readonly scope: number | 'file' | undefined;
}

export interface SuppressedName {
  readonly name: string;
  readonly span: Span;
}

/**
 * A finding; `stateful-service` says the id of its service as the `subject`. What a service that is declared to be meant
 * `owes` its users is not silenced by the comment that declares it.
 */
export type Suppressible = Pick<Finding, 'rule' | 'span' | 'message'> & {
  readonly subject?: string;
  readonly owes?: boolean;
};

const verbs: Readonly<Record<string, { readonly kind: Suppression['kind']; readonly file: boolean }>> = {
  ignore: { kind: 'ignore', file: false },
  'ignore-file': { kind: 'ignore', file: true },
  stateful: { kind: 'stateful', file: true },
};

/**
 * Every suppression comment of a Dockerfile, in order, expired ones too:
 * - `# hygiene: ignore rule-a, rule-b reason="…" expires=YYYY-MM-DD` on the comment lines right above an instruction, or
 *   between its continuation lines: holds for that instruction;
 * - `# hygiene: ignore-file …`: holds for the file; `all` in place of the ids names every rule;
 * - `# hygiene: stateful service …`: declares a stateful service to be meant; `backup="…"` says how its data is saved;
 * - `# hadolint ignore=DL3006,DL4006` above an instruction and `# hadolint global ignore=…`.
 */
export function suppressionsOf(dockerfile: Dockerfile): readonly Suppression[] {
  const lines = new LineIndex(dockerfile.text);
  return dockerfile.comments.flatMap((comment, index) => {
    const said = hygieneComment(dockerfile.text, comment) ?? hadolintComment(dockerfile.text, comment);
    if (!said) return [];
    const { file, ...rest } = said;
    return [{ ...rest, comment, scope: file ? ('file' as const) : instructionOf(dockerfile, lines, index) }];
  });
}

/**
 * True when a suppression that has not expired covers the finding.
 * @param codesOf the hadolint codes a rule stands in for (its `equivalents.hadolint`), so that their suppressions cover it
 * @param today the day of judging; a suppression still holds on the day it names
 */
export function isSuppressed(
  finding: Suppressible,
  dockerfile: Dockerfile,
  suppressions: readonly Suppression[],
  codesOf: (rule: string) => readonly string[] = () => [],
  today = new Date(),
): boolean {
  if (suppressions.length === 0) return false;
  const instruction = instructionAt(dockerfile, finding.span.start)?.index;
  return suppressions.some(
    (suppression) =>
      (suppression.scope === 'file' ||
        (suppression.scope !== undefined && suppression.scope === instruction)) &&
      silences(suppression, finding, codesOf, today),
  );
}

/** True when a suppression, in whose scope the finding is, has not expired and names it. */
export function silences(
  suppression: Pick<Suppression, 'kind' | 'dialect' | 'names' | 'expires'>,
  finding: Suppressible,
  codesOf: (rule: string) => readonly string[],
  today: Date,
): boolean {
  return (
    !hasExpired(suppression, today) &&
    suppression.names.some(({ name }) => names(suppression, name, finding, codesOf))
  );
}

/** True when the last day of a suppression is over, or is no date: better to say a finding again than to lose it. */
function hasExpired(suppression: Pick<Suppression, 'expires'>, today: Date): boolean {
  const { expires } = suppression;
  if (expires === undefined) return false;
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(expires) && !Number.isNaN(Date.parse(expires));
  return !isDate || expires < today.toISOString().slice(0, 10);
}

/** Names of rules in our own suppressions that no rule has: slips of the pen, which silence nothing. */
export function unknownRules(
  suppressions: readonly Suppression[],
  knownRules: ReadonlySet<string>,
): readonly SuppressedName[] {
  return suppressions
    .filter(({ kind, dialect }) => kind === 'ignore' && dialect === 'hygiene')
    .flatMap(({ names }) => names.filter(({ name }) => name !== 'all' && !knownRules.has(name)));
}

/** The instruction whose lines hold an offset; blanks before it on its line count. */
export function instructionAt(dockerfile: Dockerfile, offset: number): Instruction | undefined {
  const { instructions } = dockerfile;
  let low = 0;
  let high = instructions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((instructions[middle] as Instruction).span.end < offset) low = middle + 1;
    else high = middle;
  }
  const candidate = instructions[low];
  return candidate && candidate.span.start <= offset ? candidate : undefined;
}

function names(
  suppression: Pick<Suppression, 'kind' | 'dialect'>,
  name: string,
  finding: Suppressible,
  codesOf: (rule: string) => readonly string[],
): boolean {
  if (suppression.dialect === 'hadolint') return codesOf(finding.rule).includes(name);
  if (suppression.kind === 'ignore') return name === 'all' || name === finding.rule;
  if (finding.rule !== 'stateful-service' || finding.owes) return false;
  const service = name.toLowerCase();
  if (finding.subject !== undefined) return finding.subject.toLowerCase() === service;
  return ` ${finding.message.toLowerCase().replace(/[^a-z0-9-]+/g, ' ')} `.includes(` ${service} `);
}

/** A service that a comment declares to be meant in this image. */
export interface DeclaredService {
  /** Lower case, as written: `postgresql`. */
  readonly id: string;
  /** The id in the comment. */
  readonly span: Span;
  readonly comment: Comment;
  /** Why it is meant to be there, when the comment says so. */
  readonly reason: string | undefined;
  /** How and where its data is saved, when the comment says so. */
  readonly backup: string | undefined;
}

/** Services that `# hygiene: stateful` declares to be meant; expired comments declare nothing. */
export function declaredServices(dockerfile: Dockerfile, today = new Date()): readonly DeclaredService[] {
  return suppressionsOf(dockerfile)
    .filter((suppression) => suppression.kind === 'stateful' && !hasExpired(suppression, today))
    .flatMap(({ names: ids, comment, reason, backup }) =>
      ids.map(({ name, span: at }) => ({ id: name.toLowerCase(), span: at, comment, reason, backup })),
    );
}

/** What a comment of ours says, wherever it stands. */
export interface Said
  extends Pick<Suppression, 'kind' | 'dialect' | 'names' | 'reason' | 'expires' | 'backup'> {
  readonly file: boolean;
}

/** Reads `# hygiene: …`; undefined for any other comment. */
export function hygieneComment(text: string, comment: { readonly span: Span }): Said | undefined {
  const line = text.slice(comment.span.start, comment.span.end);
  const head = /^#[ \t]*hygiene:[ \t]*(ignore-file|ignore|stateful)(?=[ \t]|$)/i.exec(line);
  const verb = verbs[head?.[1]?.toLowerCase() ?? ''];
  if (!head || !verb) return undefined;
  const ids: SuppressedName[] = [];
  const options = new Map<string, string>();
  // An option's value may be quoted and then hold anything; a quote that is not closed runs to the end of the line.
  const token = /([a-z]+)[ \t]*=[ \t]*(?:"([^"]*)(?:"|$)|'([^']*)(?:'|$)|([^\s,]*))|[^\s,=]+|=/gi;
  token.lastIndex = head[0].length;
  for (let match = token.exec(line); match; match = token.exec(line)) {
    if (match[1] !== undefined)
      options.set(match[1].toLowerCase(), (match[2] ?? match[3] ?? match[4] ?? '').trim());
    // Ids come first: words after an option are loose text, not rules.
    else if (options.size === 0 && /^[a-z0-9]/i.test(match[0])) {
      const start = comment.span.start + match.index;
      ids.push({ name: match[0].toLowerCase(), span: span(start, start + match[0].length) });
    }
  }
  return {
    ...verb,
    dialect: 'hygiene',
    names: ids,
    reason: options.get('reason') || undefined,
    expires: options.get('expires'),
    ...(options.get('backup') ? { backup: options.get('backup') as string } : {}),
  };
}

function hadolintComment(text: string, comment: Comment): Said | undefined {
  const line = text.slice(comment.span.start, comment.span.end);
  const head = /^#[ \t]*hadolint[ \t]+(global[ \t]+)?ignore[ \t]*=[ \t]*/i.exec(line);
  if (!head) return undefined;
  const list = /^[A-Z]{2}\d{4}(?:[ \t]*,[ \t]*[A-Z]{2}\d{4})*/.exec(line.slice(head[0].length))?.[0] ?? '';
  const base = comment.span.start + head[0].length;
  return {
    kind: 'ignore',
    file: head[1] !== undefined,
    dialect: 'hadolint',
    names: [...list.matchAll(/[A-Z]{2}\d{4}/g)].map((match) => ({
      name: match[0],
      span: span(base + match.index, base + match.index + match[0].length),
    })),
    reason: undefined,
    expires: undefined,
  };
}

/** Index of the instruction that the comment `comments[at]` stands in, or right above (only comment lines between). */
function instructionOf(dockerfile: Dockerfile, lines: LineIndex, at: number): number | undefined {
  const { comments } = dockerfile;
  const comment = comments[at] as Comment;
  if (comment.inside) return instructionAt(dockerfile, comment.span.start)?.index;
  let line = lines.lineAt(comment.span.start);
  for (const below of comments.slice(at + 1)) {
    if (lines.lineAt(below.span.start) !== line + 1) break;
    line++;
  }
  const start = lines.startOf(line + 1);
  const next = dockerfile.instructions.find(({ span }) => span.start >= start);
  return next && lines.lineAt(next.span.start) === line + 1 ? next.index : undefined;
}

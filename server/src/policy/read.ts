import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
  stripComments,
} from 'jsonc-parser';
import { type Span, span } from '../syntax/span';
import { salvage } from './salvage';
import { type PolicyPieces, policyFileSchema, policySettingsSchema } from './schema';

/** Something in a policy file that cannot be used as it stands. */
export interface PolicyProblem {
  /** Where, in offsets of the policy file's text. */
  readonly span: Span;
  readonly message: string;
}

/** What a policy file says, and what in it is wrong. */
export interface PolicyFileResult {
  readonly pieces: PolicyPieces;
  readonly problems: readonly PolicyProblem[];
}

/**
 * Reads the text of a policy file. Total: a broken file gives problems, and everything valid in it is used.
 * @param knownRules ids of the rules there are; a level for another id is told as a problem. Left out: not checked.
 */
export function readPolicyFile(text: string, knownRules?: ReadonlySet<string>): PolicyFileResult {
  // A byte order mark is no JSON; a blank in its place keeps every offset.
  const json = text.replace(/^\uFEFF/, ' ');
  const errors: ParseError[] = [];
  const tree = parseTree(json, errors, { allowTrailingComma: true });
  const problems: PolicyProblem[] = errors.map((error) => ({
    span: span(error.offset, Math.max(error.offset + error.length, error.offset)),
    message: `not valid JSON: ${inWords(printParseErrorCode(error.error))}`,
  }));
  if (!tree) return { pieces: {}, problems: stripComments(json).trim() === '' ? [] : problems };
  // To the schema's library a list is an object too.
  for (const path of [[], ...mapKeys.map((key) => [key])]) {
    const node = findNodeAtLocation(tree, path);
    if (node?.type !== 'array') continue;
    problems.push({
      span: spanAt(tree, path),
      message: `${path[0] ?? 'a policy file'} must be an object: { … }`,
    });
    if (path.length === 0) return { pieces: {}, problems };
  }

  const { output, refusals } = salvage(policyFileSchema, withoutLists(getNodeValue(tree)));
  for (const { path, message } of refusals) problems.push({ span: spanAt(tree, path), message });
  const { $schema: _schema, ...pieces } = output ?? {};

  for (const id of Object.keys(pieces.rules ?? {}))
    if (knownRules && !knownRules.has(id))
      problems.push({ span: spanAt(tree, ['rules', id], 'key'), message: `there is no rule "${id}"` });
  pieces.trust?.images?.forEach((pattern) => {
    if (/:[^/]*$/.test(pattern.replace(/^[^/]*:\d+\//, '')) || pattern.includes('@'))
      problems.push({
        span: spanOfPattern(tree, pattern),
        message: `"${pattern}" matches nothing: name the repository, without tag or digest`,
      });
  });
  return { pieces, problems: problems.sort((a, b) => a.span.start - b.span.start) };
}

/**
 * Reads the policy part of the editor's settings (an object with `preset`, `rules`, `trust` among other keys). Total.
 * @returns the usable part, and one sentence for each part that was refused
 */
export function readPolicySettings(value: unknown): {
  readonly pieces: PolicyPieces;
  readonly problems: readonly string[];
} {
  if (value === null || value === undefined) return { pieces: {}, problems: [] };
  const { output, refusals } = salvage(policySettingsSchema, withoutLists(withoutNulls(value)));
  return {
    pieces: output ?? {},
    problems: refusals.map(({ path, message }) => `${path.join('.')}: ${message}`),
  };
}

/** Keys whose value is an object. */
const mapKeys = ['rules', 'trust', 'mirrors', 'weight'];

/** The value without lists where objects should be. */
function withoutLists(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).filter(([key, item]) => !(mapKeys.includes(key) && Array.isArray(item))),
  );
}

/** Editors send null for a setting that is not set. */
function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== null)
      .map(([key, item]) => [key, withoutNulls(item)]),
  );
}

/** Span of the value (or, with `key`, of the key) at a path; the nearest thing that exists otherwise. */
function spanAt(tree: Node, path: readonly (string | number)[], part: 'value' | 'key' = 'value'): Span {
  for (let length = path.length; length > 0; length--) {
    const node = findNodeAtLocation(tree, path.slice(0, length));
    if (!node) continue;
    const target = part === 'key' ? (node.parent?.children?.[0] ?? node) : node;
    return span(target.offset, target.offset + target.length);
  }
  return span(tree.offset, tree.offset + tree.length);
}

function spanOfPattern(tree: Node, pattern: string): Span {
  const list = findNodeAtLocation(tree, ['trust', 'images']);
  const node = list?.children?.find((child) => child.value === pattern);
  return node ? span(node.offset, node.offset + node.length) : spanAt(tree, ['trust', 'images']);
}

/** `CommaExpected` to `comma expected`. */
function inWords(code: string): string {
  return code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

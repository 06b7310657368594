import { insertCommandAfter, isRepeated, needsExit, statementAt, type TextEdit } from '../../edits';
import type { RequestedFix } from '../../findings';
import { fixedUrl } from '../../provenance/fixed-url';
import type { Build, Fetch } from '../../provenance/model';
import type { ShellWord, Simple } from '../../syntax/shell';
import { contains } from '../../syntax/span';
import { hasOtherAt } from './fill-in';

/** Stands where the commit goes; git knows no ref of this name. */
const blank = 'FILL-IN-THE-COMMIT';

/**
 * Fixes which commit of a git repository is taken: the one that the ref names when the server is asked. Only where what is
 * taken stays the same then: not for a shallow clone, which has no other commit, nor with submodules, which would not
 * follow.
 */
export function fixCommit(build: Build, fetch: Fetch): RequestedFix[] {
  const url = fetch.tool === 'git' ? fixedUrl(build.dockerfile, fetch) : undefined;
  if (url === undefined || hasOtherAt(build, fetch)) return [];
  const found = fetch.instruction.keyword === 'ADD' ? inAdd(fetch, url) : inClone(build, fetch);
  if (!found) return [];
  const question = { what: 'commit', url: url.replace(/#.*$/, ''), ref: found.ref } as const;
  return [{ edits: found.edits, fillIn: { title: 'Fix the commit', blank, question } }];
}

interface Found {
  readonly edits: readonly TextEdit[];
  readonly ref: string | undefined;
}

/** `ADD https://…/x.git#ref:folder`. */
function inAdd({ instruction, span, url: value }: Fetch, url: string): Found | undefined {
  const operands = instruction.json ? instruction.json.items : instruction.words;
  const operand = operands.find((word) => contains(word.span, span));
  // With `?` the ref may be told in another way.
  if (!operand || operand.text.value !== url || url.includes('?')) return undefined;
  const hash = url.indexOf('#');
  const [, ref = '', folder = ''] = hash < 0 ? [] : (/^#([^:]*)(:.*)?$/s.exec(url.slice(hash)) ?? []);
  const from = hash < 0 ? url.length : hash;
  const to = url.length - folder.length;
  const end = value.spanOf(url.length - 1)?.end;
  const place = from < to ? value.spanOf(from, to) : undefined;
  const at = place ?? (end === undefined ? undefined : { start: end, end });
  if (!at || at.end - at.start !== to - from) return undefined;
  return { edits: [{ span: at, newText: `#${blank}` }], ref: ref === '' ? undefined : ref };
}

/** `git clone URL folder`: the commit is checked out right behind it. */
function inClone(build: Build, fetch: Fetch): Found | undefined {
  const { dockerfile } = build;
  const { instruction, span } = fetch;
  const found = statementAt(dockerfile, instruction, span.start);
  if (found?.command.kind !== 'simple' || isRepeated(found.script, found.command)) return undefined;
  const { script, command } = found;
  const clone = readClone(command, fetch);
  if (!clone || clone.ref !== fetch.ref?.text) return undefined;
  if (movesLater(build, fetch)) return undefined;
  const checkout = `git -C ${clone.folder} checkout ${blank}`;
  // Where the commands behind it run in any case, they would run with whatever was pushed last.
  const exits = needsExit(dockerfile, instruction, script, command);
  const text = exits ? `{ ${checkout} || exit 1; }` : checkout;
  const edits = insertCommandAfter(dockerfile, instruction, script, command, text);
  return edits && { edits, ref: clone.ref };
}

/** Whether a later command takes another commit, or works on a branch only. Which clone it is in is not looked at. */
function movesLater({ stages }: Build, { instruction, stage, span }: Fetch): boolean {
  return (stages[stage]?.commands ?? []).some((other) => {
    if (other.name !== 'git' || other.span.start <= span.end) return false;
    const verbs =
      other.instruction === instruction
        ? /^(?:checkout|switch|reset|pull|fetch|merge|rebase)$/
        : /^(?:pull|merge|rebase)$/;
    return other.argv.some(({ text }) => verbs.test(text));
  });
}

const harmless = /^(?:-[qv]+|--quiet|--verbose|--progress|--single-branch|--no-tags)$/;

/** Folder and branch of a plain `git clone`; undefined with any option that makes it less plain. */
function readClone({ words }: Simple, fetch: Fetch): { folder: string; ref: string | undefined } | undefined {
  if (words[0]?.literal !== 'git' || words[1]?.literal !== 'clone') return undefined;
  const operands: ShellWord[] = [];
  let ref: string | undefined;
  for (let i = 2; i < words.length; i++) {
    const word = words[i] as ShellWord;
    const branch = /^--branch=(.+)$/s.exec(word.literal ?? '')?.[1];
    if (branch !== undefined) ref = branch;
    else if (word.literal === '-b' || word.literal === '--branch') {
      ref = words[++i]?.literal;
      if (ref === undefined) return undefined;
    } else if (!word.raw.startsWith('-')) operands.push(word);
    else if (!harmless.test(word.raw)) return undefined;
  }
  const [url, into, ...more] = operands;
  if (!url || more.length > 0 || !contains(url.span, fetch.span)) return undefined;
  const folder = into?.raw ?? nameOf(fetch.url.text);
  return rewritable.test(folder) ? { folder, ref } : undefined;
}

/** A folder's word that means the same when it is written once more: plain, quoted as a whole, or below the home folder. */
const rewritable = /^~\/[\w@%+=:,./-]+$|^(["']?)[\w@%+=:,./$][\w@%+=:,./${}-]*\1$/;

/** The folder that git makes up from a URL. */
function nameOf(url: string): string {
  const path = url
    .replace(/\/+$/, '')
    .replace(/\/\.git$/, '')
    .replace(/\.git$/, '');
  return path.slice(path.lastIndexOf('/') + 1);
}

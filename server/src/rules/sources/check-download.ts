import { insertCommandAfter, isRepeated, needsExit, statementAt, type TextEdit } from '../../edits';
import { baseName } from '../../provenance/files';
import type { Build, Fetch } from '../../provenance/model';
import type { Dockerfile } from '../../syntax/ast';
import type { ShellWord, Simple } from '../../syntax/shell';
import { contains } from '../../syntax/span';

/** Stands where the checksum goes. `sha256sum -c` and the builder refuse it, so that nobody forgets. */
export type Content = 'SCRIPT' | 'PACKAGE' | 'DOWNLOAD' | 'KEY';

const blank = (content: Content) => `FILL-IN-THE-SHA256-OF-THE-${content}`;

/**
 * The command that compares a file with the checksum to fill in.
 *
 * @param exits it has to end the shell itself, as the commands behind it run in any case
 */
export function checksumLine(file: string, content: Content, exits = false): string {
  const line = `echo "${blank(content)}  ${file}" | sha256sum -c -`;
  return exits ? `{ ${line} || exit 1; }` : line;
}

/**
 * Puts a comparison with a checksum right behind a download to a file (`ADD --checksum`, `curl -o`, `wget`). The
 * checksum is not known without the network, so its place is left to fill in.
 *
 * @returns undefined where one comparison behind the command would not be one of this file: in loops and functions,
 *   for one of several tries, for a file whose name the command does not show
 */
export function checkDownload(build: Build, fetch: Fetch, content: Content): TextEdit[] | undefined {
  const { dockerfile } = build;
  const { instruction, tool } = fetch;
  if (hasAlternatives(build, fetch)) return undefined;
  // Where the network says which version is taken, no checksum can stand in the file.
  if (fetch.url.fetches.length > 0 || fetch.url.text.includes('`')) return undefined;
  if (tool === 'ADD') return isOldFrontend(dockerfile) ? undefined : checkedAdd(fetch, content);
  if (tool !== 'curl' && tool !== 'wget') return undefined;
  const found = statementAt(dockerfile, instruction, fetch.span.start);
  if (found?.command.kind !== 'simple' || isRepeated(found.script, found.command)) return undefined;
  const { script, command } = found;
  const file = savedAs(command, fetch, tool);
  if (file === undefined) return undefined;
  const exits = needsExit(dockerfile, instruction, script, command);
  if (exits === undefined) return undefined;
  const line = checksumLine(file, content, exits);
  return insertCommandAfter(dockerfile, instruction, script, command, line);
}

/** True for one of several tries for the same file: a comparison behind one of them says nothing of the others. */
function hasAlternatives({ stages }: Build, fetch: Fetch): boolean {
  return (
    fetch.alternativeTo !== undefined ||
    (stages[fetch.stage]?.fetches ?? []).some((other) => other.alternativeTo === fetch)
  );
}

/** True where `# syntax=` names a release of Docker's frontend that has no `ADD --checksum`: it came with 1.6. */
function isOldFrontend({ directives }: Dockerfile): boolean {
  const image = directives.find((d) => d.name === 'syntax')?.value ?? '';
  const tag = /^(?:(?:[\w.-]+\/)?docker\/)?dockerfile(?:-upstream)?:([^@\s]+)/.exec(image)?.[1] ?? '';
  const [, major, minor] = /^v?(\d+)(?:\.(\d+))?/.exec(tag) ?? [];
  if (/experimental/.test(image) || major === '0') return true;
  return major === '1' && minor !== undefined && Number(minor) < 6;
}

/** `ADD --checksum=…`, which takes one source. */
function checkedAdd({ instruction }: Fetch, content: Content): TextEdit[] | undefined {
  if (instruction.keyword !== 'ADD' || instruction.heredocs.length > 0) return undefined;
  const operands = instruction.json ? instruction.json.items : instruction.words;
  if (operands.length !== 2 || instruction.flags.some((f) => f.name.toLowerCase() === 'checksum'))
    return undefined;
  const at = instruction.keywordSpan.end;
  return [{ span: { start: at, end: at }, newText: ` --checksum=sha256:${blank(content)}` }];
}

/** The file that a download command writes, as its words name it. */
function savedAs(command: Simple, { span }: Fetch, tool: 'curl' | 'wget'): string | undefined {
  // Where messages go says nothing of the file.
  const redirects = command.redirects.filter((r) => r.fd !== '2' && r.target?.literal !== '/dev/null');
  if (redirects.length > 1) return undefined;
  const own = command.words.find((w) => contains(w.span, span));
  const words = command.words.map((w) => w.raw);
  const letter = tool === 'curl' ? 'o' : 'O';
  const long = tool === 'curl' ? '--output' : '--output-document';
  // A destination may begin with a variable as an address may.
  const into = new RegExp(`^(?:-[A-Za-z]*[${letter}P]|${long}|--directory-prefix|--output-dir)$`);
  const several = command.words.some((w, i) => w !== own && isAddress(w) && !into.test(words[i - 1] ?? ''));
  const redirect = redirects.find((r) => r.operator === '>');
  if (redirects.length > 0) return redirect?.target && !several ? plain(redirect.target.raw) : undefined;
  for (let i = 1; i < words.length; i++) {
    const word = words[i] as string;
    if (word === long || new RegExp(`^-[A-Za-z]*${letter}$`).test(word))
      return several ? undefined : plain(words[i + 1]);
    if (word.startsWith(`${long}=`)) return several ? undefined : plain(word.slice(long.length + 1));
  }
  const at = words.findIndex((w) => /^(?:-P|--directory-prefix|--output-dir)$/.test(w));
  const folder = at < 0 ? undefined : words[at + 1];
  if (words.some((w) => /^(?:-[A-Za-z]*P.|--directory-prefix=|--output-dir=)/.test(w))) return undefined;
  const byName = tool === 'wget' || words.some((w) => /^-[A-Za-z]*O[A-Za-z]*$|^--remote-name/.test(w));
  // The server may name the file.
  const byServer = words.some((w) => /^(?:-[A-Za-z]*J|--remote-header-name|--content-disposition)/.test(w));
  if (!byName || byServer || !own) return undefined;
  const url = own.raw.replace(/["']/g, '').replace(/^\w+:\/\//, '');
  if (!url.includes('/') || url.endsWith('/')) return undefined;
  const start = folder?.replace(/^(["'])(.*)\1$/, '$2').replace(/\/*$/, '/') ?? '';
  return plain(`${start}${baseName(url)}`);
}

function isAddress({ raw }: ShellWord): boolean {
  return /^["']?(?:https?|ftp):\/\/|^["']?\$[\w{}]*\//.test(raw);
}

/** A file name that may stand in double quotes as it is. */
function plain(name: string | undefined): string | undefined {
  // Between single quotes a dollar is no variable.
  if (name?.startsWith("'") && name.includes('$')) return undefined;
  const bare = name?.replace(/^(["'])(.*)\1$/, '$2');
  return bare && /^[\w@%+=:,./${}~-]+$/.test(bare) && bare !== '-' && !/^~/.test(bare) ? bare : undefined;
}

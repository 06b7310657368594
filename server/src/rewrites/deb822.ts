import { statementAt, type TextEdit } from '../edits';
import { versionOfCodename } from '../knowledge/codenames';
import type { Build, Repository, StageModel } from '../provenance/model';
import { hasModernTls } from '../rules/sources/modern-tls';
import type { Command, ShellWord, Simple } from '../syntax/shell';
import type { Rewrite } from './rewrites';

/**
 * `echo "deb [signed-by=…] URI suite components" > NAME.list` as `printf '%s\n' 'Types: deb' … > NAME.sources`, where the line names
 * its key and the base is Debian 12, Ubuntu 24.04 or newer. apt(8) of Debian 13 calls one-line entries deprecated.
 */
export function asDeb822(
  { dockerfile }: Build,
  stage: StageModel,
  { manager, how, keyring, span, instruction }: Repository,
): Rewrite[] {
  if (manager !== 'apt' || how !== 'line' || keyring === undefined || instruction.json || !isNew(stage))
    return [];
  const command = statementAt(dockerfile, instruction, span.start)?.command;
  const found = command && writesOneFile(command);
  if (!found) return [];
  const { echo, line, file } = found;
  const { text } = dockerfile;
  const name = /([^/]+)\.list["']?$/.exec(file.raw)?.[1];
  // Who names the file elsewhere, or all lists, counts on its name.
  if (file.span.end - file.span.start !== file.raw.length) return [];
  if (name === undefined || text.split(`${name}.list`).length !== 2 || text.includes('*.list')) return [];
  const fields = fieldsOf(line.raw);
  if (!fields) return [];
  const printed = ["printf '%s\\n'", ...fields].join(' ');
  const extension = file.span.start + file.raw.lastIndexOf('.list');
  const edits: TextEdit[] = [
    { span: { start: (echo.words[0] as ShellWord).span.start, end: line.span.end }, newText: printed },
    { span: { start: extension, end: extension + '.list'.length }, newText: '.sources' },
  ];
  const title = 'Write the source in deb822, the format that replaces one-line entries';
  return [{ span: command.span, title, edits }];
}

function isNew(stage: StageModel): boolean {
  const { distribution, release } = stage.distribution ?? {};
  if (distribution !== 'debian' && distribution !== 'ubuntu') return false;
  if (release === undefined) return hasModernTls(stage) === true;
  return Number(versionOfCodename(distribution, release)) >= (distribution === 'debian' ? 12 : 24.04);
}

const listFile = /^(["']?)\/etc\/apt\/sources\.list\.d\/[\w.+-]+\.list\1$/;

/** An `echo` of one word to one new file, by redirection or through `tee`. */
function writesOneFile(
  command: Command,
): { readonly echo: Simple; readonly line: ShellWord; readonly file: ShellWord } | undefined {
  const [echo, tee, ...more] = command.kind === 'pipeline' && !command.negated ? command.commands : [command];
  if (echo?.kind !== 'simple' || more.length > 0 || echo.assignments.length > 0) return undefined;
  const [program, line, ...others] = echo.words;
  if (program?.raw !== 'echo' || !line || others.length > 0) return undefined;
  const [redirect, ...rest] = echo.redirects;
  if (!tee) {
    const file = redirect?.operator === '>' && rest.length === 0 ? redirect.target : undefined;
    return file && listFile.test(file.raw) ? { echo, line, file } : undefined;
  }
  if (tee.kind !== 'simple' || redirect) return undefined;
  const words = tee.words.filter((word, i) => !(i === 0 && word.raw === 'sudo'));
  const [name, file] = words;
  return name?.raw === 'tee' && words.length === 2 && file && listFile.test(file.raw)
    ? { echo, line, file }
    : undefined;
}

/** One word of shell for each field of the source; undefined for a line that says more than deb822 is written for here. */
function fieldsOf(word: string): string[] | undefined {
  const quote = word[0];
  if ((quote !== '"' && quote !== "'") || word.at(-1) !== quote) return undefined;
  const line = word.slice(1, -1);
  if (/[\n\\`!#]/.test(line) || (quote === "'" && line.includes("'"))) return undefined;
  const [, type = '', options = '', source = ''] =
    /^\s*(deb|deb-src)\s+\[([^\]]*)\]\s+(.*)$/.exec(line) ?? [];
  const named = readOptions(options);
  const [uri, suite, ...components] = split(source) ?? [];
  if (!named || !uri || !suite || suite.endsWith('/') !== (components.length === 0)) return undefined;
  const fields = [
    `Types: ${type}`,
    `URIs: ${uri}`,
    `Suites: ${suite}`,
    ...(components.length > 0 ? [`Components: ${components.join(' ')}`] : []),
    ...(named.architectures ? [`Architectures: ${named.architectures}`] : []),
    `Signed-By: ${named.keyring}`,
  ];
  return fields.map((field) => (field.includes('$') ? `${quote}${field}${quote}` : `'${field}'`));
}

/** `arch` and `signed-by`; undefined for others, and without a key file. */
function readOptions(
  text: string,
): { readonly keyring: string; readonly architectures?: string } | undefined {
  const read = new Map<string, string>();
  for (const option of split(text) ?? ['']) {
    const [, name, value] = /^(arch|signed-by)=(\S.*)$/.exec(option) ?? [];
    if (name === undefined || value === undefined || read.has(name)) return undefined;
    read.set(name, value);
  }
  const keyring = read.get('signed-by');
  if (keyring === undefined || !/^\/[\w./+-]+$/.test(keyring)) return undefined;
  const architectures = read.get('arch');
  return { keyring, ...(architectures && { architectures: architectures.replaceAll(',', ' ') }) };
}

/** Splits at blanks outside of `$( … )`; undefined for what is nested deeper, or quoted. */
function split(text: string): string[] | undefined {
  const parts = text.match(/(?:\$\((?:[^()]|\([^()]*\))*\)|\$\{[^}]*\}|[^\s()'"{}])+/g) ?? [];
  return parts.join('') === text.split(/(\$\((?:[^()]|\([^()]*\))*\))|\s+/).join('') ? parts : undefined;
}

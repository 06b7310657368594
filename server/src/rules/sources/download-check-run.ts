import type { TextEdit } from '../../edits';
import { needsExit, replaceCommand, type Statement, shellQuote, statementAt } from '../../edits';
import type { Fix } from '../../findings';
import { baseName } from '../../provenance/files';
import type { Build, Execution } from '../../provenance/model';
import type { Pipeline, ShellWord, Simple } from '../../syntax/shell';
import { checkDownload, checksumLine } from './check-download';
import { withFillIn } from './fill-in';
import { untilFilledIn } from './moving-address';

/**
 * Repairs that save the script, compare it with a checksum and run it then. The checksum is not known without
 * the network, so its place is left to fill in.
 */
export function downloadCheckRun(build: Build, execution: Execution): Fix[] {
  const onlyCheck = execution.fetch.tool === 'ADD' || execution.how === 'file';
  const edits = onlyCheck ? checkDownload(build, execution.fetch, 'SCRIPT') : inShell(build, execution);
  const open = untilFilledIn('the SHA-256 of the script', execution.fetch.url);
  const title = `${onlyCheck ? 'Check the download' : 'Download, check, run'}${open}`;
  const fix: Fix = { title, tier: 'suggested', edits: edits ?? [] };
  return edits ? withFillIn(build, execution.fetch, [fix]) : [];
}

function inShell(build: Build, execution: Execution): TextEdit[] | undefined {
  const { dockerfile } = build;
  const { instruction } = execution.fetch;
  const statement = statementAt(dockerfile, instruction, execution.fetch.span.start);
  if (!statement) return undefined;
  const { script, command } = statement;
  const exits = needsExit(dockerfile, instruction, script, command);
  if (exits === undefined) return undefined;
  const texts = split(statement, fileFor(execution), execution.fetch.tool, exits);
  return texts && replaceCommand(dockerfile, instruction, script, command, texts);
}

/** Where the script is saved: named as the URL ends, below /tmp. */
function fileFor(execution: Execution): string {
  const path = execution.fetch.url.text.replace(/[?#].*$/, '').replace(/^\w+:\/\/[^/]*/, '');
  const name = baseName(path).replace(/[^\w.-]/g, '');
  const known = name !== '' && !execution.fetch.url.text.slice(-name.length - 1).includes('}');
  return `/tmp/${known ? name : 'install-script'}`;
}

/** The three commands that a pipe, `bash -c "$(…)"` or `bash <(…)` becomes. */
function split({ command }: Statement, file: string, tool: string, exits: boolean): string[] | undefined {
  if (command.kind === 'pipeline') return splitPipe(command, file, tool, exits);
  if (command.kind !== 'simple' || command.redirects.length > 0) return undefined;
  return splitSubstitution(command, file, exits);
}

function splitPipe(command: Pipeline, file: string, tool: string, exits: boolean): string[] | undefined {
  const [download, run, ...more] = command.commands;
  if (command.negated || more.length > 0 || download?.kind !== 'simple' || run?.kind !== 'simple')
    return undefined;
  if (run.redirects.length > 0 || download.redirects.some((r) => r.fd !== '2')) return undefined;
  const saved = saving(download, file, tool);
  const started = starting(run, file);
  return saved && started ? commands(saved, file, started, exits) : undefined;
}

/** `bash -c "$(curl …)" name args` and `bash <(curl …) args`. */
function splitSubstitution(command: Simple, file: string, exits: boolean): string[] | undefined {
  const at = command.words.findIndex((w) =>
    w.parts.some((p) => p.kind === 'command' || p.kind === 'process'),
  );
  const word = command.words[at];
  const part = word?.parts.length === 1 ? word.parts[0] : undefined;
  if (!word || !part || (part.kind !== 'command' && part.kind !== 'process') || part.body.items.length !== 1)
    return undefined;
  const download = part.body.items[0]?.command;
  if (download?.kind !== 'simple' || download.redirects.length > 0) return undefined;
  const tool = /^(?:curl|wget)$/.exec(download.words[0]?.literal ?? '')?.[0];
  const saved = tool && saving(download, file, tool);
  if (!saved) return undefined;
  let before = command.words.slice(0, at);
  let after = command.words.slice(at + 1);
  if (part.kind === 'command') {
    if (!/^-[a-z]*c$/.test(before.at(-1)?.literal ?? '')) return undefined;
    const flag = before.at(-1)?.literal ?? '';
    before = before.slice(0, -1);
    if (flag !== '-c') return undefined;
    // The word behind the text is $0, not an argument.
    after = after.slice(1);
  }
  if (before.length === 0) return undefined;
  return commands(
    saved,
    file,
    [...assignments(command), ...before.map(raw), file, ...after.map(raw)].join(' '),
    exits,
  );
}

function commands(download: string, file: string, run: string, exits: boolean): string[] {
  return [download, checksumLine(file, 'SCRIPT', exits), run, `rm ${file}`];
}

/** The download with its output to a file. */
export function saving(download: Simple, file: string, tool: string): string | undefined {
  const words = download.words.map(raw);
  const programs = words.findIndex((w) => w === tool || w.endsWith(`/${tool}`));
  if (programs < 0) return undefined;
  if (tool === 'curl') {
    const output = words.findIndex((w) => /^-[A-Za-z]*o-?$|^--output$|^-[A-Za-z]*O/.test(w));
    if (output >= 0) {
      if (words[output] === '-o-') words.splice(output, 1);
      else if (words[output] === '-o' && words[output + 1] === '-') words.splice(output, 2);
      else return undefined;
    }
    return [...assignments(download), ...words, '-o', file].join(' ');
  }
  if (tool !== 'wget') return undefined;
  const at = words.findIndex((w) => /^-[A-Za-z]*O-?$|^--output-document(?:=-)?$/.test(w));
  if (at < 0) return undefined;
  const word = words[at] as string;
  if (/O$|document$/.test(word)) {
    if (words[at + 1] !== '-') return undefined;
    words[at + 1] = file;
  } else if (word.endsWith('=-')) words[at] = `--output-document=${file}`;
  else words.splice(at, 1, word.slice(0, -1), file);
  return [...assignments(download), ...words].join(' ');
}

/** The interpreter with the file in place of its input: `bash -s -- a` becomes `bash FILE a`. */
function starting(run: Simple, file: string): string | undefined {
  const words = run.words.map(raw);
  const at = words.findIndex((w) =>
    /(?:^|\/)(?:(?:ba|da|a|z|k)?sh|python[\d.]*|perl|ruby|php\d*|node)$/.test(w),
  );
  if (at < 0) return undefined;
  const head = words.slice(0, at + 1);
  let rest = words.slice(at + 1);
  const options: string[] = [];
  while (rest.length > 0) {
    const word = rest[0] as string;
    if (word === '-' || word === '-s' || word === '--' || word === '/dev/stdin') {
      rest = rest.slice(1);
      if (word === '--') break;
    } else if (/^-[a-z]*s$/.test(word) && !/c/.test(word)) {
      options.push(word.replace('s', ''));
      rest = rest.slice(1);
    } else if (/^-[exuvlE]+$/.test(word)) {
      options.push(word);
      rest = rest.slice(1);
    } else break;
  }
  return [...assignments(run), ...head, ...options, file, ...rest].join(' ');
}

function assignments(command: Simple): string[] {
  return command.assignments.map((a) => `${a.name}=${a.value ? raw(a.value) : ''}`);
}

/** A word as written; one that goes over lines is written on one. */
export function raw(word: ShellWord): string {
  return /\n/.test(word.raw) && word.literal !== undefined ? shellQuote(word.literal) : word.raw;
}

import { isRepeated, needsExit, replaceCommand, statementAt, type TextEdit } from '../../edits';
import { baseName } from '../../provenance/files';
import type { Build, Fetch } from '../../provenance/model';
import type { Simple } from '../../syntax/shell';
import { checksumLine } from './check-download';
import { saving } from './download-check-run';

/**
 * `curl … | gpg --dearmor …` becomes four commands: save, compare with a checksum to be filled in, turn into a keyring, remove.
 * What is compared is the file as it was downloaded, as that is what a vendor publishes the checksum of.
 *
 * @returns undefined where the command is not of that kind, or is one of a loop or a function
 */
export function checkBeforeDearmor({ dockerfile }: Build, fetch: Fetch): TextEdit[] | undefined {
  const { instruction } = fetch;
  const statement = statementAt(dockerfile, instruction, fetch.span.start);
  if (statement?.command.kind !== 'pipeline') return undefined;
  const { script, command } = statement;
  if (isRepeated(script, command)) return undefined;
  const [download, ...rest] = command.commands;
  if (command.negated || download?.kind !== 'simple') return undefined;
  if (download.redirects.some((r) => r.fd !== '2')) return undefined;
  const file = savedKey(fetch.url.text);
  const saved = saving(download, file, fetch.tool);
  const texts = rest.map((c) => onOneLine(dockerfile.text.slice(c.span.start, c.span.end)));
  const [reader, ...more] = texts;
  if (saved === undefined || reader === undefined || texts.includes(undefined)) return undefined;
  const exits = needsExit(dockerfile, instruction, script, command);
  if (exits === undefined) return undefined;
  const made = [`${reader} < ${file}`, ...more].join(' | ');
  return replaceCommand(dockerfile, instruction, script, command, [
    saved,
    checksumLine(file, 'KEY', exits),
    made,
    `rm ${file}`,
  ]);
}

/** True when a download goes right into gpg, so that what is written is another file than what came. */
export function isDearmored({ dockerfile }: Build, { instruction, span }: Fetch): boolean {
  const command = statementAt(dockerfile, instruction, span.start)?.command;
  return command?.kind === 'pipeline' && command.commands.some((c) => c.kind === 'simple' && isGpg(c));
}

function isGpg({ words }: Simple): boolean {
  return words.some((w) => /(?:^|\/)gpg2?$/.test(w.literal ?? ''));
}

/** Where the key is saved: below /tmp, named as the URL ends, unless a variable is part of that name. */
export function savedKey(url: string): string {
  const name = baseName(url.replace(/[?#].*$/, '').replace(/^\w+:\/\/[^/]*/, ''));
  return `/tmp/${/^[\w.+-]+$/.test(name) && /\.(?:asc|gpg|key|pub|pgp)$/i.test(name) ? name : 'repository.key'}`;
}

/** Text whose lines are joined by backslashes, on one line; undefined when it has lines of its own. */
function onOneLine(text: string): string | undefined {
  const joined = text.replace(/[ \t]*\\\r?\n[ \t]*/g, ' ');
  return joined.includes('\n') ? undefined : joined;
}

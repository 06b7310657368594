import { isRepeated, needsExit, replaceCommand, statementAt, type TextEdit } from '../../edits';
import type { Fix } from '../../findings';
import { baseName } from '../../provenance/files';
import type { Build, Fetch } from '../../provenance/model';
import type { Simple } from '../../syntax/shell';
import { checkDownload, checksumLine } from './check-download';
import { raw, saving } from './download-check-run';
import { saysToMove } from './download-names';
import { withFillIn } from './fill-in';
import { untilFilledIn } from './moving-address';

/**
 * Repairs that compare a download with a checksum before it is used. The checksum is not known without the network, so its
 * place is left to fill in.
 *
 * @returns none where one checksum cannot hold: an address that moves or that differs between machines, one of several
 *   mirrors, a loop
 */
export function checkedDownload(build: Build, fetch: Fetch): Fix[] {
  const url = fetch.url.text;
  if (fetch.check || saysToMove(url) || differs(url) || hasAlternative(build, fetch)) return [];
  const edits = checkDownload(build, fetch, 'DOWNLOAD');
  const checkTitle = `Check the download${untilFilledIn('its SHA-256', fetch.url)}`;
  if (edits) return withFillIn(build, fetch, [{ title: checkTitle, tier: 'suggested', edits }]);
  const unpacking = checkBeforeUnpack(build, fetch);
  const unpackTitle = `Download, check, unpack${untilFilledIn('the SHA-256 of the archive', fetch.url)}`;
  return unpacking
    ? withFillIn(build, fetch, [{ title: unpackTitle, tier: 'suggested', edits: unpacking }])
    : [];
}

/** True for an address with a part that is another one on another machine. */
function differs(url: string): boolean {
  return /\$\{?\w*(?:ARCH|PLATFORM|OS\b)|\$\(|`/i.test(url);
}

function hasAlternative({ stages }: Build, fetch: Fetch): boolean {
  return (
    fetch.alternativeTo !== undefined ||
    stages.some((s) => s.fetches.some((other) => other.alternativeTo === fetch))
  );
}

/** `curl … | tar …` becomes four commands: save, check, unpack, remove. */
function checkBeforeUnpack(build: Build, fetch: Fetch): TextEdit[] | undefined {
  const { dockerfile } = build;
  const { instruction, tool } = fetch;
  if (fetch.url.fetches.length > 0 || (tool !== 'curl' && tool !== 'wget')) return undefined;
  const found = statementAt(dockerfile, instruction, fetch.span.start);
  if (found?.command.kind !== 'pipeline' || isRepeated(found.script, found.command)) return undefined;
  const { script, command } = found;
  const [download, unpack, ...more] = command.commands;
  if (command.negated || more.length > 0 || download?.kind !== 'simple' || unpack?.kind !== 'simple')
    return undefined;
  if (unpack.redirects.length > 0 || download.redirects.some((r) => r.fd !== '2')) return undefined;
  const file = archiveFor(fetch);
  const saved = saving(download, file, tool);
  const unpacked = unpackingFrom(unpack, file);
  if (saved === undefined || unpacked === undefined) return undefined;
  const exits = needsExit(dockerfile, instruction, script, command);
  if (exits === undefined) return undefined;
  const texts = [saved, checksumLine(file, 'DOWNLOAD', exits), unpacked, `rm ${file}`];
  return replaceCommand(dockerfile, instruction, script, command, texts);
}

/** Where the archive is saved: below /tmp, named as the URL ends, unless a variable is part of that name. */
function archiveFor({ url }: Fetch): string {
  const path = url.text.replace(/[?#].*$/, '');
  const name = baseName(path.replace(/^\w+:\/\/[^/]*/, ''));
  const ending = /\.(?:tar\.\w+|\w+)$/.exec(name)?.[0] ?? '';
  const at = path.lastIndexOf(name);
  const fixed =
    /^[\w.+-]+$/.test(name) && ending !== '' && url.definitions(at, at + name.length).length === 0;
  return `/tmp/${fixed ? name : `download${/^[\w.]*$/.test(ending) && ending.length < 9 ? ending : ''}`}`;
}

/** tar with the file in place of its input. */
function unpackingFrom(unpack: Simple, file: string): string | undefined {
  if (unpack.assignments.length > 0) return undefined;
  const words = unpack.words.map(raw);
  const at = words.findIndex((w) => /(?:^|\/)(?:bsd)?tar$/.test(w));
  if (at < 0 || words.slice(0, at).some((w) => !/^(?:sudo|-E)$/.test(w))) return undefined;
  const input = words.findIndex((w, i) => i > at && (w === '-' || w === '/dev/stdin'));
  if (input >= 0) {
    words[input] = file;
    return words.join(' ');
  }
  const inOption = words.findIndex((w, i) => i > at && /^(?:-[A-Za-z]*f-|--file=-)$/.test(w));
  if (inOption >= 0) {
    words[inOption] = (words[inOption] as string).replace(/-$/, file);
    return words.join(' ');
  }
  // Nothing says where the archive is: tar reads its input then.
  const [letters = ''] = words.slice(at + 1);
  const bundled = /^[A-Za-z]+$/.test(letters);
  if ((bundled && letters.includes('f')) || words.some((w) => /^(?:--file|-[A-Za-z]*f[A-Za-z]*$)/.test(w)))
    return undefined;
  // Letters without a dash come first, and the values of those that take one right behind them.
  const values = bundled ? [...letters].filter((c) => 'CbgHIKLNTVX'.includes(c)).length : 0;
  words.splice(at + 1 + (bundled ? 1 + values : 0), 0, '-f', file);
  return words.join(' ');
}

import type { Statement } from '../../edits';
import { vendorKeys } from '../../knowledge/vendor-keys';
import type { KeyImport } from '../../provenance/model';
import type { ShellWord, Simple } from '../../syntax/shell';
import { savedKey } from './check-before-dearmor';
import { checksumLine } from './check-download';
import { saving } from './download-check-run';

/** Commands that bring a key into a keyring; `open` when something must be filled in. */
interface Taking {
  /** `sudo ` where the file uses it, for what writes below /etc. */
  readonly sudo: string;
  readonly commands: readonly string[];
  readonly open: boolean;
  /** The fingerprints of the keys that are kept of what comes, where the file did not name them so far. */
  readonly kept: readonly string[];
}

/** `apt-key adv --recv-keys ID` with the whole fingerprint, as it stands or as it is known of the repository. */
export function receive(
  { command }: Statement,
  key: KeyImport,
  repository: string,
  keyring: string,
): Taking | undefined {
  const id = key.id?.toUpperCase();
  if (
    key.source !== 'keyserver' ||
    id === undefined ||
    command.kind !== 'simple' ||
    !isPlain(onlyTold(command))
  )
    return undefined;
  const fingerprint = id.length >= 40 ? id : vendorKeys(repository).find((f) => f.endsWith(id));
  const all = command.words.map((w) => w.raw);
  const sudo = all[0] === 'sudo' ? 'sudo ' : '';
  const words = sudo ? all.slice(1) : all;
  const at = words.indexOf('--keyserver');
  const known = words.filter(
    (w, i) =>
      !/^(?:apt-key|adv|--keyserver|--recv|--recv-keys?|--batch|--no-tty|--quiet|-q)$/.test(w) &&
      !(at >= 0 && i === at + 1),
  );
  if (!fingerprint || !/^[0-9A-F]{40}$/.test(fingerprint) || known.length !== 1 || words[0] !== 'apt-key')
    return undefined;
  const server = at >= 0 ? ` --keyserver ${words[at + 1]}` : '';
  return {
    sudo,
    commands: [
      `gpg --batch${server} --recv-keys ${fingerprint}`,
      `gpg --batch --export ${fingerprint} ${into(keyring, sudo)}`,
    ],
    open: false,
    kept: id.length >= 40 ? [] : [fingerprint],
  };
}

/** `curl … | apt-key add -`. */
export function fetchKey(
  statement: Statement,
  key: KeyImport,
  keyring: string,
  exits: boolean,
): Taking | undefined {
  const pipe = pipedInto(statement, (words) => /^apt-key add(?: -)?$/.test(words.join(' ')));
  if (pipe === undefined || key.source !== 'fetch') return undefined;
  const known = takingKnown(pipe, key, keyring);
  if (known) return known;
  const { download, sudo } = pipe;
  const file = savedKey(key.fetches[0]?.url.text ?? '');
  const saved = saving(download, file, key.fetches[0]?.tool ?? '');
  if (saved === undefined) return undefined;
  return {
    sudo,
    commands: [
      saved,
      checksumLine(file, 'KEY', exits),
      `${sudo}gpg --batch --dearmor -o ${keyring} ${file}`,
      `rm ${file}`,
    ],
    open: true,
    kept: [],
  };
}

/** `curl … | gpg --dearmor -o FILE` of a vendor whose fingerprints are known: of what comes, only these keys are kept. */
export function takeByFingerprint(statement: Statement, key: KeyImport, keyring: string): Taking | undefined {
  const pipe = pipedInto(statement, (words) =>
    /^gpg2? (?:--batch |--yes |--quiet |-q )*--dearmor (?:--batch |--yes |--quiet |-q )*(?:-o|--output) \S+$/.test(
      words.join(' '),
    ),
  );
  return pipe && takingKnown(pipe, key, keyring);
}

/** A keyring with nothing but the keys whose fingerprints are known of the vendor. */
function takingKnown({ download, sudo }: Pipe, key: KeyImport, keyring: string): Taking | undefined {
  const kept = fingerprintsOf(key);
  if (kept.length === 0) return undefined;
  const text = download.words.map((w) => w.raw).join(' ');
  return {
    sudo,
    commands: [
      `${text} | gpg --batch --import`,
      `gpg --batch --export ${kept.join(' ')} ${into(keyring, sudo)}`,
    ],
    open: false,
    kept,
  };
}

/** Where the output of a command goes; only root may write there. */
function into(file: string, sudo: string): string {
  return sudo ? `| ${sudo}tee ${file} > /dev/null` : `> ${file}`;
}

/** Fingerprints that are known of the vendor whose key it is; none when they are not. */
export function fingerprintsOf(key: KeyImport): readonly string[] {
  return vendorKeys(key.fetches[0]?.url.text ?? '');
}

/** `curl … | PROGRAM …`, the program perhaps as root. */
interface Pipe {
  readonly download: Simple;
  readonly sudo: string;
}

/** A pipe of two commands of words alone whose second one is wanted; `sudo` in front of it is not among its words. */
function pipedInto({ command }: Statement, wanted: (words: readonly string[]) => boolean): Pipe | undefined {
  if (command.kind !== 'pipeline' || command.negated || command.commands.length !== 2) return undefined;
  const [download, second] = command.commands;
  if (
    download?.kind !== 'simple' ||
    second?.kind !== 'simple' ||
    !isPlain(download) ||
    !isPlain(onlyTold(second))
  )
    return undefined;
  const words = second.words.map((w) => w.raw);
  const sudo = words[0] === 'sudo' ? 'sudo ' : '';
  if (!/^(?:curl|wget)$/.test(download.words[0]?.literal ?? '') || !wanted(sudo ? words.slice(1) : words))
    return undefined;
  return { download, sudo };
}

/** Variables that only tell apt-key what to say and whom to ask: gpg in its place needs none of them. */
const told = /^(?:DEBIAN_FRONTEND|APT_KEY_DONT_WARN_ON_DANGEROUS_USAGE|DEBCONF_\w+)$/;

function onlyTold(command: Simple): Simple {
  return { ...command, assignments: command.assignments.filter((a) => !told.test(a.name)) };
}

/** Words only, each on one line. */
function isPlain(command: Simple): boolean {
  return (
    command.redirects.length === 0 &&
    command.assignments.length === 0 &&
    command.words.every((w: ShellWord) => !w.raw.includes('\n'))
  );
}

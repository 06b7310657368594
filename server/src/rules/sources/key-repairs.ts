import {
  goesOnAfterFailure,
  insertCommandAfter,
  isRepeated,
  replaceCommand,
  type Statement,
  statementAt,
  type TextEdit,
} from '../../edits';
import type { Fix } from '../../findings';
import { versionOfCodename } from '../../knowledge/codenames';
import { vendorKeys, vendorOfKey } from '../../knowledge/vendor-keys';
import { vendorOfRepository } from '../../knowledge/vendor-repositories';
import type { Build, KeyImport, StageModel } from '../../provenance/model';
import type { ShellWord, Simple } from '../../syntax/shell';
import { addToOwnKeyring } from './add-own-keyring';
import { checkBeforeDearmor, dearmors, savedKey } from './check-before-dearmor';
import { checkDownload, checksumLine } from './check-download';
import { saving } from './download-check-run';
import { withFillIn } from './fill-in';
import { keyringFor, signedByEdits, signedRepositories } from './key-repositories';
import { lacksAptKey } from './key-texts';

/** Repairs that fix which key it is: by the fingerprint where it is known, else by a checksum to be filled in. */
export function pinKey(build: Build, stage: StageModel, key: KeyImport): Fix[] {
  if (key.manager === 'apt' && key.scope === 'global') {
    const own = ownKeyring(build, stage, key);
    if (own.length > 0 || key.command?.name === 'apt-key') return own;
    const added = namesKeyrings(stage) ? addToOwnKeyring(build, stage, key) : undefined;
    if (added) {
      const title = `Trust the key for its repository alone (signed-by)${open}`;
      const [fetch] = key.fetches;
      const fix: Fix = { title, tier: 'suggested', edits: added };
      return fetch ? withFillIn(build, fetch, [fix]) : [fix];
    }
    // Where it has to stay, at least it is fixed which key it is.
  }
  // A key that apk trusts is trusted for everything, wherever it is checked.
  if (key.source !== 'fetch' || key.path === undefined || key.manager === 'apk') return [];
  const known = takeByFingerprint(build, key);
  if (known) return [{ title: fingerprintTitle(key), tier: 'suggested', edits: known }];
  const [fetch] = key.fetches;
  const downloaded = fetch && checkDownload(build, fetch, 'KEY');
  if (downloaded)
    return withFillIn(build, fetch, [{ title: checksumTitle, tier: 'suggested', edits: downloaded }]);
  const dearmored = checkBeforeDearmor(build, key);
  if (dearmored && fetch)
    return withFillIn(build, fetch, [{ title: checksumTitle, tier: 'suggested', edits: dearmored }]);
  const made = checkFile(build, key);
  return made ? [{ title: checksumTitle, tier: 'suggested', edits: made }] : [];
}

const open = '; the build stops until you fill in its SHA-256';
const checksumTitle = 'Check the key: the build stops until you fill in its SHA-256';

function fingerprintTitle(key: KeyImport): string {
  const [first = '', ...more] = fingerprintsOf(key);
  const vendor = vendorOfKey(first) ?? 'the vendor';
  return more.length === 0
    ? `Take only the key of ${vendor}: ${first}`
    : `Take only the ${more.length + 1} known keys of ${vendor}`;
}

function fingerprintsOf(key: KeyImport): readonly string[] {
  return vendorKeys(key.fetches[0]?.url.text ?? '');
}

/**
 * Moves an apt key out of the keyring that may sign for everything, into one that its repository names with `signed-by`,
 * and fixes which key it is.
 */
export function ownKeyring(build: Build, stage: StageModel, key: KeyImport): Fix[] {
  const { command, instruction } = key;
  const repositories = signedRepositories(stage, key);
  const keyring = repositories?.[0] && keyringFor(repositories[0]);
  if (!repositories || !keyring || command?.name !== 'apt-key' || !namesKeyrings(stage)) return [];
  // Where apt-key works gpg is installed; where there is none, gpg must be.
  if (lacksAptKey(key, stage) && !hasGpg(stage)) return [];
  if (stage.packages.some((p) => p.name.text === 'gnupg1')) return [];
  const { dockerfile } = build;
  const statement = statementAt(dockerfile, instruction, command.span.start);
  if (!statement || isRepeated(statement.script, statement.command)) return [];
  const exits = goesOnAfterFailure(dockerfile, instruction, statement.script, statement.command);
  const taken =
    receive(statement, key, repositories[0]?.location ?? '', keyring) ??
    fetchKey(statement, key, keyring, exits);
  const signed = signedByEdits(build, stage, repositories, keyring);
  if (!taken || !signed) return [];
  const folder = makesFolder(stage) ? [] : [`${taken.sudo}mkdir -p /etc/apt/keyrings`];
  const moved = replaceCommand(dockerfile, instruction, statement.script, statement.command, [
    ...folder,
    ...taken.commands,
  ]);
  if (
    !moved ||
    signed.some((s) => moved.some((m) => s.span.start >= m.span.start && s.span.end <= m.span.end))
  )
    return [];
  const vendor = vendorOfRepository(repositories[0]?.location ?? '')?.name;
  const whose = vendor ? `the repository of ${vendor}` : 'its repository';
  const fixes =
    taken.kept.length > 0
      ? `, and take only ${taken.kept.length > 1 ? `the ${taken.kept.length} known keys` : taken.kept[0]}`
      : '';
  const title = `Trust the key for ${whose} alone (signed-by)${fixes}${taken.open ? open : ''}`;
  const fix: Fix = { title, tier: 'suggested', edits: [...moved, ...signed] };
  const [fetch] = key.fetches;
  return taken.open && fetch ? withFillIn(build, fetch, [fix]) : [fix];
}

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
function receive(
  { command }: Statement,
  key: KeyImport,
  repository: string,
  keyring: string,
): Taking | undefined {
  const id = key.id?.toUpperCase();
  if (key.source !== 'keyserver' || id === undefined || command.kind !== 'simple' || !isPlain(command))
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
function fetchKey(statement: Statement, key: KeyImport, keyring: string, exits: boolean): Taking | undefined {
  const pipe = pipedInto(statement, (words) => /^apt-key add(?: -)?$/.test(words.join(' ')));
  if (pipe === undefined || key.source !== 'fetch') return undefined;
  const known = takingKnown(pipe, key, keyring);
  if (known) return known;
  const { download, sudo } = pipe;
  const file = savedKey(key);
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

/** `curl … | gpg --dearmor -o FILE` of a vendor whose fingerprints are known: of what comes, only these keys are kept. */
function takeByFingerprint({ dockerfile }: Build, key: KeyImport): TextEdit[] | undefined {
  const { path, instruction } = key;
  if (path === undefined || !isPlainPath(path) || fingerprintsOf(key).length === 0) return undefined;
  const statement = statementAt(dockerfile, instruction, key.span.start);
  const download =
    statement &&
    pipedInto(statement, (words) =>
      /^gpg2? (?:--batch |--yes |--quiet |-q )*--dearmor (?:--batch |--yes |--quiet |-q )*(?:-o|--output) \S+$/.test(
        words.join(' '),
      ),
    );
  const taken = download && takingKnown(download, key, path);
  if (!statement || !taken) return undefined;
  return replaceCommand(dockerfile, instruction, statement.script, statement.command, taken.commands);
}

/** The keyring that is made of a download is compared with a checksum as soon as it is there. */
function checkFile({ dockerfile }: Build, key: KeyImport): TextEdit[] | undefined {
  const { path, instruction, importSpan } = key;
  if (path === undefined || !isPlainPath(path)) return undefined;
  // A keyring that gpg imports into notes the day, so that its checksum is another one in each build.
  if (key.command?.argv.some(({ text }) => /^--(?:fast-)?import$/.test(text))) return undefined;
  const statement = statementAt(dockerfile, instruction, (importSpan ?? key.span).start);
  if (!statement || statement.command.kind === 'function') return undefined;
  if (statement.command.kind === 'pipeline' && dearmors(statement.command)) return undefined;
  const { script, command } = statement;
  if (isRepeated(script, command)) return undefined;
  const exits = goesOnAfterFailure(dockerfile, instruction, script, command);
  return insertCommandAfter(dockerfile, instruction, script, command, checksumLine(path, 'KEY', exits));
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
  if (download?.kind !== 'simple' || second?.kind !== 'simple' || !isPlain(download) || !isPlain(second))
    return undefined;
  const words = second.words.map((w) => w.raw);
  const sudo = words[0] === 'sudo' ? 'sudo ' : '';
  if (!/^(?:curl|wget)$/.test(download.words[0]?.literal ?? '') || !wanted(sudo ? words.slice(1) : words))
    return undefined;
  return { download, sudo };
}

/** Words only, each on one line. */
function isPlain(command: Simple): boolean {
  return (
    command.redirects.length === 0 &&
    command.assignments.length === 0 &&
    command.words.every((w: ShellWord) => !w.raw.includes('\n'))
  );
}

function isPlainPath(path: string): boolean {
  return /^\/[\w.+@/-]+$/.test(path);
}

/** True when gpg is installed, or is run by another command of the stage. */
function hasGpg({ packages, commands }: StageModel): boolean {
  return (
    packages.some((p) => /^(?:gnupg2?|gpg)$/.test(p.name.text)) ||
    commands.some((c) => /^gpg2?$/.test(c.name))
  );
}

function makesFolder(stage: StageModel): boolean {
  return stage.commands.some(
    (c) => /^(?:mkdir|install)$/.test(c.name) && c.argv.some((w) => /^\/etc\/apt\/keyrings\/?$/.test(w.text)),
  );
}

/** True for releases whose apt knows `signed-by` with a file: from Debian 9 and Ubuntu 16.04 on (apt 1.1). */
function namesKeyrings({ distribution }: StageModel): boolean {
  const release = distribution?.release;
  if (!distribution || release === undefined) return false;
  const version = Number.parseFloat(versionOfCodename(distribution.distribution, release) ?? '0');
  return distribution.distribution === 'debian' ? version >= 9 : version >= 16.04;
}

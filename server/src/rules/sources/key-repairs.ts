import {
  insertCommandAfter,
  isFallback,
  isRepeated,
  needsExit,
  replaceCommand,
  statementAt,
  type TextEdit,
} from '../../edits';
import type { Fix } from '../../findings';
import { versionOfCodename } from '../../knowledge/codenames';
import { vendorOfKey } from '../../knowledge/vendor-keys';
import { vendorOfRepository } from '../../knowledge/vendor-repositories';
import type { Build, KeyImport, StageModel } from '../../provenance/model';
import { addToOwnKeyring } from './add-own-keyring';
import { checkBeforeDearmor, isDearmored } from './check-before-dearmor';
import { checkDownload, checksumLine } from './check-download';
import { withFillIn } from './fill-in';
import { keyringFor, signedByEdits, signedRepositories } from './key-repositories';
import { fetchKey, fingerprintsOf, receive, takeByFingerprint } from './key-takings';
import { lacksAptKey } from './key-texts';

/** Repairs that fix which key it is: by the fingerprint where it is known, else by a checksum to be filled in. */
export function pinKey(build: Build, stage: StageModel, key: KeyImport): Fix[] {
  if (isOneOfSeveral(build, stage, key)) return [];
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
  const known = takeKnown(build, key);
  if (known) return [{ title: fingerprintTitle(key), tier: 'suggested', edits: known }];
  const [fetch] = key.fetches;
  const downloaded = fetch && checkDownload(build, fetch, 'KEY');
  if (downloaded)
    return withFillIn(build, fetch, [{ title: checksumTitle, tier: 'suggested', edits: downloaded }]);
  if (fetch && isDearmored(build, fetch)) {
    const edits = checkBeforeDearmor(build, fetch);
    return edits ? withFillIn(build, fetch, [{ title: checksumTitle, tier: 'suggested', edits }]) : [];
  }
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

/**
 * Moves an apt key out of the keyring that may sign for everything, into one that its repository names with `signed-by`,
 * and fixes which key it is.
 */
export function ownKeyring(build: Build, stage: StageModel, key: KeyImport): Fix[] {
  const { command, instruction } = key;
  const repositories = signedRepositories(stage, key);
  const keyring = repositories?.[0] && keyringFor(repositories[0]);
  if (!repositories || !keyring || command?.name !== 'apt-key' || !namesKeyrings(stage)) return [];
  if (isOneOfSeveral(build, stage, key)) return [];
  // Where apt-key works gpg is installed; where there is none, gpg must be.
  if (lacksAptKey(key, stage) && !hasGpg(stage)) return [];
  if (stage.packages.some((p) => p.name.text === 'gnupg1')) return [];
  const { dockerfile } = build;
  const statement = statementAt(dockerfile, instruction, command.span.start);
  if (!statement || isRepeated(statement.script, statement.command)) return [];
  const exits = needsExit(dockerfile, instruction, statement.script, statement.command);
  if (exits === undefined) return [];
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

/**
 * True for one of several tries for a key: another server or address is asked for the same one, or this one only where another
 * failed. What a repair of one makes, the others would undo or miss.
 */
function isOneOfSeveral({ dockerfile }: Build, stage: StageModel, key: KeyImport): boolean {
  const { instruction, span } = key;
  const others = stage.keys.filter((k) => k.instruction === instruction && k.span.start !== span.start);
  if (others.length === 0) return false;
  if (others.some((other) => isSameKey(key, other))) return true;
  const statement = statementAt(dockerfile, instruction, (key.importSpan ?? span).start);
  return statement !== undefined && isFallback(statement.script, statement.command);
}

function isSameKey(a: KeyImport, b: KeyImport): boolean {
  const [one, two] = [a, b].map(({ id }) => id?.toUpperCase() ?? '');
  if (one && two) return one.endsWith(two) || two.endsWith(one);
  const url = a.fetches[0]?.url.text;
  return url !== undefined && url === b.fetches[0]?.url.text && a.path === b.path;
}

/** Of what a pipe into gpg brings, only the keys whose fingerprints are known. */
function takeKnown({ dockerfile }: Build, key: KeyImport): TextEdit[] | undefined {
  const { path, instruction } = key;
  if (path === undefined || !isPlainPath(path)) return undefined;
  const statement = statementAt(dockerfile, instruction, key.span.start);
  const taken = statement && takeByFingerprint(statement, key, path);
  return (
    taken && replaceCommand(dockerfile, instruction, statement.script, statement.command, taken.commands)
  );
}

/** The keyring that is made of a download is compared with a checksum as soon as it is there. */
function checkFile({ dockerfile }: Build, key: KeyImport): TextEdit[] | undefined {
  const { path, instruction, importSpan } = key;
  if (path === undefined || !isPlainPath(path)) return undefined;
  // A keyring that gpg imports into notes the day, so that its checksum is another one in each build.
  if (key.command?.argv.some(({ text }) => /^--(?:fast-)?import$/.test(text))) return undefined;
  const statement = statementAt(dockerfile, instruction, (importSpan ?? key.span).start);
  if (!statement || statement.command.kind === 'function') return undefined;
  const { script, command } = statement;
  if (isRepeated(script, command)) return undefined;
  const exits = needsExit(dockerfile, instruction, script, command);
  if (exits === undefined) return undefined;
  return insertCommandAfter(dockerfile, instruction, script, command, checksumLine(path, 'KEY', exits));
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

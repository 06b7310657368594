import { type FileFact, fileFact, resolvePath } from '../files';
import { type KeyPlace, keyPlace, noteKeys } from '../keys';
import type { ImportedKey } from '../machine';
import type { Invocation } from '../shell/runner';
import { Value } from '../value';
import { receivedKeys } from './gpg-keys';
import { type Arguments, parseArguments } from './options';

/** A file of keys, as far as it is known. */
type KeyFile = Pick<FileFact, 'content' | 'fetches' | 'origin'>;

/** `apt-key add`, `apt-key adv`: the key may sign for every repository. */
export function runAptKey(call: Invocation): Value {
  const words = call.argv.slice(1);
  const args = parseArguments(words, aptKey);
  const [verb, ...operands] = args.operands;
  const keyring = args.values('--keyring')[0];
  const place: KeyPlace = (keyring && keyPlace(resolvePath(call.machine.directory, keyring.text))) ?? {
    manager: 'apt',
    scope: 'global',
    path: undefined,
  };
  if (verb?.text === 'add') {
    // Further words are not looked at.
    trustFile(call, place, operands[0] ?? Value.text('-'));
  } else if (verb?.text === 'adv') {
    if (args.has(...receives)) trustKeys(call, place, receivedKeys(call, operands, keyserverOf(args)));
    else if (args.has('--fetch-keys')) for (const url of operands) trustFile(call, place, url);
    else if (args.has('--import')) for (const file of operands) trustFile(call, place, file);
  }
  return Value.unknown('$(apt-key)', undefined);
}

const aptKey = {
  short: 'o',
  long: ['keyring', 'keyserver', 'keyserver-options', 'homedir', 'options', 'import-options', 'http-proxy'],
};

const receives = ['--recv-keys', '--recv-key', '--receive-keys', '--recv'];

function keyserverOf(args: Arguments): string | undefined {
  return args.values('--keyserver')[0]?.text;
}

/** `rpm --import` and `rpmkeys --import`: files and URLs. Undefined for other calls of rpm. */
export function rpmImport(call: Invocation): Value | undefined {
  const args = parseArguments(call.argv.slice(1), { short: 'Er', long: ['root', 'define', 'dbpath'] });
  const given = args.values('--import');
  if (given.length === 0 && !args.has('--import')) return undefined;
  const place: KeyPlace = { manager: 'rpm', scope: 'global' };
  for (const file of [...given, ...args.operands]) trustFile(call, place, file);
  return Value.empty;
}

/** `pacman-key --recv-keys` and `--add`. */
export function runPacmanKey(call: Invocation): Value {
  const args = parseArguments(call.argv.slice(1), {
    short: '',
    long: ['keyserver', 'gpgdir', 'config', 'populate-from'],
  });
  const place: KeyPlace = { manager: 'pacman', scope: 'global' };
  if (args.has('-r', ...receives))
    trustKeys(call, place, receivedKeys(call, args.operands, keyserverOf(args)));
  else if (args.has('-a', '--add')) for (const file of args.operands) trustFile(call, place, file);
  return Value.empty;
}

/** `zypper --gpg-auto-import-keys`: whatever key a repository offers is believed. */
export function zypperImport(call: Invocation): void {
  const option = call.argv.find((w) => w.text === '--gpg-auto-import-keys');
  const { machine, record } = call;
  if (!option) return;
  machine.keyImports.push({
    manager: 'zypper',
    scope: 'global',
    path: undefined,
    source: 'fetch',
    fetches: [],
    id: undefined,
    keyserver: undefined,
    fixed: false,
    span: option.spanOf() ?? call.span,
    importSpan: undefined,
    instruction: record.instruction,
    stage: machine.stage,
    command: record,
  });
}

/** Notes that the keys of a file, a URL or the input are trusted. */
function trustFile(call: Invocation, place: KeyPlace, name: Value): void {
  for (const file of keyFiles(call, name)) {
    noteKeys(call.machine, place, file, {
      span: file.origin === 'context' ? (name.spanOf() ?? call.span) : call.span,
      instruction: call.record.instruction,
      command: call.record,
    });
  }
}

function trustKeys(call: Invocation, place: KeyPlace, keys: readonly ImportedKey[]): void {
  for (const { id, keyserver, fixed, span } of keys) {
    call.machine.keyImports.push({
      ...place,
      path: place.path,
      source: 'keyserver',
      fetches: [],
      id,
      keyserver,
      fixed,
      span: span ?? call.span,
      importSpan: undefined,
      instruction: call.record.instruction,
      stage: call.machine.stage,
      command: call.record,
    });
  }
}

/** What a word names: files that are known, a download, or the input. A file of unknown origin came with the build. */
function keyFiles(call: Invocation, name: Value): KeyFile[] {
  const { machine, stdin } = call;
  if (name.text === '-' || name.text === '/dev/stdin')
    return [{ content: stdin.text === '' ? undefined : stdin, fetches: stdin.fetches, origin: 'written' }];
  if (name.isProcess) return [fileFact({ fetches: name.fetches, origin: 'download' })];
  if (/^(?:https?|ftp):\/\//i.test(name.text)) {
    const fetch = machine.fetch('other', name, name.spanOf() ?? call.span, call.record.instruction);
    return [fileFact({ fetches: [fetch], origin: 'download' })];
  }
  const path = resolvePath(machine.directory, name.text);
  const known = machine.files.matching(path).map(([, fact]) => fact);
  if (known.length > 0) return known;
  // A file that the build never names came along in a folder, of the context or of an archive.
  return machine.files.find(path) ? [] : [fileFact({ origin: 'context' })];
}

import type { Repository } from '../model';
import { aptLine, entry } from '../repository-files';
import type { Invocation } from '../shell/runner';
import { Value } from '../value';
import { parseArguments } from './options';

/** `add-apt-repository`, `apt-add-repository`. */
export function runAddAptRepository(call: Invocation): Value {
  const args = parseArguments(call.argv.slice(1), {
    short: 'kpPSUcC',
    long: ['keyserver', 'sourceslist', 'ppa', 'uri', 'component', 'pocket', 'cloud'],
  });
  if (args.has('-r', '--remove')) return Value.empty;
  const named = [
    ...args.values('-P', '--ppa'),
    ...args.values('-U', '--uri'),
    ...args.values('-S', '--sourceslist'),
  ];
  const words = [...args.operands];
  // Some write the line without quotes: `add-apt-repository deb http://… xenial main`.
  const line =
    words[0]?.text === 'deb'
      ? Value.concat(words.flatMap((w, i) => (i ? [Value.text(' '), w] : [w])))
      : undefined;
  for (const word of line ? [line] : [...named, ...words]) {
    const written = aptLine(word);
    if (written) {
      push(call, 'apt', { ...written, how: 'command' }, word);
    } else if (/^ppa:/.test(word.text)) {
      repository(call, 'apt', 'ppa', word);
    } else if (args.has('-P', '--ppa')) {
      repository(call, 'apt', 'ppa', word, `ppa:${word.text}`);
    } else if (/^(?:https?|ftp):\/\//.test(word.text)) {
      repository(call, 'apt', 'command', word);
    }
    // What is left names components of the distribution itself: universe, multiverse, contrib.
  }
  return Value.empty;
}

/** `extrepo enable name`: Debian's own list of other people's repositories; still other people's. */
export function runExtrepo(call: Invocation): Value {
  const [verb, ...names] = call.argv.slice(1).filter((w) => !w.text.startsWith('-'));
  if (verb?.text === 'enable')
    for (const name of names) repository(call, 'apt', 'command', name, `extrepo:${name.text}`);
  return Value.empty;
}

/** `apt.postgresql.org.sh`, which Debian's postgresql-common brings with the key of the repository that it adds. */
export function runPgdgSetup(call: Invocation): Value {
  const script = call.argv[0] ?? Value.empty;
  const found = entry('setup-script', script);
  const location = 'https://apt.postgresql.org/pub/repos/apt';
  const keyring = '/usr/share/postgresql-common/pgdg/apt.postgresql.org.asc';
  push(call, 'apt', { ...found, location, key: location.slice('https://'.length), keyring }, script);
  return Value.empty;
}

/** `amazon-linux-extras install epel`: Amazon's own topics come out of its own repositories, this one does not. */
export function runAmazonExtras(call: Invocation): Value {
  const [verb, ...topics] = call.argv.slice(1).filter((w) => !w.text.startsWith('-'));
  const epel = topics.find((w) => w.text === 'epel');
  if (epel && /^(?:install|enable)$/.test(verb?.text ?? ''))
    repository(call, 'rpm', 'command', epel, 'https://dl.fedoraproject.org/pub/epel/');
  return Value.empty;
}

/** Notes that a command configures a repository. `location` says what it is where the address alone does not. */
export function repository(
  call: Invocation,
  manager: Repository['manager'],
  how: Repository['how'],
  address: Value,
  location?: string,
): void {
  const found = entry(how, address);
  push(call, manager, location ? { ...found, location, key: location } : found, address);
}

function push(
  call: Invocation,
  manager: Repository['manager'],
  found: ReturnType<typeof entry>,
  address: Value,
): void {
  call.machine.repositories.push({
    ...found,
    manager,
    span: found.span ?? address.spanOf() ?? call.span,
    related: found.definitions.map((span) => ({ span, message: 'its address is set here' })),
    instruction: call.record.instruction,
    stage: call.machine.stage,
    command: call.record,
  });
}

/** `yum-config-manager --add-repo URL`. */
export function runYumConfigManager(call: Invocation): Value {
  const args = parseArguments(call.argv.slice(1), {
    short: '',
    long: ['add-repo', 'setopt', 'enable', 'disable', 'releasever'],
  });
  addRpmRepositories(call, args.values('--add-repo'), args.operands);
  return Value.empty;
}

/** Repositories that `--add-repo` and dnf 5's `addrepo` name. */
export function addRpmRepositories(call: Invocation, urls: readonly Value[], words: readonly Value[]): void {
  for (const url of urls) repository(call, 'rpm', 'command', url);
  // dnf 5: `config-manager addrepo --set=baseurl=URL`.
  if (words[0]?.text !== 'addrepo') return;
  for (const word of call.argv) {
    const m = /^--set=baseurl=/.exec(word.text);
    if (m) repository(call, 'rpm', 'command', word.slice(m[0].length));
  }
}

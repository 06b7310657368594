import { type FileFact, fileFact, resolvePath } from '../files';
import type { Fetch, Manager } from '../model';
import type { Invocation } from '../shell/runner';
import { Value } from '../value';
import { rpmImport, zypperImport } from './keys';
import { parseArguments } from './options';
import { addRpmRepositories, repository } from './repositories';

export const apt = {
  short: 'toca',
  long: ['target-release', 'default-release', 'option', 'config-file', 'host-architecture'],
};
const rpm = {
  short: 'cdexR',
  long: [
    'config',
    'debuglevel',
    'errorlevel',
    'exclude',
    'enablerepo',
    'disablerepo',
    'repo',
    'repoid',
    'add-repo',
    'from-repofile',
    'setopt',
    'releasever',
    'installroot',
    'advisory',
    'comment',
    'destdir',
    'downloaddir',
    'forcearch',
    'repofrompath',
    'disableexcludes',
    'from-repo',
  ],
};
const apk = {
  short: 'Xpt',
  long: [
    'repository',
    'root',
    'virtual',
    'arch',
    'keys-dir',
    'repositories-file',
    'wait',
    'cache-dir',
    'progress-fd',
    'cache-max-age',
  ],
};
const zypper = {
  short: 'rRcDt',
  long: [
    'repo',
    'from',
    'type',
    'name',
    'root',
    'config',
    'reposd-dir',
    'cache-dir',
    'plus-repo',
    'plusrepo',
    'plus-content',
    'gpgcheck',
  ],
};
const pacman = {
  short: 'brv',
  long: ['dbpath', 'root', 'config', 'cachedir', 'ignore', 'overwrite', 'gpgdir', 'hookdir', 'arch'],
};
export const pip = {
  short: 'riecftb',
  long: [
    'requirement',
    'index-url',
    'extra-index-url',
    'find-links',
    'constraint',
    'editable',
    'target',
    'prefix',
    'root',
    'platform',
    'python-version',
    'trusted-host',
    'cache-dir',
    'timeout',
    'retries',
    'proxy',
    'no-binary',
    'only-binary',
    'upgrade-strategy',
    'python',
  ],
};

/** `apt-get`, `apt`, `aptitude`. */
export function runApt(call: Invocation): Value {
  const args = parseArguments(call.argv.slice(1), apt);
  const [verb, ...names] = args.operands;
  if (args.has('-s', '--simulate', '--just-print', '--dry-run', '--recon', '--no-act')) return Value.empty;
  if (verb && /^(?:install|reinstall|satisfy)$/.test(verb.text)) installed(call, 'apt', names);
  return Value.empty;
}

/** `apk add`, with repositories given as options. */
export function runApk(call: Invocation): Value {
  const words = call.argv.slice(1);
  const args = parseArguments(words, apk);
  for (const url of args.values('-X', '--repository')) repository(call, 'apk', 'option', url);
  const [verb, ...names] = args.operands;
  if (verb?.text === 'add') installed(call, 'apk', names);
  return Value.empty;
}

/** `yum`, `dnf`, `microdnf`, `tdnf`. */
export function runDnf(call: Invocation): Value {
  const args = parseArguments(call.argv.slice(1), rpm);
  for (const repo of args.values('--repofrompath'))
    repository(call, 'rpm', 'option', repo.slice(repo.text.indexOf(',') + 1));
  const [verb, ...names] = args.operands;
  const text = verb?.text ?? '';
  if (/^(?:install|localinstall|reinstall|in|install-n\w*|upgrade|update|localupdate)$/.test(text))
    installed(call, 'rpm', names);
  else if (text === 'groupinstall' || text === 'module') return Value.empty;
  else if (text === 'config-manager')
    addRpmRepositories(call, args.values('--add-repo', '--from-repofile'), names);
  else if (text === 'copr' && /^enable$/.test(names[0]?.text ?? '')) {
    const project = names[1];
    if (project) repository(call, 'rpm', 'command', project, `copr.fedorainfracloud.org/${project.text}`);
  }
  return Value.empty;
}

/** `rpm -i URL`. */
export function runRpm(call: Invocation): Value {
  const imported = rpmImport(call);
  if (imported) return imported;
  const words = call.argv.slice(1);
  if (
    !words.some((w) => /^-[a-zA-Z]*[iUF]|^--(?:install|upgrade|freshen)$/.test(w.text)) ||
    words.some((w) => /^-q|^-[a-zA-Z]*e$|^--(?:import|eval|query)/.test(w.text))
  ) {
    return Value.unknown('$(rpm)', undefined);
  }
  installed(
    call,
    'rpm',
    parseArguments(words, { short: 'Er', long: ['root', 'define', 'prefix', 'relocate', 'dbpath'] }).operands,
    true,
  );
  return Value.empty;
}

/** `dpkg -i file`, `gdebi file`; `dpkg -x` only takes the file apart. */
export function runDpkg(call: Invocation): Value {
  const words = call.argv.slice(1);
  const files = words.filter((w) => !w.text.startsWith('-'));
  const has = (option: RegExp) => words.some((w) => option.test(w.text));
  // To dpkg itself `-R` means folders with all that is in them.
  const apart =
    call.name === 'dpkg-deb' ? /^(?:-[xXR]|--v?extract|--raw-extract)$/ : /^(?:-[xX]|--v?extract)$/;
  if (has(apart) && call.name !== 'gdebi') return takenApart(call, files);
  if (
    call.name === 'dpkg-deb' ||
    (call.name === 'dpkg' && !has(/^(?:-[a-zA-Z]*i[A-Z]*|--install|--unpack)$/))
  )
    return Value.unknown(`$(${call.name})`, undefined);
  installed(call, 'apt', files, true);
  return Value.empty;
}

/** `alien -i file.rpm`; without it the converted package lies in the working directory. */
export function runAlien(call: Invocation): Value {
  const words = call.argv.slice(1);
  const files = words.filter((w) => !w.text.startsWith('-'));
  if (words.some((w) => /^(?:-[a-z]*i|--install)$/.test(w.text))) installed(call, 'apt', files, true);
  else {
    for (const [, fact] of files.flatMap((f) => filesNamed(call, f)))
      call.machine.files.set(resolvePath(call.machine.directory, 'alien.deb'), fact);
  }
  return Value.empty;
}

/** `dpkg -x file folder`: the folder is made from the file. */
function takenApart(call: Invocation, [file, folder]: readonly Value[]): Value {
  const { machine } = call;
  const fetches = file ? filesNamed(call, file).flatMap(([, fact]) => fact.fetches) : [];
  if (fetches.length === 0) return Value.empty;
  machine.use(fetches, 'unpack', call.span);
  machine.files.set(
    resolvePath(machine.directory, folder?.text ?? '.'),
    fileFact({ fetches, origin: 'unpacked' }),
  );
  return Value.empty;
}

function filesNamed({ machine }: Invocation, name: Value): [string, FileFact][] {
  return machine.files.matching(resolvePath(machine.directory, name.text));
}

/** `zypper install`, `zypper addrepo`. */
export function runZypper(call: Invocation): Value {
  const args = parseArguments(call.argv.slice(1), zypper);
  zypperImport(call);
  for (const url of args.values('--plus-repo', '--plusrepo')) repository(call, 'zypper', 'option', url);
  const [verb, ...names] = args.operands;
  if (verb && /^(?:install|in)$/.test(verb.text)) installed(call, 'zypper', names);
  if (verb && /^(?:addrepo|ar)$/.test(verb.text)) {
    const url = names[0] ?? args.values('--repo', '-r')[0];
    if (url) repository(call, 'zypper', 'command', url);
  }
  return Value.empty;
}

/** `pacman -S`, `pacman -U URL`. */
export function runPacman(call: Invocation): Value {
  const args = parseArguments(call.argv.slice(1), pacman);
  if (args.has('-S', '--sync', '-U', '--upgrade')) installed(call, 'pacman', args.operands);
  return Value.empty;
}

/** `pip install` and `uv pip install`. */
export function runPip(call: Invocation): Value {
  let words = call.argv.slice(1);
  if (call.name === 'uv' && words[0]?.text === 'pip') words = words.slice(1);
  const args = parseArguments(words, pip);
  const [verb, ...names] = args.operands;
  if (verb?.text === 'install') installed(call, 'pip', names);
  return Value.empty;
}

/**
 * Sorts what is installed into names, files and URLs.
 *
 * @param files the words can only be files: `dpkg -i download`
 */
function installed(call: Invocation, manager: Manager, names: readonly Value[], files = false): void {
  const { machine, record, span } = call;
  const place = { instruction: record.instruction, stage: machine.stage, command: record };
  const fetched = (fetches: readonly Fetch[]) => {
    for (const fetch of fetches)
      machine.packageFiles.push({ manager, url: fetch.url, fetch, span: fetch.span, ...place });
  };
  for (const name of names.flatMap((n) => (/\s/.test(n.text) && n.exact ? n.fields() : [n]))) {
    if (/^(?:https?|ftp):\/\//.test(name.text)) {
      machine.packageFiles.push({
        manager,
        url: name,
        fetch: undefined,
        span: name.spanOf() ?? span,
        ...place,
      });
      continue;
    }
    const streamed = name.isProcess ? name.fetches : name.text === '/dev/stdin' ? call.stdin.fetches : [];
    machine.use(streamed, 'install', span);
    fetched(streamed);
    const found =
      files || /[/*]|\.(?:deb|rpm|apk|pkg\.tar\.\w+)$/.test(name.text) ? filesNamed(call, name) : [];
    for (const [, fact] of found) {
      machine.use(fact.fetches, 'install', span);
      // A package out of an archive: what was fetched is the archive.
      if (fact.origin !== 'unpacked') fetched(fact.fetches);
    }
    if (found.length === 0 && streamed.length === 0)
      machine.packages.push({ manager, name, span: name.spanOf() ?? span, ...place });
  }
}

import { resolvePath } from '../files';
import type { Manager } from '../model';
import type { Invocation } from '../shell/runner';
import { Value } from '../value';
import { parseArguments } from './options';
import { addRpmRepositories, repository } from './repositories';

const apt = {
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
    'plus-content',
    'gpgcheck',
  ],
};
const pacman = {
  short: 'brv',
  long: ['dbpath', 'root', 'config', 'cachedir', 'ignore', 'overwrite', 'gpgdir', 'hookdir', 'arch'],
};
const pip = {
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
  );
  return Value.empty;
}

/** `dpkg -i file`, `gdebi file`. */
export function runDpkg(call: Invocation): Value {
  const words = call.argv.slice(1);
  if (call.name === 'dpkg' && !words.some((w) => /^(?:-[a-zA-Z]*i|--install|--unpack)$/.test(w.text)))
    return Value.unknown('$(dpkg)', undefined);
  installed(
    call,
    'apt',
    words.filter((w) => !w.text.startsWith('-')),
  );
  return Value.empty;
}

/** `zypper install`, `zypper addrepo`. */
export function runZypper(call: Invocation): Value {
  const args = parseArguments(call.argv.slice(1), zypper);
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

/** Sorts what is installed into names, files and URLs. */
function installed(call: Invocation, manager: Manager, names: readonly Value[]): void {
  for (const name of names.flatMap((n) => (/\s/.test(n.text) && n.exact ? n.fields() : [n]))) {
    const span = name.spanOf() ?? call.span;
    const place = {
      span,
      instruction: call.record.instruction,
      stage: call.machine.stage,
      command: call.record,
    };
    if (/^(?:https?|ftp):\/\//.test(name.text)) {
      call.machine.packageFiles.push({ manager, url: name, fetch: undefined, ...place });
      continue;
    }
    const files = /[/*]|\.(?:deb|rpm|apk|pkg\.tar\.\w+)$/.test(name.text)
      ? call.machine.files.matching(resolvePath(call.machine.directory, name.text))
      : [];
    for (const [, fact] of files) {
      call.machine.use(fact.fetches, 'install', call.span);
      for (const fetch of fact.fetches) {
        call.machine.packageFiles.push({ manager, url: fetch.url, fetch, ...place, span: fetch.span });
      }
    }
    if (files.length === 0) call.machine.packages.push({ manager, name, ...place });
  }
}

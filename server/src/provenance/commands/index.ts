/** Which program does what to the state of a build. A program that is not here only runs. */
import type { Invocation } from '../shell/runner';
import type { Value } from '../value';
import { runDiff, runDigest, runGrep, runOpenssl, runTest, runVerifier } from './checks';
import { runAria, runCurl, runGit, runWget } from './downloads';
import { runCd, runChmod, runCopy, runDecompressFile, runPatch, runRemove, runUnpack } from './files';
import { runGpg } from './gpg';
import { runAptKey, runPacmanKey } from './keys';
import { runFind, runLs } from './listing';
import { runAlien, runApk, runApt, runDnf, runDpkg, runPacman, runPip, runRpm, runZypper } from './packages';
import { runChpasswd, runPasswd, runUseradd } from './passwords';
import { isInterpreter } from './program-names';
import { runEval, runInterpreter, runProgram, runSource, runSu } from './programs';
import {
  runAddAptRepository,
  runAmazonExtras,
  runExtrepo,
  runPgdgSetup,
  runYumConfigManager,
} from './repositories';
import { runBasename, runDirname, runExport, runPwd, runRead, runSet, runUnset } from './shell-builtins';
import { runCat, runDd, runEcho, runFilter, runPrintf, runSed, runTee } from './text';
import { noteWork } from './work';
import { runXargs, unwrap } from './wrappers';

type Handler = (call: Invocation) => Value;

const handlers = new Map<string, Handler>();

function on(names: string, handler: Handler): void {
  for (const name of names.split(' ')) handlers.set(name, handler);
}

on('echo', runEcho);
on('printf', runPrintf);
on('cat', runCat);
on('tee sponge', runTee);
on('dd', runDd);
on('sed gsed', runSed);
on(
  'awk gawk mawk cut head tail tr sort uniq tac jq yq envsubst base64 rev fold column dos2unix iconv xmllint',
  runFilter,
);
on(
  'gunzip gzip zcat bunzip2 bzip2 bzcat xz unxz xzcat unzstd zstd zstdcat funzip uncompress lz4',
  runDecompressFile,
);
on('grep egrep fgrep', runGrep);
on('diff cmp', runDiff);
on('curl', runCurl);
on('wget', runWget);
on('aria2c', runAria);
on('git', runGit);
on('cd pushd', runCd);
on('cp mv ln install', runCopy);
on('rm unlink', runRemove);
on('tar bsdtar unzip 7z 7za 7zr cpio unrar unar ar jar cabextract innoextract', runUnpack);
on('chmod', runChmod);
on('patch', runPatch);
on(
  'md5 md5sum sha1 sha1sum cksum sha224 sha256 sha384 sha512 sha224sum sha256sum sha384sum sha512sum shasum b2sum b3sum rhash',
  runDigest,
);
on('openssl', runOpenssl);
on('gpg gpg1 gpg2 gpgv gpgv2 sqv', runGpg);
on('apt-key', runAptKey);
on('pacman-key', runPacmanKey);
on('cosign minisign signify signify-openbsd slsa-verifier gh', runVerifier);
on('[ test', runTest);
on('apt-get apt aptitude nala', runApt);
on('apk', runApk);
on('yum dnf dnf5 dnf-3 microdnf tdnf', runDnf);
on('yum-config-manager', runYumConfigManager);
on('rpm rpmkeys', runRpm);
on('dpkg gdebi dpkg-deb', runDpkg);
on('alien', runAlien);
on('ls', runLs);
on('find', runFind);
on('zypper', runZypper);
on('pacman', runPacman);
on('pip pip2 pip3 uv', runPip);
on('add-apt-repository apt-add-repository', runAddAptRepository);
on('extrepo', runExtrepo);
on('apt.postgresql.org.sh', runPgdgSetup);
on('amazon-linux-extras', runAmazonExtras);
on('. source', runSource);
on('eval', runEval);
on('su runuser', runSu);
on('chpasswd', runChpasswd);
on('passwd', runPasswd);
on('useradd usermod', runUseradd);
on('export local declare readonly typeset', runExport);
on('unset', runUnset);
on('set', runSet);
on('read', runRead);
on('pwd', runPwd);
on('basename', runBasename);
on('dirname', runDirname);

/** Runs one command on the state of the build; returns what it prints, as far as known. */
export function invoke(call: Invocation): Value {
  const wrapped = unwrap(call.argv, call.name);
  if (wrapped) {
    // `env NAME=value command`: the command sees the variable.
    for (const word of call.argv.slice(1, call.argv.length - wrapped.length)) {
      const m = /^([A-Za-z_]\w*)=/.exec(word.text);
      if (m) call.runner.note(m[1] as string, word.slice(m[0].length), word.spanOf() ?? call.span);
    }
    if (wrapped.length === 0) return call.stdin;
    const first = wrapped[0] as Value;
    const start = first.spanOf()?.start ?? call.span.start;
    return call.runner.invoke(wrapped, call.stdin, {
      start: Math.max(start, call.span.start),
      end: call.span.end,
    });
  }
  if (call.name === 'xargs') return runXargs(call, call.span);
  call.machine.commands.push(call.record);
  noteWork(call);
  if (call.name === 'runuser' && !call.argv.some((w) => w.text === '-c')) return runProgram(call);
  const handler = handlers.get(call.name);
  if (handler) return handler(call);
  if (/^pip[\d.]+$/.test(call.name)) return runPip(call);
  if (isInterpreter(call.name)) {
    const [, flag, module] = call.argv;
    // `python3 -m pip install …` is pip.
    if (flag?.text === '-m' && module && /^(?:pip|uv)$/.test(module.text)) {
      return runPip({ ...call, name: 'pip', argv: call.argv.slice(2) });
    }
    return runInterpreter(call);
  }
  return runProgram(call);
}

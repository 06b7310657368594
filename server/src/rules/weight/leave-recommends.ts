import type { TextEdit } from '../../edits';
import type { InstallEstimate } from '../../packages/sizes';
import type { AptInstall } from '../../provenance/apt-installs';
import type { Build, RunCommand } from '../../provenance/model';
import type { Value } from '../../provenance/value';
import { usesIn } from './build-tools';
import { commandsBehind } from './stages';

/**
 * Adds `--no-install-recommends` to an install command, and the names of those recommended packages that are to be kept.
 *
 * @returns undefined where the words of the command do not stand in the shell text themselves
 */
export function withoutRecommends(
  build: Build,
  install: AptInstall,
  keep: readonly string[],
): readonly TextEdit[] | undefined {
  const at = behindOptions(build, install);
  if (at === undefined) return undefined;
  const option = ' --no-install-recommends';
  if (keep.length === 0) return [insertion(at, option)];
  const names = ` ${keep.join(' ')}`;
  const last = install.operands
    .filter((o) => stands(build, install, o))
    .at(-1)
    ?.spanOf()?.end;
  // Behind the last name where one stands there, and it is not the head of a word: `php-{cli,curl}`.
  if (last === undefined || last < at || !/^[\s;&|)]?$/.test(build.dockerfile.text[last] ?? ''))
    return [insertion(at, option + names)];
  return [insertion(at, option), insertion(last, names)];
}

function insertion(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}

/** The end of the word `install` and of plain options behind it; undefined where it is no word of shell text. */
function behindOptions(build: Build, install: AptInstall): number | undefined {
  const { text } = build.dockerfile;
  if (!stands(build, install, install.verb)) return undefined;
  let end = install.verb.spanOf()?.end;
  if (end === undefined) return undefined;
  const { argv } = install.command;
  for (const word of argv.slice(argv.indexOf(install.verb) + 1)) {
    const span = word.spanOf();
    if (!/^-(?:[yqmf]+|-(?:yes|assume-yes|quiet|fix-missing|fix-broken))$/.test(word.text) || !span) break;
    if (!stands(build, install, word) || !/^[ \t]+$/.test(text.slice(end, span.start))) break;
    end = span.end;
  }
  return /^[\s;&|)\\]?$/.test(text[end] ?? '') ? end : undefined;
}

/** True for a word that stands in the command as it is, without quotes or variables. */
function stands(build: Build, { command }: AptInstall, word: Value): boolean {
  const at = word.spanOf();
  return (
    at !== undefined &&
    at.start >= command.span.start &&
    at.end <= command.span.end &&
    build.dockerfile.text.slice(at.start, at.end) === word.text &&
    /^[\s(]?$/.test(build.dockerfile.text[at.start - 1] ?? '')
  );
}

/** Programs whose package has another name. */
const packageOf: Readonly<Record<string, string>> = {
  ssh: 'openssh-client',
  scp: 'openssh-client',
  'ssh-keyscan': 'openssh-client',
  'ssh-keygen': 'openssh-client',
  gpg: 'gnupg',
  'apt-key': 'gnupg',
  cc: 'gcc',
  'c++': 'g++',
  xz: 'xz-utils',
  unxz: 'xz-utils',
  killall: 'psmisc',
  ps: 'procps',
  pip: 'python3-pip',
  pip3: 'python3-pip',
  'update-ca-certificates': 'ca-certificates',
};

/** What a compiler needs to compile anything, and what brings one. */
const compilers = [
  'build-essential',
  'g++',
  'gcc',
  'libc6-dev',
  'libc-dev',
  'python3-dev',
  'make',
  'pkg-config',
  'pkgconf',
];

/**
 * Recommended packages that the build itself needs: programs that later commands of the image call, what compilers need where
 * one of those commands compiles, and certificates.
 *
 * @param estimate which packages are only recommended, where that is known
 */
export function neededRecommends(
  build: Build,
  install: AptInstall,
  estimate: InstallEstimate | undefined,
): readonly string[] {
  const names = install.operands.map((o) => o.text.replace(/[:=/].*$/, ''));
  const clients = names.some((n) => /^(?:curl|wget|git|aria2)$/.test(n));
  if (!estimate) return clients && !knowsCertificates(build, install) ? ['ca-certificates'] : [];
  const offered = new Set(estimate.recommended);
  const later = commandsBehind(build, install.span.end);
  const used = new Set(later.map((c) => packageOf[c.name] ?? c.name));
  if (later.some(overSsh)) used.add('openssh-client');
  if (later.some((c) => c.name === 'tar' && c.argv.some((w) => /\.xz$|^-?[a-z]*J/.test(w.text))))
    used.add('xz-utils');
  const keep = new Set([...offered].filter((name) => used.has(name)));
  // Whatever talks to servers, now or in the container, wants to know whom it talks to.
  if (offered.has('ca-certificates')) keep.add('ca-certificates');
  if (usesIn(later).length > 0) for (const name of compilers) if (offered.has(name)) keep.add(name);
  return leastNames(keep).sort();
}

/** `build-essential` brings the others. */
function leastNames(keep: ReadonlySet<string>): string[] {
  return [...keep].filter(
    (name) => !keep.has('build-essential') || !/^(?:gcc|g\+\+|make|dpkg-dev|libc6-dev|libc-dev)$/.test(name),
  );
}

function overSsh({ name, argv }: RunCommand): boolean {
  return name === 'git' && argv.some((w) => /^(?:ssh:\/\/|[\w.-]+@[\w.-]+:)/.test(w.text));
}

function knowsCertificates(build: Build, install: AptInstall): boolean {
  const stage = build.stages[install.stage];
  return (
    !stage ||
    stage.packages.some((p) => /^ca-certificates\b/.test(p.name.text)) ||
    (stage.root.kind === 'image' && !/(?:^|\/)(?:debian|ubuntu)$/.test(stage.root.reference.repository))
  );
}

import type { TextEdit } from '../../edits';
import type { InstallEstimate } from '../../packages/sizes';
import type { AptInstall } from '../../provenance/apt-installs';
import type { Build, RunCommand } from '../../provenance/model';
import type { Value } from '../../provenance/value';
import { commandsBehind } from './stages';

/** How an install command is told to leave recommended packages out. */
export interface WithoutRecommends {
  readonly edits: readonly TextEdit[];
  /** Recommended packages that the build uses itself and that are therefore named. */
  readonly keep: readonly string[];
}

/**
 * Adds `--no-install-recommends` to an install command, and the names of those recommended packages that later commands of
 * the image need.
 *
 * @param estimate which packages are only recommended, where that is known
 * @returns undefined where the words of the command do not stand in the shell text themselves
 */
export function withoutRecommends(
  build: Build,
  install: AptInstall,
  estimate: InstallEstimate | undefined,
): WithoutRecommends | undefined {
  const at = behindOptions(build, install);
  if (at === undefined) return undefined;
  const keep = needed(build, install, estimate);
  const option = ' --no-install-recommends';
  if (keep.length === 0) return { edits: [insertion(at, option)], keep };
  const names = ` ${keep.join(' ')}`;
  const last = install.operands
    .filter((o) => stands(build, install, o))
    .at(-1)
    ?.spanOf()?.end;
  // Behind the last name where one stands there, and it is not the head of a word: `php-{cli,curl}`.
  if (last === undefined || last < at || !/^[\s;&|)]?$/.test(build.dockerfile.text[last] ?? ''))
    return { edits: [insertion(at, option + names)], keep };
  return { edits: [insertion(at, option), insertion(last, names)], keep };
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

/** What brings the compiler that compiles language packages where no ready-made ones are offered. */
const compilers = ['build-essential', 'g++', 'gcc', 'python3-dev', 'make'];

function needed(build: Build, install: AptInstall, estimate: InstallEstimate | undefined): string[] {
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
  if (later.some(compiles)) for (const name of compilers) if (offered.has(name)) keep.add(name);
  return leastNames(keep).sort();
}

/** `build-essential` brings the others. */
function leastNames(keep: ReadonlySet<string>): string[] {
  return [...keep].filter(
    (name) => !keep.has('build-essential') || !/^(?:gcc|g\+\+|make|dpkg-dev)$/.test(name),
  );
}

function overSsh({ name, argv }: RunCommand): boolean {
  return name === 'git' && argv.some((w) => /^(?:ssh:\/\/|[\w.-]+@[\w.-]+:)/.test(w.text));
}

/** Commands that call a compiler of their own accord. */
function compiles({ name, argv }: RunCommand): boolean {
  return (
    /^(?:make|cmake|configure|gcc|g\+\+|cc|c\+\+)$/.test(name) ||
    (name === 'python3' && argv.some((w) => /^setup\.py$|build_ext/.test(w.text)))
  );
}

function knowsCertificates(build: Build, install: AptInstall): boolean {
  const stage = build.stages[install.stage];
  return (
    !stage ||
    stage.packages.some((p) => /^ca-certificates\b/.test(p.name.text)) ||
    (stage.root.kind === 'image' && !/(?:^|\/)(?:debian|ubuntu)$/.test(stage.root.reference.repository))
  );
}

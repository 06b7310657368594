import type { Instruction } from '../syntax/ast';
import type { Span } from '../syntax/span';
import { parseArguments } from './commands/options';
import type { Repository, RunCommand, StageModel } from './model';
import { repositoryFileKind, unescapedLines } from './repository-files';
import type { Value } from './value';

/** A place where a stage names the release or branch that packages are to come from. */
export interface SuiteUse {
  readonly manager: Repository['manager'];
  /** As written: `sid`, `bookworm-backports`, `edge`, `v3.19`, `rawhide`, `39`. */
  readonly suite: string;
  /** The source that is configured, when it is one. */
  readonly repository: Repository | undefined;
  readonly span: Span;
  readonly instruction: Instruction;
}

/** Every release and branch that a stage names to its package managers, in no particular order; known text only. */
export function suiteUses(stage: StageModel): SuiteUse[] {
  return [
    ...stage.repositories.flatMap(ofRepository),
    ...stage.commands.flatMap(ofCommand),
    ...stage.packages.flatMap(({ manager, name, span, instruction }) => {
      const suite =
        manager === 'apt' ? /^[a-z0-9][a-z0-9+.:-]*\/([a-z][\w-]*)$/.exec(name.text)?.[1] : undefined;
      return suite === undefined
        ? []
        : [{ manager: 'apt' as const, suite, repository: undefined, span, instruction }];
    }),
    ...stage.writes.flatMap(({ path, content, instruction }) =>
      content ? ofSettings(path, content, instruction) : [],
    ),
  ];
}

/** The part of an address that names a release: of Alpine, openSUSE, Fedora. */
const branches: Readonly<Partial<Record<Repository['manager'], RegExp>>> = {
  apk: /\/(edge|v\d+\.\d+|latest-stable)(?=\/|$)/,
  zypper: /\/(tumbleweed|factory|leap\/\d+\.\d+)(?=\/|$)/i,
  rpm: /\/development\/(rawhide)(?=\/|$)/,
};

function ofRepository(repository: Repository): SuiteUse[] {
  const { manager, instruction, location, span } = repository;
  const use = (suite: string, at: Span | undefined) => ({
    manager,
    suite,
    repository,
    span: at ?? span,
    instruction,
  });
  if (manager === 'apt') return (repository.suites ?? []).map(({ name, span: at }) => use(name, at));
  const branch = branches[manager]?.exec(location)?.[1];
  return branch === undefined ? [] : [use(branch.replace(/^leap\//i, ''), undefined)];
}

function ofCommand(command: RunCommand): SuiteUse[] {
  const { name, argv, instruction } = command;
  const use = (manager: Repository['manager'], value: Value, suite = value.text): SuiteUse[] => [
    { manager, suite, repository: undefined, span: value.spanOf() ?? command.span, instruction },
  ];
  if (name === 'sed' || name === 'gsed') return replaced(command);
  const words = argv.slice(1);
  if (/^(?:apt-get|apt|aptitude)$/.test(name)) {
    const args = parseArguments(words, {
      short: 'toca',
      long: ['target-release', 'default-release', 'option', 'config-file'],
    });
    return [
      ...args.values('-t', '--target-release', '--default-release').flatMap((v) => use('apt', v)),
      ...args
        .values('-o', '--option')
        .flatMap((option) => defaultRelease(option).flatMap((v) => use('apt', v))),
    ];
  }
  if (/^(?:dnf|dnf5|dnf-3|yum|microdnf)$/.test(name)) {
    // With a root of its own another system is made, not this one mixed.
    if (words.some((w) => w.text.startsWith('--installroot'))) return [];
    const args = parseArguments(words, {
      short: 'cdexR',
      long: ['releasever', 'enablerepo', 'repo', 'repoid'],
    });
    return [
      ...args.values('--releasever').flatMap((v) => use('rpm', v)),
      ...args
        .values('--enablerepo', '--repo', '--repoid')
        .flatMap((v) => (/^(?:fedora-)?rawhide$/.test(v.text) ? use('rpm', v, 'rawhide') : [])),
    ];
  }
  return [];
}

/** `APT::Default-Release "testing";` and the same as an option. */
function defaultRelease(line: Value): Value[] {
  const m = /APT::Default-Release[\s=]+["']?([\w-]+)/i.exec(line.text);
  return m?.[1] ? [line.slice(m.index + m[0].length - m[1].length, m.index + m[0].length)] : [];
}

function ofSettings(path: string, content: Value, instruction: Instruction): SuiteUse[] {
  const use = (manager: Repository['manager'], value: Value): SuiteUse[] => {
    const span = value.spanOf();
    return span ? [{ manager, suite: value.text, repository: undefined, span, instruction }] : [];
  };
  if (/^\/etc\/apt\/(?:apt\.conf|apt\.conf\.d\/.+)$/.test(path))
    return content
      .lines()
      .flatMap((line) => (/^\s*(?:\/\/|#)/.test(line.text) ? [] : defaultRelease(line)))
      .flatMap((v) => use('apt', v));
  if (path !== '/etc/pacman.conf') return [];
  return content
    .lines()
    .flatMap(unescapedLines)
    .flatMap((line) => {
      const m = /^\s*\[((?:[a-z]+-)?testing)\]\s*$/.exec(line.text);
      return m?.[1]
        ? use('pacman', line.slice(line.text.indexOf(m[1]), line.text.indexOf(m[1]) + m[1].length))
        : [];
    });
}

/** One substitution of sed: `s/old/new/`, with any of the usual delimiters. */
const substitution = /(?:^|[;\n{\s\d$/])s([|/#@,!:%_~])((?:\\.|(?!\1)[^\\\n])*)\1((?:\\.|(?!\1)[^\\\n])*)\1/g;

/** A release or branch as it stands in a source. */
const releaseWord = /(?<![\w.-])(v\d+\.\d+|[a-z]+(?:-(?:stable|backports|updates|security))?)(?![\w.:]|-\w)/g;

/** Releases that `sed -i` writes into the sources in place of another. */
function replaced({ argv, instruction, span }: RunCommand): SuiteUse[] {
  const words = argv.slice(1);
  if (!words.some((w) => /^-[A-Za-z]*i|^--in-place/.test(w.text))) return [];
  const manager = words
    .map((w) => repositoryFileKind(w.text))
    .find((kind) => kind === 'apt' || kind === 'apk');
  if (!manager) return [];
  return words.flatMap((word) =>
    [...word.text.matchAll(substitution)].flatMap((m) => {
      const [whole, , before = '', after = ''] = m;
      const start = m.index + whole.length - 1 - after.length;
      return [...after.matchAll(releaseWord)].flatMap((found) => {
        const suite = found[1] as string;
        if (before.includes(suite) || after.includes('://')) return [];
        const value = word.slice(start + found.index, start + found.index + suite.length);
        return [{ manager, suite, repository: undefined, span: value.spanOf() ?? span, instruction }];
      });
    }),
  );
}

import { appendCommand, gatherRuns, type TextEdit } from '../../edits';
import type { Fix } from '../../findings';
import type { InstallEstimate } from '../../packages/sizes';
import type { AptInstall } from '../../provenance/apt-installs';
import type { Build, RunCommand } from '../../provenance/model';
import { listed } from './amount';
import { isBuildTool, isCompiler, servesBuilding, usesIn } from './build-tools';
import { commandsBehind } from './stages';

/** RUNs that one repair gathers. */
const runLimit = 4;

/** What it would take to install some packages beside what an installation finds: `undefined` where that is not known. */
export type Estimate = (names: readonly string[]) => InstallEstimate | undefined;

/**
 * Installs, uses and removes build tools in one RUN: the one that uses them last. The libraries that came with headers are named,
 * so that they stay for the compiled programs.
 *
 * @param names the build tools, all named in the command itself
 * @param saved in words: ` (−200 MB)`
 * @returns undefined where a later command may compile too, where what stands in between does not let itself be moved past, and
 *   where the libraries behind the headers are not known
 */
export function removeInOneRun(
  build: Build,
  install: AptInstall,
  names: readonly string[],
  estimate: Estimate,
  saved: string,
): Fix | undefined {
  const { dockerfile } = build;
  const behind = commandsBehind(build, install.span.end);
  const last = usesIn(behind).at(-1)?.instruction;
  const inner = dockerfile.text.slice(install.span.end, install.command.span.end);
  if (!last || last.stage !== install.stage || usesSudo(build, install) || !inner.trim()) return undefined;
  if (mayCompile(behind.filter((c) => c.span.start > last.span.end))) return undefined;
  const libraries = librariesOf(install, names, estimate);
  const end = install.operands.at(-1)?.spanOf();
  if (!libraries || !end || dockerfile.text.slice(end.start, end.end) !== install.operands.at(-1)?.text)
    return undefined;
  const naming: TextEdit[] =
    libraries.length > 0
      ? [{ span: { start: end.end, end: end.end }, newText: ` ${libraries.join(' ')}` }]
      : [];
  const runs = dockerfile.instructions
    .slice(install.instruction.index, last.index + 1)
    .filter(({ keyword }) => keyword === 'RUN');
  if (runs.length > runLimit || !runs.slice(0, -1).every((run) => standsAnywhere(behind, run)))
    return undefined;
  const gathered = runs.length > 1 ? gatherRuns(dockerfile, runs, naming) : naming;
  const purged = appendCommand(dockerfile, last, `apt-get purge -y --auto-remove ${names.join(' ')}`);
  if (!gathered || !purged) return undefined;
  const kept = libraries.length > 0 ? `, keep ${listed(libraries)}` : '';
  return {
    title: `Install, use and remove ${names.length > 3 ? 'the build tools' : listed(names)} in one RUN${kept}${saved}`,
    tier: 'suggested',
    edits: [...gathered, ...(runs.length > 1 ? onOwnLine(dockerfile, purged) : purged)],
  };
}

/** What is put behind one command by ` && ` goes on a line of its own where other commands now stand on theirs. */
function onOwnLine(dockerfile: Build['dockerfile'], edits: readonly TextEdit[]): TextEdit[] {
  const end = dockerfile.text.includes('\r\n') ? '\r\n' : '\n';
  return edits.map((edit) => ({
    ...edit,
    newText: edit.newText.replace(/^ && /, () => ` ${dockerfile.escape}${end}    && `),
  }));
}

function usesSudo(build: Build, { command }: AptInstall): boolean {
  return /\bsudo\s(?:-\w+\s)*$/.test(
    build.dockerfile.text.slice(Math.max(0, command.span.start - 40), command.span.start),
  );
}

/** Libraries whose package is not called as its headers are. */
const librariesWithOtherNames: Readonly<Record<string, string>> = {
  'default-libmysqlclient-dev': 'libmariadb3',
  'libmariadb-dev': 'libmariadb3',
  'unixodbc-dev': 'libodbc2',
  'zlib1g-dev': 'zlib1g',
  'libjpeg-dev': 'libjpeg62-turbo',
  'python3-dev': '',
  'linux-headers-amd64': '',
  'libc6-dev': '',
};

/**
 * The libraries that came along with headers and that compiled programs need, as far as naming them keeps all of them.
 * @returns undefined where that cannot be said
 */
function librariesOf(
  install: AptInstall,
  names: readonly string[],
  estimate: Estimate,
): string[] | undefined {
  const rest = install.operands.map((o) => o.text).filter((n) => !isBuildTool(n.replace(/[:=/].*$/, '')));
  const there = new Set(rest.length > 0 ? estimate(rest)?.packages : []);
  const libraries: string[] = [];
  for (const name of names) {
    if (isCompiler(name)) continue;
    const brought = estimate([name]);
    if (!brought) return undefined;
    const needed = brought.packages.filter(
      (n) => /^lib|^zlib/.test(n) && !servesBuilding(n) && !there.has(n),
    );
    if (needed.length === 0) continue;
    const stem = name.replace(/-dev$/, '').replace(/[\d.]+$/, '');
    const own = needed.filter((n) =>
      name in librariesWithOtherNames
        ? n === librariesWithOtherNames[name]
        : n.startsWith(stem) && /^[-\d.a-z]*$/.test(n.slice(stem.length)) && n.length - stem.length < 8,
    );
    const kept = new Set(own.length > 0 ? estimate(own)?.packages : []);
    if (own.length > 3 || !needed.every((n) => kept.has(n) || own.includes(n))) return undefined;
    libraries.push(...own);
  }
  return [...new Set(libraries)];
}

/** A script that nobody can read here may compile too. */
function mayCompile(commands: readonly RunCommand[]): boolean {
  return commands.some(
    ({ name, argv }) =>
      /\.(?:sh|pl|rb)$|^\.{1,2}\//.test(argv[0]?.text ?? '') ||
      (/^(?:ba|da|z)?sh$/.test(name) && argv.slice(1, 3).some((w) => /\.sh$/.test(w.text))),
  );
}

/** True for a RUN whose commands do the same in every folder: none of them names a file by a relative path, or reads its folder. */
function standsAnywhere(commands: readonly RunCommand[], { span }: RunCommand['instruction']): boolean {
  return commands
    .filter((c) => c.span.start >= span.start && c.span.end <= span.end)
    .every(({ name, argv }) =>
      /^(?:apt-get|apt|rm|mkdir|echo|true|ln|chmod|useradd|groupadd|adduser|addgroup|update-ca-certificates|locale-gen|dpkg-reconfigure|ldconfig)$/.test(
        name,
      )
        ? argv.slice(1).every((w) => !w.text.includes('/') || w.text.startsWith('/') || /^[a-z]/.test(w.text))
        : /^(?:pip[\d.]*|python[\d.]*|poetry|docker-php-ext-(?:install|configure|enable)|pecl)$/.test(name) &&
          argv
            .slice(1)
            .every(
              (w) =>
                !/^(?:-r|--requirement.*|-e|--editable|\.|.*\.(?:txt|toml|whl|py)|\.{0,2}\/.*)$/.test(w.text),
            ) &&
          !(name === 'poetry' && argv[1]?.text !== 'config'),
    );
}

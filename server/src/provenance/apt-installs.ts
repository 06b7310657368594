import type { Instruction } from '../syntax/ast';
import type { Span } from '../syntax/span';
import { parseArguments } from './commands/options';
import { apt } from './commands/packages';
import type { Build, RunCommand, StageModel } from './model';
import type { Value } from './value';

/** One command that installs packages with apt. */
export interface AptInstall {
  readonly command: RunCommand;
  readonly instruction: Instruction;
  readonly stage: number;
  /** From the program's name to the word `install`. */
  readonly span: Span;
  /** The word `install`. */
  readonly verb: Value;
  /** What is to be installed, files and unknown words apart; in a loop the words of all rounds. */
  readonly operands: readonly Value[];
  /** Words that are no known name of a package of an archive: variables without a value, files, URLs. */
  readonly others: readonly Value[];
  /** Whether packages come along that others only recommend; undefined where a file that nobody can read decides it. */
  readonly recommends: boolean | undefined;
  /** The file of apt's configuration that says so, where no option does. */
  readonly configured: boolean;
}

const perStage = new WeakMap<StageModel, readonly AptInstall[]>();

/**
 * The apt installations of a stage's own instructions, in order; those of stages that it is built FROM are in
 * {@link earlierAptInstalls}. A command that runs several times is one.
 */
export function aptInstalls(build: Build, stage: StageModel): readonly AptInstall[] {
  let known = perStage.get(stage);
  if (!known) {
    known = read(build, stage);
    perStage.set(stage, known);
  }
  return known;
}

/** What ran before an installation: in the stages below, oldest first, and above it in its own stage. */
export function earlierAptInstalls(build: Build, install: AptInstall): readonly AptInstall[] {
  const stage = build.stages[install.stage];
  if (!stage) return [];
  const own = aptInstalls(build, stage);
  return [
    ...stagesBelow(build, stage).flatMap((below) => aptInstalls(build, below)),
    ...own.slice(0, Math.max(0, own.indexOf(install))),
  ];
}

/** The stages that a stage is built FROM, the lowest first. */
export function stagesBelow(build: Build, stage: StageModel): readonly StageModel[] {
  const out: StageModel[] = [];
  let at: StageModel | undefined = stage;
  while (at?.source.kind === 'stage') {
    at = build.stages[at.source.stage];
    if (!at || at === stage || out.includes(at)) break;
    out.unshift(at);
  }
  return out;
}

function read(build: Build, stage: StageModel): AptInstall[] {
  const found = new Map<number, AptInstall>();
  for (const command of stage.commands) {
    const install = ofCommand(build, stage, command);
    if (!install) continue;
    const before = found.get(install.span.start);
    found.set(
      install.span.start,
      before
        ? {
            ...before,
            operands: union(before.operands, install.operands),
            others: union(before.others, install.others),
          }
        : install,
    );
  }
  return [...found.values()];
}

function union(a: readonly Value[], b: readonly Value[]): readonly Value[] {
  const names = new Set(a.map((v) => v.text));
  return [...a, ...b.filter((v) => !names.has(v.text))];
}

const programs = /^(?:apt-get|apt|aptitude|nala)$/;

function ofCommand(build: Build, stage: StageModel, command: RunCommand): AptInstall | undefined {
  if (!programs.test(command.name)) return undefined;
  const args = parseArguments(command.argv.slice(1), apt);
  const [verb, ...rest] = args.operands;
  if (!verb || !/^(?:install|reinstall|satisfy)$/.test(verb.text)) return undefined;
  if (
    args.has('-s', '--simulate', '--just-print', '--dry-run', '--recon', '--no-act', '-d', '--download-only')
  )
    return undefined;
  const words = rest.flatMap((w) => (/\s/.test(w.text) && w.exact ? w.fields() : [w]));
  const isName = (w: Value) =>
    w.exact &&
    !/-$/.test(w.text) &&
    /^[a-z0-9][a-z0-9+.-]*(?::[a-z0-9-]+)?(?:[=/][^\s/]+)?[+]?$/.test(w.text);
  const option = args.has('--no-install-recommends', '--without-recommends', '-R')
    ? false
    : args.has('--install-recommends', '--with-recommends')
      ? true
      : said(
          args
            .values('-o', '--option')
            .map((v) => v.text)
            .join('\n'),
        );
  const end = verb.spanOf()?.end;
  return {
    command,
    instruction: command.instruction,
    stage: command.stage,
    span: {
      start: command.span.start,
      end: end !== undefined && end > command.span.start && end <= command.span.end ? end : command.span.end,
    },
    verb,
    operands: words.filter(isName),
    others: words.filter((w) => !isName(w) && !/[-]$/.test(w.text)),
    recommends: option ?? configuration(build, stage, command),
    configured: option === undefined,
  };
}

/** What text in apt's configuration, or an option, says of recommended packages; undefined when it says nothing. */
function said(text: string): boolean | undefined {
  const all = [...text.matchAll(/\bInstall-Recommends["\s]*[=\s]["\s]*(\w+)/gi)];
  const last = all.at(-1)?.[1];
  return last === undefined ? undefined : !/^(?:0|false|no|off|without|disable)$/i.test(last);
}

/** No file of apt's configuration is longer. */
const textLimit = 20_000;

/** What the files of apt's configuration say that the build has written by then; apt's own default is true. */
function configuration(build: Build, stage: StageModel, command: RunCommand): boolean | undefined {
  let answer: boolean | undefined = true;
  for (const part of [...stagesBelow(build, stage), stage]) {
    for (const write of part.writes) {
      if (!/^\/etc\/apt\/apt\.conf(?:$|\.d(?:\/|$))|^\/etc(?:\/apt)?$/.test(write.path)) continue;
      if (part === stage && write.span.start > command.span.start) continue;
      const says = write.content === undefined ? undefined : said(write.content.text.slice(0, textLimit));
      if (says !== undefined) answer = says;
      else if (write.content === undefined) answer = answer === false ? false : undefined;
    }
  }
  return answer;
}

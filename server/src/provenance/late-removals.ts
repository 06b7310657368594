import type { Span } from '../syntax/span';
import { stagesBelow } from './apt-installs';
import { parseArguments } from './commands/options';
import { apt } from './commands/packages';
import type { Build, RunCommand, StageModel } from './model';
import { covers, type Removal, removals } from './removals';

/** Files of an earlier instruction that a later one deletes: they stay in the earlier one's layer. */
export interface LateRemoval {
  readonly removal: Removal;
  /** What brought them: the address of a download, the operand of a COPY. */
  readonly brought: Span;
  readonly how: 'download' | 'copy';
  readonly path: string;
}

/** Removals of one file that are looked at, so that time stays linear. */
const removalLimit = 200;

/**
 * Downloads and copied files that an instruction of the stage deletes after a layer with them was finished. What its own RUN
 * deletes again is none, nor is a file that the Dockerfile writes itself: it is small.
 */
export function lateRemovals(build: Build, stage: StageModel): LateRemoval[] {
  const chain = [...stagesBelow(build, stage), stage];
  const gone = chain.flatMap((s) => removals(s)).slice(0, removalLimit);
  const out: LateRemoval[] = [];
  for (const part of chain) {
    for (const { path, span, content, instruction } of part.writes) {
      if (content !== undefined) continue;
      const first = gone.find((r) => r.span.start > span.start && covers(r, path));
      if (!first || first.command.instruction === instruction || first.command.stage !== stage.index)
        continue;
      const how = /^(?:COPY|ADD)$/.test(instruction.keyword) ? 'copy' : 'download';
      // Files that a RUN moves or links are the same bytes as before.
      if (how === 'download' && !part.fetches.some((f) => f.instruction === instruction)) continue;
      out.push({ removal: first, brought: span, how, path });
    }
  }
  return out;
}

/** A command that removes packages with the distribution's manager. */
export interface PackageRemoval {
  readonly manager: 'apt' | 'apk' | 'rpm';
  readonly command: RunCommand;
  /** Names as written; patterns left out. */
  readonly names: readonly string[];
  /** True where what only they needed goes as well. */
  readonly withDependencies: boolean;
}

/** What a command removes; undefined for other commands. */
export function packageRemoval(command: RunCommand): PackageRemoval | undefined {
  const words = command.argv.slice(1).map((w) => w.text);
  // A value of apt's options is no verb: `-o Debug=1 purge`.
  const [word = '', ...rest] = /^apt/.test(command.name)
    ? parseArguments(command.argv.slice(1), apt).operands.map((w) => w.text)
    : words.filter((w) => !w.startsWith('-'));
  const names = rest.filter((w) => /^[.a-z0-9][\w.+-]*$/i.test(w));
  if (
    /^(?:apt-get|apt|aptitude|nala)$/.test(command.name) &&
    /^(?:purge|remove|autoremove|autopurge)$/.test(word)
  )
    return {
      manager: 'apt',
      command,
      names,
      withDependencies: /^auto/.test(word) || words.some((w) => /^--auto-?remove$/.test(w)),
    };
  if (command.name === 'apk' && word === 'del')
    return { manager: 'apk', command, names, withDependencies: true };
  if (/^(?:yum|dnf|microdnf|tdnf)$/.test(command.name) && /^(?:remove|erase|autoremove)$/.test(word))
    return { manager: 'rpm', command, names, withDependencies: true };
  return undefined;
}

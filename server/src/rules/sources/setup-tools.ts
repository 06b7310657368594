import type { Build, RunCommand, StageModel } from '../../provenance/model';
import type { Value } from '../../provenance/value';
import type { Span } from '../../syntax/span';
import type { Setup } from './repository-setup';
import { isApt, type Step, verbOf } from './stage-steps';

/**
 * Packages that do nothing but help to set repositories up, and the programs that show that something else needs them.
 * Programs that download, and the certificates, are not among them: what runs in the container may want them.
 */
const tools: readonly (readonly [RegExp, RegExp])[] = [
  [
    /^(?:gnupg|gnupg1|gnupg2|gpg|gpg-agent|dirmngr|gnupg-agent)$/,
    /^(?:gpg|gpg1|gpg2|gpgv|gpgconf|gpg-agent|dirmngr|apt-key)$/,
  ],
  [/^lsb-release$/, /^lsb_release$/],
  [/^software-properties-common$/, /^(?:add-apt-repository|apt-add-repository)$/],
  [/^apt-transport-https$/, /^$/],
  [/^extrepo$/, /^extrepo$/],
];

/** A package's name in a command of apt's. */
export interface Word {
  readonly span: Span;
  readonly command: RunCommand;
}

/** What of a stage's installations nothing needs any more. */
export interface NeedlessTools {
  /** Words to take out of commands that go on. */
  readonly words: readonly Word[];
  /** Commands that name nothing else. */
  readonly steps: readonly Step[];
}

/**
 * Tools that were installed for a setup that goes, where nothing that stays can be seen to use them; also where they
 * are taken away again.
 * @param others true when other repositories stay, which may need them
 */
export function needlessTools(build: Build, stage: StageModel, setup: Setup, others: boolean): NeedlessTools {
  const none = { words: [], steps: [] };
  const rest = setup.all.filter((s) => !setup.steps.includes(s)).flatMap((s) => s.commands);
  // A program of the context's may use whatever lies there.
  const unseen = rest.some(
    (c) => /^\.{0,2}\//.test(c.argv[0]?.text ?? '') || /^(?:ba|da|z|k)?sh$/.test(c.name),
  );
  if (others || unseen || setup.steps.length === 0) return none;
  const last = Math.max(...setup.steps.map((s) => s.span.end), ...setup.instructions.map((i) => i.span.end));
  const gone = setup.steps.flatMap((s) => s.commands);
  const started = [stage.start.entrypoint, stage.start.cmd].flatMap((c) =>
    (c?.commands ?? []).flatMap((words) => words.argv.map((w) => w.text.replace(/^.*\//, ''))),
  );
  const used = (program: RegExp) =>
    gone.some((c) => program.test(c.name) || (isScript(c) && program.test('gpg')));
  const isNeedless = (name: string) =>
    tools.some(
      ([pattern, program]) =>
        pattern.test(name) &&
        (name === 'apt-transport-https' || used(program)) &&
        !rest.some((c) => program.test(c.name)) &&
        !started.some((word) => program.test(word)),
    );
  const installed = stage.packages.filter(
    (u) => u.manager === 'apt' && u.stage === stage.index && u.span.start < last && isNeedless(u.name.text),
  );
  // A variable's name stands for more than the one word.
  const isWritten = (word: Value) => {
    const at = word.spanOf();
    return at !== undefined && build.dockerfile.text.slice(at.start, at.end) === word.text;
  };
  const names = new Set(installed.map((u) => u.name.text));
  const words: Word[] = [];
  const steps: Step[] = [];
  for (const step of setup.all.filter((s) => !setup.steps.includes(s))) {
    for (const command of step.commands.filter(isApt)) {
      const operands = operandsOf(command);
      const named = operands.filter((w) => names.has(w.text) && isWritten(w));
      if (named.length === 0) continue;
      if (!isRemoval(command) && verbOf(command) !== 'install') return none;
      if (named.length === operands.length && step.commands.length === 1) steps.push(step);
      else words.push(...named.map((w) => ({ span: w.spanOf() ?? command.span, command })));
    }
  }
  return { words, steps };
}

/** A vendor's setup script, which looks at keys. */
function isScript({ name }: RunCommand): boolean {
  return /^(?:ba|da)?sh$|\.sh$/.test(name);
}

function isRemoval(command: RunCommand): boolean {
  return /^(?:purge|remove|autoremove|auto-remove)$/.test(verbOf(command) ?? '');
}

/** The packages that a command of apt's is given. */
function operandsOf(command: RunCommand): Value[] {
  const verb = verbOf(command);
  const words = command.argv.slice(1).filter((w) => !w.text.startsWith('-') && !w.text.includes('::'));
  return verb === undefined ? [] : words.slice(1);
}

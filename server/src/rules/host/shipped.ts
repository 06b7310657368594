import { baseName } from '../../provenance/files';
import type { Build, RunCommand, ServiceProgram, StageModel } from '../../provenance/model';
import { enabledUnits, startedUnit } from '../../provenance/started-units';
import type { Instruction } from '../../syntax/ast';
import type { Span } from '../../syntax/span';

/** The final stage and the stages it is built FROM, final stage first: what a container is made of. */
export function shippedStages(build: Build): readonly StageModel[] {
  return build.finalChain.flatMap((i) => build.stages[i] ?? []);
}

/** Commands of the shipped stages, with those of ONBUILD triggers. */
export function shippedCommands(build: Build): readonly RunCommand[] {
  return shippedStages(build).flatMap((stage) => [...stage.commands, ...stage.triggered]);
}

/** A program that runs in a container. */
export interface Started {
  /** Program or unit, without folder: `sshd`, `cron`. */
  readonly name: string;
  /** Program and arguments; `service NAME start` for a unit. */
  readonly words: readonly string[];
  readonly span: Span;
  readonly instruction: Instruction;
  /** `start`: by ENTRYPOINT or CMD; `supervised`: by a supervisor's configuration; `enabled`: with the init system. */
  readonly how: 'start' | 'supervised' | 'enabled';
  /** What the supervisor calls it: `postfix` of `[program:postfix]`. */
  readonly called?: string | undefined;
  /** The script that gets it as its argument, for the words of CMD behind a script of ENTRYPOINT whose text is not known. */
  readonly givenTo?: string | undefined;
}

/** Everything that the file shows a container to start, in no special order. */
export function startedPrograms(build: Build): Started[] {
  const stages = shippedStages(build);
  const [final] = stages;
  if (!final) return [];
  const { entrypoint, cmd } = final.start;
  const out: Started[] = [];
  const script = entrypoint?.commands[0]?.argv[0]?.text;
  const receiver =
    script !== undefined && /\.sh$/.test(script) && final.start.scripts.every((s) => s.name !== script)
      ? baseName(script)
      : undefined;
  for (const start of entrypoint && !givesWay(entrypoint.commands[0]?.argv[0]?.text, entrypoint.exec)
    ? [entrypoint]
    : [entrypoint, cmd]) {
    for (const { argv, span } of start?.commands ?? []) {
      const words = argv.map((w) => w.text);
      // A script that the Dockerfile writes is there with its own commands.
      if (start && start.commands.length > 1 && isWritten(final, programName(words))) continue;
      const given = start === cmd && start !== entrypoint ? receiver : undefined;
      out.push({ ...started(words, span, start?.instruction as Instruction, 'start'), givenTo: given });
    }
  }
  for (const stage of stages) {
    for (const program of stage.programs)
      out.push({
        ...started(wordsOf(program), program.span, program.instruction, 'supervised'),
        called: program.name,
      });
    for (const command of stage.commands)
      for (const name of enabledUnits(command.argv.map((w) => w.text)))
        out.push({
          name,
          words: ['service', name, 'start'],
          span: command.span,
          instruction: command.instruction,
          how: 'enabled',
        });
  }
  return out;
}

/** `bash -c "cd /app && exec node ."` is node, and so is a script that ends with it. */
function wordsOf({ argv, commands }: ServiceProgram): readonly string[] {
  const words = argv.map((w) => w.text);
  const last = commands?.at(-1)?.argv.map((w) => w.text);
  const wraps = /^(?:ba|da|a|k|z)?sh$/.test(baseName(words[0] ?? ''));
  return wraps && last && last.length > 0 ? last : words;
}

function started(
  words: readonly string[],
  span: Span,
  instruction: Instruction,
  how: Started['how'],
): Started {
  return { name: startedUnit(words) ?? programName(words), words, span, instruction, how };
}

function isWritten({ writes }: StageModel, program: string): boolean {
  return writes.some(({ path, content, file }) => content && !file && baseName(path) === program);
}

/** `python3 /usr/bin/supervisord` is supervisord. */
function programName([program = '', argument = '']: readonly string[]): string {
  const name = baseName(program);
  return /^(?:python[\d.]*|(?:ba|da|a)?sh)$/.test(name) && /^\/|\.sh$/.test(argument)
    ? baseName(argument)
    : name;
}

/** Whether an ENTRYPOINT runs what CMD names; for any other program the CMD is only its arguments. */
function givesWay(program: string | undefined, exec: boolean): boolean {
  return (
    exec &&
    program !== undefined &&
    /(?:entry-?point|\.sh$|^(?:\/s?bin\/|\/usr\/s?bin\/)?(?:tini|dumb-init|catatonit|gosu|su-exec|env|(?:ba|da|a)?sh)$|(?:^|\/)(?:init|my_init|start|run)$)/i.test(
      program,
    )
  );
}

/** True where the container's first process is systemd or another init, as on a machine. */
export function startsInit(programs: readonly Started[]): boolean {
  return programs.some(({ how, words }) => how === 'start' && isInit(words[0] ?? ''));
}

/** `/sbin/init` and the like; `/init` alone is s6-overlay's. */
export function isInit(program: string): boolean {
  return /^(?:\/usr)?\/s?bin\/init$|^(?:\/usr)?\/lib\/systemd\/systemd$|^(?:\/usr\/s?bin\/|\/bin\/)?systemd$/.test(
    program,
  );
}

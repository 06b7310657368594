import type { Dockerfile, Instruction } from '../syntax/ast';
import type { Span } from '../syntax/span';
import { isShell } from './commands/program-names';
import { type ScriptText, scriptNamed, textAt } from './context-scripts';
import { baseName } from './files';
import { Machine } from './machine';
import type { ServiceProgram, Start, StartScript, StartWords } from './model';
import { type Environment, Runner } from './shell/runner';
import { joinWords } from './shell/words';
import { supervisedPrograms } from './supervisors';
import { Value } from './value';

/** What following a start needs to know of the stage: its state at its end, and how its variables are looked up. */
export interface Follower {
  readonly dockerfile: Dockerfile;
  readonly machine: Machine;
  readonly environment: (instruction: Instruction) => Environment;
}

/** Scripts and programs of one image that are followed; real ones have a few. */
const limit = 50;

/**
 * Scripts that ENTRYPOINT and CMD run: those of the build context, and those that the Dockerfile writes after it says
 * that they are run. What ENTRYPOINT's script makes of its arguments (`exec "$@"`) are the words of CMD.
 */
export function startScripts(follower: Follower, start: Omit<Start, 'scripts'>): StartScript[] {
  const { machine } = follower;
  const out: StartScript[] = [];
  for (const form of [start.entrypoint, start.cmd]) {
    if (!form) continue;
    const followed = new Set(form.commands.map((c) => c.span.start));
    const given = form === start.entrypoint ? start.cmd?.commands[0]?.argv : undefined;
    for (const words of form.commands.slice(0, limit)) {
      const named = scriptOfCommand(machine, words.argv);
      if (!named) continue;
      const span = named.word.spanOf() ?? words.span;
      const rest = [...named.rest, ...(form.exec ? (given ?? []) : [])];
      const commands = run(follower, form.instruction, named.script, rest, span).filter(
        (c) => named.script.file !== undefined || !followed.has(c.span.start),
      );
      if (commands.length === 0) continue;
      const { file } = named.script;
      out.push({ name: named.word.text, file, span, instruction: form.instruction, commands });
    }
  }
  return out;
}

/** What a supervisor starts, from what the Dockerfile writes and from files of the context at the places it reads. */
export function superviseds(
  follower: Follower,
  start: Start,
  written: readonly ServiceProgram[],
): ServiceProgram[] {
  const programs = [...written, ...programsOfContext(follower, start)].slice(0, limit);
  return programs.map((program) => {
    const { argv, span, instruction } = program;
    const words = joinWords(argv);
    const at = program.file === undefined ? words : Value.literal(words.text, span);
    return { ...program, commands: followText(follower, instruction, at, [], span) };
  });
}

/** Programs in supervisors' configurations that COPY brings, or that the start command names (`supervisord -c`). */
function programsOfContext(follower: Follower, start: Start): ServiceProgram[] {
  const { machine } = follower;
  const out: ServiceProgram[] = [];
  const seen = new Set<string>();
  const read = (path: string, span: Span, instruction: Instruction, as = path): void => {
    if (seen.has(path) || seen.size >= limit) return;
    seen.add(path);
    const found = textAt(machine, path);
    if (found?.file === undefined) return;
    for (const program of supervisedPrograms(as, found.text))
      out.push({ ...program, span, instruction, file: found.file });
  };
  for (const copy of machine.copiesOfContext)
    if (isSupervisorFile(copy.to)) read(copy.to, copy.span, copy.instruction);
  for (const { instruction, argv, span } of started(start)) {
    if (baseName(argv[0]?.text ?? '') !== 'supervisord') continue;
    const at = argv.findIndex((w) => w.text === '-c' || w.text === '--configuration');
    const named = at > 0 ? argv[at + 1]?.text : argv[0] && '/etc/supervisord.conf';
    if (named?.startsWith('/')) read(named, span, instruction, '/etc/supervisord.conf');
    if (at < 0) read('/etc/supervisor/supervisord.conf', span, instruction);
  }
  return out;
}

function started({
  entrypoint,
  cmd,
  scripts,
}: Start): (StartWords & { readonly instruction: Instruction })[] {
  return [entrypoint, cmd, ...scripts].flatMap((form) =>
    form ? form.commands.map((words) => ({ ...words, instruction: form.instruction })) : [],
  );
}

/** Paths at which supervisors and init systems read what to start. */
function isSupervisorFile(path: string): boolean {
  return (
    /\/supervisord?[^/]*\.(?:conf|ini)$|\/supervisord?(?:\/|\.d\/).*\.(?:conf|ini)$/i.test(path) ||
    /^\/etc\/systemd\/system\/[^/]+\.service$/.test(path) ||
    /\/(?:service|sv|runit|services\.d)\/[^/]+\/run$/.test(path) ||
    /\/s6[^/]*\/.*\/run$/.test(path)
  );
}

interface NamedScript {
  readonly script: ScriptText;
  readonly word: Value;
  readonly rest: readonly Value[];
}

function scriptOfCommand(machine: Machine, argv: readonly Value[]): NamedScript | undefined {
  const [program] = argv;
  if (!program) return undefined;
  const at = isShell(baseName(program.text)) ? argv.findIndex((w, i) => i > 0 && !/^[-+]/.test(w.text)) : 0;
  // `sh -c text` has been followed as the text that it is.
  if (at > 0 && argv.slice(1, at).some((w) => /^-[a-z]*c/.test(w.text))) return undefined;
  const word = argv[at];
  const script = word && scriptNamed(machine, word.text);
  return script && { script, word, rest: argv.slice(at + 1) };
}

function run(
  follower: Follower,
  instruction: Instruction,
  script: ScriptText,
  args: readonly Value[],
  span: Span,
): StartWords[] {
  const text = script.file === undefined ? script.text : Value.literal(script.text.text, span);
  return followText(follower, instruction, text, args, span);
}

/** The commands that a shell text runs, on a copy of the stage; what has no place of its own stands at `span`. */
function followText(
  { dockerfile, machine, environment }: Follower,
  instruction: Instruction,
  text: Value,
  args: readonly Value[],
  span: Span,
): StartWords[] {
  const copy = new Machine(machine.stage, machine.budget, machine);
  copy.readsScripts = true;
  const runner = new Runner(copy, instruction, dockerfile.text, environment(instruction));
  args.slice(0, 9).forEach((value, i) => {
    runner.set(String(i + 1), value);
  });
  if (args.length > 0) {
    runner.set('@', joinWords(args));
    runner.set('*', joinWords(args));
  }
  runner.runText(text);
  return copy.commands.map((c) => ({
    argv: c.argv,
    span: c.span.end > c.span.start + 1 && inside(c.span, dockerfile.text.length) ? c.span : span,
  }));
}

function inside(span: Span, length: number): boolean {
  return span.end <= length;
}

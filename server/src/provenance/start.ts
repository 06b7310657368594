import type { Dockerfile, Instruction } from '../syntax/ast';
import { commandForm } from '../syntax/shell';
import { isShell } from './commands/program-names';
import { unwrap } from './commands/wrappers';
import { baseName, resolvePath } from './files';
import { Machine } from './machine';
import type { StartCommand, StartWords } from './model';
import { type Environment, Runner } from './shell/runner';
import { Value } from './value';

/**
 * What a CMD or ENTRYPOINT starts. A shell form, `sh -c`, and a script whose text the Dockerfile writes are
 * followed to the commands in them.
 */
export function startCommand(
  dockerfile: Dockerfile,
  instruction: Instruction,
  machine: Machine,
  environment: Environment,
): StartCommand {
  const form = commandForm(dockerfile, instruction, 'sh');
  const commands: StartWords[] = [];
  if (form.kind === 'exec') {
    const argv = form.argv.map((item) => Value.mapped(item.text));
    const first = form.argv[0];
    const last = form.argv[form.argv.length - 1];
    if (first && last) {
      const words = bare(argv);
      commands.push({ argv: words, span: { start: first.span.start, end: last.span.end } });
      const { script } = form;
      if (script)
        commands.push(...inScript(dockerfile, instruction, machine, environment, (r) => r.run(script)));
      else commands.push(...inWrittenScript(dockerfile, instruction, machine, environment, words));
    }
  } else if (form.kind === 'shell') {
    const found = inScript(dockerfile, instruction, machine, environment, (r) => r.run(form.script));
    commands.push(...found);
    for (const { argv } of found)
      commands.push(...inWrittenScript(dockerfile, instruction, machine, environment, argv));
  }
  return { instruction, commands, exec: form.kind === 'exec' };
}

/** Runs the start script on a copy of the stage, only to see which commands it has. */
function inScript(
  dockerfile: Dockerfile,
  instruction: Instruction,
  machine: Machine,
  environment: Environment,
  run: (runner: Runner) => unknown,
): StartWords[] {
  const copy = new Machine(machine.stage, machine.budget, machine);
  run(new Runner(copy, instruction, dockerfile.text, environment));
  return copy.commands.map((c) => ({ argv: c.argv, span: c.span }));
}

/** The commands of a script that the Dockerfile itself wrote, when the start command names it. */
function inWrittenScript(
  dockerfile: Dockerfile,
  instruction: Instruction,
  machine: Machine,
  environment: Environment,
  argv: readonly Value[],
): StartWords[] {
  const [program, argument] = argv;
  const name = program && isShell(baseName(program.text)) ? argument : program;
  if (!name) return [];
  const places = name.text.includes('/')
    ? [name.text]
    : [name.text, `/usr/local/bin/${name.text}`, `/usr/bin/${name.text}`, `/bin/${name.text}`];
  for (const place of places) {
    const content = machine.files.get(resolvePath(machine.directory, place))?.content;
    if (content) return inScript(dockerfile, instruction, machine, environment, (r) => r.runText(content));
  }
  return [];
}

/** Takes `tini --`, `gosu user`, `exec`, `env X=y` and the like off. */
function bare(argv: readonly Value[]): readonly Value[] {
  let words = argv;
  for (let i = 0; i < 6; i++) {
    const first = words[0];
    const inner = first && unwrap(words, baseName(first.text));
    if (!inner || inner.length === 0) return words;
    words = inner;
  }
  return words;
}

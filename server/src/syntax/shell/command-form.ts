import type { Dockerfile, Heredoc, Instruction, JsonItem } from '../ast';
import type { MappedText } from '../mapped-text';
import type { Dialect, Script } from './ast';
import { dialectOfProgram, programName } from './dialects';
import { parseScript } from './parse-script';
import { runText } from './run-text';

/** A heredoc that is itself the script of a RUN. */
export interface HeredocScript {
  readonly heredoc: Heredoc;
  /** Name of the program that runs it: `sh` unless its shebang line names another (`python3`). */
  readonly interpreter: string;
  /** Undefined when the interpreter is no shell. */
  readonly script: Script | undefined;
}

/** How an instruction says what to run. */
export type CommandForm =
  | { readonly kind: 'shell'; readonly script: Script }
  | {
      readonly kind: 'exec';
      readonly argv: readonly JsonItem[];
      /** The operand of `sh -c`, when the first program is a shell. */
      readonly script: Script | undefined;
    }
  | { readonly kind: 'heredoc'; readonly scripts: readonly HeredocScript[] }
  /** Nothing: `HEALTHCHECK NONE`, or an instruction that runs nothing. */
  | { readonly kind: 'none' };

const RUNNERS: ReadonlySet<string> = new Set(['RUN', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK']);

/**
 * What a RUN, CMD, ENTRYPOINT or HEALTHCHECK runs. For an ONBUILD pass its trigger.
 *
 * @param dialect the shell of the shell form, from `shellDialects`
 */
export function commandForm(dockerfile: Dockerfile, instruction: Instruction, dialect: Dialect): CommandForm {
  if (!RUNNERS.has(instruction.keyword)) return { kind: 'none' };
  if (instruction.json) {
    const argv = instruction.json.items;
    return { kind: 'exec', argv, script: scriptOfArguments(argv.map((item) => item.text)) };
  }
  const [heredoc] = instruction.heredocs;
  if (instruction.keyword === 'RUN' && heredoc && isOnlyHeredoc(instruction, heredoc))
    return { kind: 'heredoc', scripts: [heredocScript(heredoc, dialect)] };
  const text = runText(dockerfile, instruction);
  if (text.value.trim() === '') return { kind: 'none' };
  return { kind: 'shell', script: parseScript(text, dialect) };
}

/** `RUN <<EOF` and nothing else: then the body is the script, instead of the input of a command. */
function isOnlyHeredoc(instruction: Instruction, heredoc: Heredoc): boolean {
  if (instruction.heredocs.length !== 1) return false;
  return instruction.words.every(
    (word) => word.span.start >= heredoc.operator.start && word.span.end <= heredoc.operator.end,
  );
}

function heredocScript(heredoc: Heredoc, dialect: Dialect): HeredocScript {
  const { content } = heredoc;
  const shebang = /^#![ \t]*(\S+)(?:[ \t]+([^\n\r]*))?/.exec(content.value);
  if (!shebang)
    return { heredoc, interpreter: dialect === 'sh' ? 'sh' : dialect, script: parseScript(content, dialect) };
  const interpreter = shebangProgram(shebang[1] ?? '', shebang[2] ?? '');
  const known = dialectOf(interpreter);
  return { heredoc, interpreter, script: known && parseScript(content, known) };
}

/** `#!/usr/bin/env -S python3 -u` runs python3. */
function shebangProgram(program: string, rest: string): string {
  const name = programName(program);
  if (name !== 'env') return name;
  return programName(
    rest.split(/\s+/).find((word) => word !== '' && !word.startsWith('-') && !word.includes('=')) ?? name,
  );
}

const SH: ReadonlySet<string> = new Set(['sh', 'bash', 'dash', 'ash', 'ksh', 'zsh', 'mksh']);

function dialectOf(name: string): Dialect | undefined {
  if (SH.has(name)) return 'sh';
  const dialect = dialectOfProgram(name);
  return dialect === 'sh' ? undefined : dialect;
}

/** Programs that run the command that follows them. */
const WRAPPERS: ReadonlySet<string> = new Set([
  'env',
  'tini',
  'dumb-init',
  'busybox',
  'exec',
  'nice',
  'catatonit',
]);

/**
 * The script in an argument list like `["/bin/bash", "-lc", "…"]`, also behind `env` or `tini --`.
 *
 * @returns undefined when the list does not start a shell with a script in it
 */
function scriptOfArguments(argv: readonly MappedText[]): Script | undefined {
  const shell = argv.findIndex((item) => !isWrapperPart(item.value));
  const dialect = shell < 0 ? undefined : dialectOf(programName(argv[shell]?.value ?? ''));
  if (!dialect) return undefined;
  const rest = argv.slice(shell + 1);
  if (dialect === 'sh') {
    const operand = shOperand(rest);
    return operand && parseScript(operand, 'sh');
  }
  const flag = dialect === 'cmd' ? /^\/[ck]$/i : /^[-/]c(o(m(m(a(nd?)?)?)?)?)?$/i;
  const at = rest.findIndex((item) => flag.test(item.value));
  const operand = rest[at + 1];
  return at >= 0 && operand ? parseScript(operand, dialect) : undefined;
}

function isWrapperPart(value: string): boolean {
  return WRAPPERS.has(programName(value)) || /^-/.test(value) || /^\w+=/.test(value);
}

/** The operand of `-c`, which may stand in a cluster (`-lc`) and need not be next (`-c -e '…'`). */
function shOperand(args: readonly MappedText[]): MappedText | undefined {
  let command = false;
  for (let i = 0; i < args.length; i++) {
    const value = args[i]?.value ?? '';
    if (/^[-+][a-zA-Z]+$/.test(value)) {
      if (value.startsWith('-') && value.includes('c')) command = true;
      // `-o pipefail`, also clustered as `-euo pipefail`: the name follows.
      if (/[oO]$/.test(value)) i++;
    } else if (value !== '--' && value !== '-' && !value.startsWith('--'))
      return command ? args[i] : undefined;
  }
  return undefined;
}

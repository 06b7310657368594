import type { RunCommand } from './model';
import type { Value } from './value';

/** A command as the tool that it starts, however it is started. */
export interface ToolCall {
  readonly tool: string;
  /** Without the tool's own name. */
  readonly words: readonly Value[];
}

/** The tool behind `python3 -m pip …`, `uv pip …`, `pip3.11 …`, `conda run -n x pip …`. */
export function toolCall(command: RunCommand): ToolCall {
  return tool(command.name, command.argv.slice(1), 0);
}

function tool(name: string, words: readonly Value[], depth: number): ToolCall {
  const [first, second] = words;
  if (/^(?:python|pypy)[\d.]*$/.test(name) && first?.text === '-m' && second)
    return tool(second.text, words.slice(2), depth);
  if (/^(?:conda|mamba|micromamba)$/.test(name) && first?.text === 'run' && depth < 3) {
    let i = 1;
    for (; i < words.length && words[i]?.text.startsWith('-'); i++)
      if (/^(?:-n|--name|-p|--prefix|--cwd)$/.test(words[i]?.text ?? '')) i++;
    const program = words[i]?.text ?? '';
    return tool(program.slice(program.lastIndexOf('/') + 1), words.slice(i + 1), depth + 1);
  }
  if (/^php[\d.]*$/.test(name)) {
    const script = words.findIndex((w) => !w.text.startsWith('-'));
    if (/(?:^|\/)composer(?:\.phar)?$/.test(words[script]?.text ?? ''))
      return { tool: 'composer', words: words.slice(script + 1) };
  }
  if (name === 'composer.phar') return { tool: 'composer', words };
  if (/^pip[\d.]*$/.test(name)) return { tool: 'pip', words };
  if (name === 'uv' && first?.text === 'pip') return { tool: 'uv', words: words.slice(1) };
  return { tool: name, words };
}

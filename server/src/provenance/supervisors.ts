import type { Span } from '../syntax/span';
import type { ServiceProgram } from './model';
import type { Value } from './value';

type Program = Pick<ServiceProgram, 'argv' | 'supervisor' | 'name'> & { readonly span: Span | undefined };

/** Programs that a supervisor will start because of this file's text: supervisord, systemd, runit and s6 `run` files. */
export function supervisedPrograms(path: string, content: Value): Program[] {
  if (/supervisor/i.test(path) || /^\s*\[program:/m.test(content.text)) {
    return commandsAfter(content, /^\s*command\s*=\s*/, 'supervisord');
  }
  if (/\.service$/.test(path)) {
    const name = /([^/]+)\.service$/.exec(path)?.[1];
    return commandsAfter(content, /^\s*ExecStart\s*=\s*[-@+!:]*/, 'systemd').map((p) => ({ ...p, name }));
  }
  const run = /\/(?:service|sv|runit)\/[^/]+\/run$/.test(path)
    ? 'runit'
    : /\/(?:services\.d|s6[^/]*)\/.*\/run$/.test(path)
      ? 's6'
      : undefined;
  if (!run) return [];
  const exec = commandsAfter(content, /^\s*exec\s+(?![\d<>])/, run);
  const name = /([^/]+)\/run$/.exec(path)?.[1];
  return (exec.length > 0 ? exec.slice(-1) : lastCommand(content, run)).map((p) => ({ ...p, name }));
}

/** A `run` file without `exec` runs what stands on its last line. */
function lastCommand(content: Value, supervisor: ServiceProgram['supervisor']): Program[] {
  const line = content
    .lines()
    .filter((l) => /^\s*[\w./]/.test(l.text))
    .at(-1)
    ?.trim();
  const argv = line?.fields() ?? [];
  return line && argv.length > 0 ? [{ argv, supervisor, span: line.spanOf() }] : [];
}

function commandsAfter(content: Value, key: RegExp, supervisor: ServiceProgram['supervisor']): Program[] {
  const out: Program[] = [];
  let name: string | undefined;
  for (const line of content.text.includes('\\n') ? splitEscaped(content) : content.lines()) {
    name = /^\s*\[program:\s*([^\]\s]+)/.exec(line.text)?.[1] ?? name;
    const m = key.exec(line.text);
    if (!m) continue;
    const rest = line.slice(m[0].length);
    const argv = rest.fields();
    if (argv.length > 0) out.push({ argv, supervisor, name, span: rest.spanOf() });
  }
  return out;
}

function splitEscaped(content: Value): Value[] {
  const out: Value[] = [];
  let from = 0;
  for (const m of content.text.matchAll(/\\n|\n/g)) {
    out.push(content.slice(from, m.index));
    from = m.index + m[0].length;
  }
  out.push(content.slice(from));
  return out;
}

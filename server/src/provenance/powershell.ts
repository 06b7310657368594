import type { Dockerfile, Instruction } from '../syntax/ast';
import { runText } from '../syntax/shell';
import type { Machine } from './machine';
import { Value } from './value';

const url = /https?:\/\/[^\s'"`;)|]+/;

/**
 * Windows shells are read in a simple way: which URLs are fetched, into which file, and whether what
 * came is run (`iex`, `& .\file`, `powershell -File`). Anything else is left alone.
 */
export function followPowerShell(dockerfile: Dockerfile, instruction: Instruction, machine: Machine): void {
  const text = runText(dockerfile, instruction);
  const source = text.value;
  const saved = new Map<string, ReturnType<Machine['fetch']>>();
  const fetchAt = (at: number, length: number) => {
    const value = Value.mapped(text.sub(at, at + length));
    return machine.fetch('powershell', value, text.spanOf(at, at + length), instruction);
  };
  for (const statement of source.matchAll(/[^;\n]+/g)) {
    const [part] = statement;
    const found = url.exec(part);
    if (!found) continue;
    const at = statement.index + found.index;
    const fetch = fetchAt(at, found[0].length);
    const piped =
      /\|\s*(?:iex|Invoke-Expression)\b/i.test(part) ||
      /\b(?:iex|Invoke-Expression)\b/i.test(part.slice(0, found.index));
    if (piped) {
      machine.executions.push({
        fetch,
        how: 'pipe',
        interpreter: 'Invoke-Expression',
        path: undefined,
        span: text.spanOf(statement.index, statement.index + part.length),
        instruction,
        checked: false,
        script: true,
        command: undefined,
      });
      continue;
    }
    const file =
      /-OutFile\s+["']?([^\s"';]+)/i.exec(part)?.[1] ??
      /DownloadFile\([^,]+,\s*["']([^"']+)["']/i.exec(part)?.[1];
    if (file) saved.set(file.replace(/^\.\\/, '').toLowerCase(), fetch);
  }
  for (const [file, fetch] of saved) {
    if (!/\.(?:ps1|bat|cmd)$/.test(file)) continue;
    const name = file.slice(Math.max(file.lastIndexOf('\\'), file.lastIndexOf('/')) + 1);
    const runs = new RegExp(
      `(?:&|-File|\\.\\\\|^|[;|])\\s*["']?[^\\s;"']*${name.replace(/[.*+?^$()|[\]{}\\]/g, '\\$&')}`,
      'gi',
    );
    const uses = [...source.matchAll(runs)].filter(
      (m) => !/OutFile|DownloadFile/i.test(source.slice(Math.max(0, m.index - 12), m.index + m[0].length)),
    );
    const use = uses[0];
    if (!use) continue;
    const compared = /Get-FileHash/i.test(source);
    machine.executions.push({
      fetch,
      how: 'file',
      interpreter: 'powershell',
      path: file,
      span: text.spanOf(use.index, use.index + use[0].length),
      instruction,
      checked: compared,
      script: true,
      command: undefined,
    });
  }
}

import type { Dockerfile } from '../syntax/ast';
import { runText, shellDialects } from '../syntax/shell';
import type { FoundSwitch } from './switched-off-checks';

/** Switches in RUN instructions of Windows images, whose shells are read in a simple way only. */
export function switchesInPowerShell(dockerfile: Dockerfile, stage: number): FoundSwitch[] {
  const dialectOf = shellDialects(dockerfile);
  const out: FoundSwitch[] = [];
  for (const instruction of dockerfile.stages[stage]?.instructions ?? []) {
    if (instruction.keyword !== 'RUN' || instruction.json || dialectOf(instruction) === 'sh') continue;
    const text = runText(dockerfile, instruction);
    for (const statement of text.value.matchAll(/[^;|\n]+/g)) {
      // The statement must be a command that fetches, not text that is printed or written.
      if (!/^[\s\w$={(]*\b(?:Invoke-WebRequest|Invoke-RestMethod|iwr|irm|curl|wget)\b/i.test(statement[0]))
        continue;
      const m = /\s(-SkipCertificateCheck)\b/i.exec(statement[0]);
      if (!m) continue;
      const at = statement.index + m.index + 1;
      out.push({
        what: 'certificate',
        tool: 'PowerShell',
        text: m[1] as string,
        span: text.spanOf(at, at + (m[1] as string).length),
        instruction,
        command: undefined,
        form: { kind: 'other' },
      });
    }
  }
  return out;
}

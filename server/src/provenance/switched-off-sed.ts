import type { RunCommand } from './model';
import type { FoundSwitch } from './switched-off-checks';
import type { Value } from './value';

/** Settings that switch a check off, in the text that `sed -i` writes into a file. */
const settings: readonly (readonly [pattern: RegExp, tool: string, what: FoundSwitch['what']])[] = [
  [/\b(?:trusted|allow-insecure)=yes\b/i, 'apt', 'signature'],
  [/^\s*Trusted: *yes\b/im, 'apt', 'signature'],
  [/(?<![a-z_])gpgcheck *= *(?:0|False|no)\b/i, 'dnf', 'signature'],
  [/(?<![a-z_])sslverify *= *(?:0|False|no)\b/i, 'dnf', 'certificate'],
  [/\bSigLevel *= *[^/|#;]*?(?:Never|TrustAll)\b/i, 'pacman', 'signature'],
];

/** Longer scripts are no edits that somebody wrote by hand. */
const scriptLimit = 2000;

/** What `sed -i` switches off in files that are there. */
export function switchesInSed(command: RunCommand): FoundSwitch[] {
  const words = command.argv.slice(1);
  if (!words.some((w) => /^-[A-Za-z]*i|^--in-place/.test(w.text))) return [];
  const out: FoundSwitch[] = [];
  const scripts = words.filter((w) => additions(w).length > 0);
  for (const script of scripts) {
    for (const added of additions(script)) {
      if (/\bfile:/.test(added.text)) continue;
      for (const [pattern, tool, what] of settings) {
        const m = pattern.exec(added.text);
        const place = m && added.slice(m.index, m.index + m[0].length);
        const span = place?.spanOf();
        if (!place || !span) continue;
        out.push({
          what,
          tool,
          text: place.text,
          span,
          instruction: command.instruction,
          command,
          form: scripts.length === 1 && isOneEdit(script.text) ? { kind: 'command' } : { kind: 'other' },
        });
      }
    }
  }
  return out;
}

/** What a sed script puts into the file: replacements of `s`, text of `a`, `i`, `c`. */
function additions(script: Value): Value[] {
  const { text } = script;
  const out: Value[] = [];
  if (text.length > scriptLimit) return out;
  const substitution =
    /(?:^|[;\s{}/\d$!])s([/|#,:@!~%+_])((?:\\.|(?!\1)[^\\\n])*)\1((?:\\.|(?!\1)[^\\\n])*)\1/g;
  for (const m of text.matchAll(substitution)) {
    const from = m.index + m[0].length - 1 - (m[3] as string).length;
    out.push(script.slice(from, from + (m[3] as string).length));
  }
  const line = /(?:^|[;\s{}/\d$])[aic]\\?\s*([^\n]+)/.exec(text);
  if (out.length === 0 && line && /^(?:\/|\d|\$|[aic][\\ ])/.test(text))
    out.push(script.slice(line.index + line[0].length - (line[1] as string).length));
  return out;
}

/** True when a script is one single substitution. */
function isOneEdit(text: string): boolean {
  return /^s(.)(?:\\.|(?!\1)[^\\\n])*\1(?:\\.|(?!\1)[^\\\n])*\1[gIi\d]*$/.test(text.trim());
}

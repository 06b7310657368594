import { resolvePath } from '../files';
import type { OpenFetch } from '../machine';
import type { Fetch } from '../model';
import type { Invocation } from '../shell/runner';
import { Value } from '../value';
import { saveDownload } from '../writes';

const quoted = `(?:'([^']*)'|"([^"]*)"|\\\\"([^"\\\\]*)\\\\")`;
/** `copy('URL', 'file')` and Python's `urlretrieve`. */
const saving = new RegExp(
  `\\b(?:copy|urlretrieve|file_put_contents)\\(\\s*${quoted}\\s*,\\s*(?:fopen\\(\\s*|file_get_contents\\(\\s*)?${quoted}`,
  'g',
);
/** `readfile('URL')`, `file_get_contents('URL')`, `urlopen('URL')`. */
const reading = new RegExp(`\\b(?:readfile|file_get_contents|urlopen)\\(\\s*${quoted}`, 'g');
/** `hash_file('sha384', 'file')`, the check that Composer's own instructions give. */
const hashing = new RegExp(
  `\\bhash(?:_file)?\\(\\s*['"\\\\]*sha-?(?:256|384|512)['"\\\\]*\\s*,\\s*(?:file_get_contents\\(\\s*)?${quoted}\\s*\\)+\\s*(?:!==?|===?)\\s*(?:['"\\\\]*[0-9a-f]{64,128}|getenv|\\$_|trim\\(\\s*['"]?\\$|['"\\\\]*\\$)`,
  'gi',
);

/**
 * Downloads and checks in a line of PHP or Python (`php -r`, `python -c`): the ways that installers tell people to use.
 *
 * @returns what the line prints, when it fetches or checks something; undefined when it does neither
 */
export function languageDownload(call: Invocation, script: Value): Value | undefined {
  const { machine } = call;
  const { text } = script;
  let saved = false;
  let checked = false;
  for (const m of text.matchAll(saving)) {
    const [first, second] = [pick(m, 1), pick(m, 4)];
    const [url, file] = isUrl(first) ? [first, second] : [second, first];
    if (!isUrl(url) || file === undefined) continue;
    saved = true;
    const fetch = open(call, script, url, m.index);
    saveDownload(machine, resolvePath(machine.directory, file), fetch, {
      span: fetch.span,
      instruction: call.record.instruction,
      command: call.record,
    });
  }
  for (const m of text.matchAll(hashing)) {
    // A sum that was fetched itself fixes nothing.
    if (script.fetches.length > 0 && !/[0-9a-f]{64}/i.test(m[0])) continue;
    const file = pick(m, 1);
    if (file === undefined) continue;
    checked = true;
    const facts = machine.files.matching(resolvePath(machine.directory, file));
    machine.verify(
      facts.flatMap(([, f]) => f.fetches),
      { kind: 'checksum', span: call.span },
    );
  }
  if (saved) return Value.empty;
  const flowing: Fetch[] = [];
  for (const m of text.matchAll(reading)) {
    const url = pick(m, 1);
    if (isUrl(url)) flowing.push(open(call, script, url, m.index));
  }
  if (flowing.length > 0) return Value.fetched(flowing);
  return checked ? Value.empty : undefined;
}

/** R's `source("URL")`, Python's `exec(urlopen("URL")…)`: fetched and run in one. */
const running = new RegExp(
  `\\b(?:source\\(|exec\\(\\s*(?:[\\w.]+\\(\\s*)*[\\w.]*\\burlopen\\()\\s*(?:url\\(\\s*)?${quoted}`,
  'g',
);

/** Scripts that a line of R or Python fetches and runs. */
export function languageExecution(call: Invocation, script: Value): Fetch[] {
  return [...script.text.matchAll(running)].flatMap((m) => {
    const url = pick(m, 1);
    return isUrl(url) ? [open(call, script, url, m.index)] : [];
  });
}

function pick(match: RegExpExecArray, group: number): string | undefined {
  return match[group] ?? match[group + 1] ?? match[group + 2];
}

function isUrl(text: string | undefined): text is string {
  return text !== undefined && /^(?:https?|ftp):\/\//.test(text);
}

function open(call: Invocation, script: Value, url: string, from: number): OpenFetch {
  const at = script.text.indexOf(url, from);
  const value = script.slice(at, at + url.length);
  const tool = call.name.startsWith('python') ? 'python' : 'other';
  return call.machine.fetch(tool, value, value.spanOf() ?? call.span, call.record.instruction);
}

import { scriptNamed } from '../context-scripts';
import type { Invocation } from '../shell/runner';
import { Value } from '../value';
import { filesNamed, isScript, note, noteFile } from './executions';
import { languageDownload, languageExecution } from './language-downloads';
import { isShell } from './program-names';

/** A shell or an interpreter: runs text given by `-c` or `-e`, a file, or its input. */
export function runInterpreter(call: Invocation): Value {
  const words = call.argv.slice(1);
  const shell = isShell(call.name);
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as Value;
    const { text } = word;
    if (text === '-' || text === '/dev/stdin' || text === '--') {
      // `curl … | php -- install`: what follows are arguments of the script that comes in.
      if (text === '--' && words[i + 1] && call.stdin.fetches.length === 0) continue;
      break;
    }
    if (shell && /^[-+]/.test(text)) {
      if (/^-[A-Za-z]*s/.test(text) && !/^--/.test(text) && !/c/.test(text)) break;
      if (/^-[A-Za-z]*c[A-Za-z]*$/.test(text)) {
        const script = words[i + 1];
        return script ? runInline(call, script, words.slice(i + 2)) : Value.empty;
      }
      // `bash -n` only reads the script.
      if (/^-[A-Za-z]*n[A-Za-z]*$/.test(text)) return Value.empty;
      if (/^[-+][A-Za-z]*[oO]$/.test(text) || text === '--rcfile' || text === '--init-file') i++;
      continue;
    }
    if (!shell && text.startsWith('-') && text !== '-') {
      if (
        /^-(?:m|c|e|r|E|n|p|pe|ne|i|pi|lne|ane|nle|le|pie|0pe)$/.test(text) ||
        /^--(?:eval|print|run)$/.test(text)
      ) {
        const script = words[i + 1];
        if (script && text !== '-m') {
          const fetched = languageExecution(call, script);
          if (fetched.length > 0) {
            note(call, fetched, 'substitution');
            return Value.unknown(`$(${call.name})`, undefined);
          }
          const out = languageDownload(call, script);
          if (out) return out;
        }
        if (text !== '-m' && script && runsFetched(script, /^\s*[$`]/))
          note(call, script.fetches, 'substitution');
        return Value.unknown(`$(${call.name})`, undefined);
      }
      if (/^-[a-zA-Z]*[em]$/.test(text) && call.name.startsWith('perl'))
        return Value.unknown('$(perl)', undefined);
      if (/^-[WXIFdIt]$/.test(text)) i++;
      continue;
    }
    return runNamed(call, word);
  }
  // No file: the script is what comes in.
  if (call.stdin.fetches.length > 0) note(call, call.stdin.fetches, 'pipe');
  else if (shell && call.stdin.text !== '') return call.runner.runText(call.stdin);
  else note(call, languageExecution(call, call.stdin), 'substitution');
  return Value.unknown(`$(${call.name})`, undefined);
}

/** `sh -c text name arguments`: runs the text; text that was fetched is an execution of it. */
function runInline(call: Invocation, script: Value, rest: readonly Value[]): Value {
  if (runsFetched(script)) note(call, script.fetches, 'substitution');
  rest.forEach((value, i) => {
    if (i < 10) call.runner.set(String(i), value);
  });
  return call.runner.runText(script, call.stdin);
}

/** Where a command begins in a shell script, when what stands there is not known. */
const atCommand = /(?:^|[;&|\n(]|\b(?:then|do|else))\s*["']?[$`]/;

/**
 * Whether text given to an interpreter is itself what was fetched, rather than a written script that has something
 * fetched, like the number of a version, in a word of it.
 */
function runsFetched(script: Value, start = atCommand): boolean {
  return script.fetches.length > 0 && (script.text === '' || start.test(script.text));
}

/** A script named to an interpreter. */
function runNamed(call: Invocation, name: Value): Value {
  if (name.isProcess) {
    if (name.fetches.length > 0) note(call, name.fetches, 'substitution');
    return Value.unknown(`$(${call.name})`, undefined);
  }
  if (/\.(?:jar|phar|war|zip|whl|pyz)$/i.test(name.text)) return Value.unknown(`$(${call.name})`, undefined);
  for (const [path, fact] of filesNamed(call, name)) {
    if (fact.origin === 'unpacked') continue;
    if (fact.fetches.length > 0) noteFile(call, fact, path, true);
    else if (fact.content && isShell(call.name)) call.runner.runText(fact.content, call.stdin);
  }
  if (isShell(call.name)) runContextScript(call, name);
  return Value.unknown(`$(${call.name})`, undefined);
}

/** `.` and `source`. */
export function runSource(call: Invocation): Value {
  const name = call.argv[1];
  if (!name) return Value.empty;
  if (name.isProcess) {
    if (name.fetches.length > 0) note(call, name.fetches, 'substitution');
    return Value.empty;
  }
  if (name.text === '/dev/stdin') {
    if (call.stdin.fetches.length > 0) note(call, call.stdin.fetches, 'pipe');
    return Value.empty;
  }
  for (const [path, fact] of filesNamed(call, name)) {
    if (fact.origin === 'unpacked') continue;
    if (fact.fetches.length > 0) noteFile(call, fact, path, true);
    else if (fact.content) call.runner.runText(fact.content);
  }
  runContextScript(call, name);
  return Value.empty;
}

/** With other arguments a script may do something else; more often it tells nothing new. */
const mostRuns = 3;

/** A script of the build context that a container runs at its start: followed, where it can be read. */
function runContextScript(call: Invocation, name: Value): void {
  const { machine } = call;
  if (!machine.readsScripts) return;
  const script = scriptNamed(machine, name.text);
  if (script?.file === undefined) return;
  const times = machine.followed.get(script.file) ?? 0;
  if (times >= mostRuns) return;
  machine.followed.set(script.file, times + 1);
  call.argv.slice(call.argv.indexOf(name) + 1, 10).forEach((value, i) => {
    call.runner.set(String(i + 1), value);
  });
  call.runner.runText(Value.literal(script.text.text, call.span), call.stdin);
}

/** `eval`: its words are a script. */
export function runEval(call: Invocation): Value {
  const words = call.argv.slice(1);
  const script = Value.concat(words.flatMap((w, i) => (i ? [Value.text(' '), w] : [w])));
  if (runsFetched(script)) note(call, script.fetches, 'substitution');
  return call.runner.runText(script, call.stdin);
}

/** Any other program: if it is a file that was fetched, that file runs. */
export function runProgram(call: Invocation): Value {
  const program = call.argv[0] as Value;
  const unknown = Value.unknown(`$(${call.name})`, undefined);
  if (program.fetches.length > 0 && !program.isProcess) {
    // `$(curl …)` as the command itself: what was fetched is run as words.
    if (program.text.startsWith('$(')) note(call, program.fetches, 'substitution');
    return unknown;
  }
  for (const [path, fact] of filesNamed(call, program)) {
    if (fact.fetches.length > 0)
      noteFile(call, fact, path, fact.origin !== 'unpacked' && fact.fetches.every((f) => isScript(f, path)));
    else if (fact.content && fact.origin === 'written' && !/^#!(?!.*sh\b)/.test(fact.content.text)) {
      call.runner.runText(fact.content, call.stdin);
    }
  }
  runContextScript(call, program);
  return unknown;
}

/** `su [-] user -c text`. */
export function runSu(call: Invocation): Value {
  const words = call.argv.slice(1);
  const at = words.findIndex((w) => /^-[A-Za-z]*c$/.test(w.text) || w.text === '--command');
  const script = at >= 0 ? words[at + 1] : undefined;
  if (script) return runInline(call, script, []);
  // Without one, the user's shell reads its input.
  if (call.stdin.fetches.length > 0) note(call, call.stdin.fetches, 'pipe');
  else if (call.stdin.exact && call.name === 'su') return call.runner.runText(call.stdin);
  return Value.empty;
}

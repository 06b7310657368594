import { baseName } from '../files';
import type { Invocation } from '../shell/runner';
import { joinWords } from '../shell/words';
import { Value } from '../value';

/** `export`, `local`, `declare`, `readonly`, `typeset`: assignments as words. */
export function runExport(call: Invocation): Value {
  for (const word of call.argv.slice(1)) {
    const m = /^([A-Za-z_]\w*)(\+?)=/.exec(word.text);
    if (!m) continue;
    const value = word.slice(m[0].length);
    const name = m[1] as string;
    call.runner.set(name, m[2] ? Value.concat([call.runner.get(name) ?? Value.empty, value]) : value);
    call.runner.note(name, value, word.spanOf() ?? call.span);
  }
  return Value.empty;
}

/** `unset`. */
export function runUnset(call: Invocation): Value {
  for (const word of call.argv.slice(1)) call.runner.unset(word.text);
  return Value.empty;
}

/** `set -- a b` replaces the positional parameters. */
export function runSet(call: Invocation): Value {
  const words = call.argv.slice(1);
  const at = words.findIndex((w) => w.text === '--');
  if (at < 0) return Value.empty;
  words.slice(at + 1, at + 10).forEach((value, i) => {
    call.runner.set(String(i + 1), value);
  });
  // Entry scripts put the program in front of what they are given, and run it: `set -- mysqld "$@"`.
  if (call.machine.readsScripts) call.runner.set('@', joinWords(words.slice(at + 1)));
  return Value.empty;
}

/** `read name`: takes what comes in. */
export function runRead(call: Invocation): Value {
  const name = call.argv.slice(1).find((w) => /^[A-Za-z_]\w*$/.test(w.text));
  if (name)
    call.runner.set(name.text, Value.unknown(`\${${name.text}}`, undefined).withFetches(call.stdin.fetches));
  return Value.empty;
}

/** `pwd`. */
export function runPwd(call: Invocation): Value {
  return Value.text(call.machine.directory);
}

/** `basename path [suffix]`. */
export function runBasename(call: Invocation): Value {
  const [path, suffix] = call.argv.slice(1);
  if (!path?.exact) return Value.unknown('$(basename)', undefined);
  const name = baseName(path.text);
  return Value.text(suffix && name.endsWith(suffix.text) ? name.slice(0, -suffix.text.length) : name);
}

/** `dirname path`. */
export function runDirname(call: Invocation): Value {
  const path = call.argv[1];
  if (!path?.exact) return Value.unknown('$(dirname)', undefined);
  const at = path.text.replace(/\/+$/, '').lastIndexOf('/');
  return Value.text(at > 0 ? path.text.slice(0, at) : at === 0 ? '/' : '.');
}

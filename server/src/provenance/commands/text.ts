import { resolvePath, textOfFile } from '../files';
import type { Invocation } from '../shell/runner';
import { Value } from '../value';
import { writeFile } from '../writes';

/** `echo`: its words with blanks between. */
export function runEcho(call: Invocation): Value {
  let words = call.argv.slice(1);
  while (words[0] && /^-[neE]+$/.test(words[0].text)) words = words.slice(1);
  return joined(words);
}

/** `printf`: the format with `%s` and the like replaced, repeated while words are left. */
export function runPrintf(call: Invocation): Value {
  let words = call.argv.slice(1);
  if (words[0]?.text === '-v') {
    const [, name, ...rest] = words;
    if (name) call.runner.set(name.text, format(rest));
    return Value.empty;
  }
  if (words[0]?.text === '--') words = words.slice(1);
  return format(words);
}

function format(words: readonly Value[]): Value {
  const [pattern, ...args] = words;
  if (!pattern) return Value.empty;
  const out: Value[] = [];
  let next = 0;
  let rounds = 0;
  do {
    const before = next;
    let at = 0;
    for (const m of pattern.text.matchAll(/%(?:%|[-+ #0]*\d*(?:\.\d+)?([sdibqxc]))/g)) {
      out.push(pattern.slice(at, m.index));
      at = m.index + m[0].length;
      if (m[1] === undefined) out.push(Value.text('%'));
      else out.push(args[next++] ?? Value.empty);
    }
    out.push(pattern.slice(at));
    if (next === before) break;
  } while (next < args.length && ++rounds < 100);
  return Value.concat(out);
}

/** `cat`: the files named, or its input. */
export function runCat(call: Invocation): Value {
  const names = call.argv.slice(1).filter((w) => !/^-[A-Za-z]+$/.test(w.text));
  if (names.length === 0) return call.stdin;
  return Value.concat(names.map((n) => (n.text === '-' ? call.stdin : readBy(call, n))));
}

/** Content of the file that a word names, as far as known; a `<( … )` word is its own content. */
export function contentOf(call: Invocation, name: Value): Value {
  if (name.isProcess) return Value.fetched(name.fetches);
  if (name.text === '-' || name.text === '/dev/stdin') return call.stdin;
  const fact = call.machine.files.find(resolvePath(call.machine.directory, name.text));
  if (!fact) return Value.empty;
  return fact.content ?? Value.fetched(fact.fetches);
}

/** The same for programs that pass on what they read. */
function readBy(call: Invocation, name: Value): Value {
  if (name.isProcess || name.text === '-' || name.text === '/dev/stdin') return contentOf(call, name);
  return textOfFile(call.machine.files.find(resolvePath(call.machine.directory, name.text)));
}

/** `tee`: writes its input and passes it on. */
export function runTee(call: Invocation): Value {
  const append = call.argv.some((w) => w.text === '-a' || w.text === '--append');
  for (const name of call.argv.slice(1)) {
    if (name.text.startsWith('-') || name.text === '/dev/null') continue;
    writeFile(call.machine, resolvePath(call.machine.directory, name.text), call.stdin, {
      append,
      span: name.spanOf() ?? call.span,
      instruction: call.record.instruction,
      command: call.record,
    });
  }
  return call.stdin;
}

/** `dd of=file`: writes its input. */
export function runDd(call: Invocation): Value {
  for (const word of call.argv.slice(1)) {
    if (!word.text.startsWith('of=')) continue;
    const name = word.slice(3);
    writeFile(call.machine, resolvePath(call.machine.directory, name.text), call.stdin, {
      span: name.spanOf() ?? call.span,
      instruction: call.record.instruction,
      command: call.record,
    });
    return Value.empty;
  }
  return call.stdin;
}

/** Programs that turn their input (or the files named) into other text: what comes out is made from it. */
export function runFilter(call: Invocation): Value {
  const inputs = [
    call.stdin,
    ...call.argv.slice(1).map((w) => (/^-/.test(w.text) ? Value.empty : readBy(call, w))),
  ];
  const fetches = inputs.flatMap((v) => v.fetches);
  const digests = inputs.flatMap((v) => v.digestOf);
  return Value.unknown(`$(${call.name})`, undefined).withFetches(fetches).asDigestOf(digests);
}

/** Programs that unpack one stream to another; the text stays what it is, and it is still that download. */
export function runDecompress(call: Invocation): Value {
  const files = call.argv.slice(1).filter((w) => !w.text.startsWith('-'));
  if (files.length === 0) return Value.fetched(call.stdin.fetches);
  return Value.fetched(files.flatMap((w) => contentOf(call, w).fetches));
}

/** `sed`: a filter; with `-i` it may add a package source to a file that is there. */
export function runSed(call: Invocation): Value {
  const words = call.argv.slice(1);
  const inPlace = words.some((w) => /^-[A-Za-z]*i|^--in-place/.test(w.text));
  if (!inPlace) return runFilter(call);
  const scripts = words.filter((w) => !w.text.startsWith('-'));
  const files = scripts.filter((w) => w.text.startsWith('/'));
  for (const script of scripts) {
    // Only lines that are added count: a changed address is a mirror of what was there.
    const added = /(?:^|[;\n}\d$ ])\s*[aic]\\?\s*((?:deb(?:-src)?\s|https?:\/\/).*)$/s.exec(script.text);
    const line = added?.[1];
    if (line === undefined) continue;
    const at = script.text.length - line.length;
    for (const file of files) {
      writeFile(call.machine, resolvePath(call.machine.directory, file.text), script.slice(at), {
        append: true,
        span: file.spanOf() ?? call.span,
        instruction: call.record.instruction,
        command: call.record,
      });
    }
  }
  return Value.empty;
}

function joined(words: readonly Value[]): Value {
  return Value.concat(words.flatMap((w, i) => (i === 0 ? [w] : [Value.text(' '), w])));
}

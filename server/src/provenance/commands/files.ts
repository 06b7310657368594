import { baseName, fileFact, resolvePath, withStep } from '../files';
import type { Invocation } from '../shell/runner';
import { Value } from '../value';
import { placeFile } from '../writes';
import { parseArguments } from './options';
import { contentOf, runDecompress } from './text';

/** `cd`, `pushd`. */
export function runCd(call: Invocation): Value {
  const to = call.argv.slice(1).find((w) => !/^-[LPe@]+$/.test(w.text));
  if (!to) call.machine.directory = '/root';
  else if (to.text !== '-')
    call.machine.directory = resolvePath(call.machine.directory, to.text.replace(/^~(?=\/|$)/, '/root'));
  return Value.empty;
}

/** `cp`, `mv`, `ln`, `install`: what is known of a file goes with it. */
export function runCopy(call: Invocation): Value {
  const args = parseArguments(call.argv.slice(1), {
    short: call.name === 'install' ? 'mogtS' : 'tS',
    long: ['target-directory', 'suffix', 'mode', 'owner', 'group'],
  });
  if (call.name === 'install' && args.has('-d', '--directory')) return Value.empty;
  const executable =
    call.name === 'install' && args.values('-m', '--mode').every((mode) => setsExecutable(mode.text));
  const folder = args.values('-t', '--target-directory')[0];
  const operands = [...args.operands];
  const target = folder ?? (operands.length > 1 ? operands.pop() : undefined);
  if (!target) return Value.empty;
  const { machine } = call;
  const how = call.name === 'mv' ? 'moved' : call.name === 'ln' ? 'linked' : 'copied';
  const to = resolvePath(machine.directory, target.text);
  const intoFolder =
    folder !== undefined || target.text.endsWith('/') || operands.length > 1 || isFolder(call, to);
  for (const operand of operands) {
    const from = resolvePath(machine.directory, operand.text);
    const moved = machine.files.matching(from);
    for (const [path, fact] of moved) {
      const inner = path.startsWith(`${from}/`) ? path.slice(from.length) : '';
      const name = /[*?[]/.test(from) ? baseName(path) : baseName(from);
      const place = resolvePath(to, intoFolder ? `${name}${inner}` : `.${inner}`);
      if (call.name === 'mv') machine.files.delete(path);
      if (executable) machine.use(fact.fetches, 'executable', call.span);
      placeFile(machine, place, withStep(fact, how, call.span), {
        span: target.spanOf() ?? call.span,
        instruction: call.record.instruction,
        command: call.record,
      });
    }
    // A file out of an unpacked folder is still that download's.
    const above = moved.some(([path]) => path === from) ? undefined : machine.files.find(from);
    if (above && above.origin === 'unpacked') {
      machine.files.set(intoFolder ? resolvePath(to, baseName(from)) : to, above);
    }
  }
  return Value.empty;
}

/** Folders that every distribution has, and those that the stage's files show. */
function isFolder(call: Invocation, path: string): boolean {
  if (
    /^(?:\/|\/(?:usr|usr\/local|opt|etc|tmp|var|root|home|bin|sbin|lib|srv)|(?:\/usr(?:\/local)?)?\/s?bin|\/etc\/(?:apt\/sources\.list\.d|yum\.repos\.d|apt\/trusted\.gpg\.d))$/.test(
      path,
    )
  )
    return true;
  for (const [known] of call.machine.files.entries()) if (known.startsWith(`${path}/`)) return true;
  return false;
}

/** `tar`, `unzip` and their like: what comes out is a folder made from the download. */
export function runUnpack(call: Invocation): Value {
  const { machine } = call;
  const words = call.argv.slice(1);
  let folder = machine.directory;
  let archive: Value | undefined;
  let list = false;
  if (call.name === 'tar' || call.name === 'bsdtar') {
    const args = parseArguments(oldStyle(words), {
      short: tarValued,
      long: [
        'file',
        'directory',
        'strip-components',
        'exclude',
        'transform',
        'use-compress-program',
        'owner',
        'group',
        'wildcards-match-slash',
      ],
    });
    archive = args.values('-f', '--file')[0];
    const into = args.values('-C', '--directory')[0];
    if (into) folder = resolvePath(folder, into.text);
    list = args.has('-t', '--list', '-c', '--create');
  } else {
    const args = parseArguments(words, { short: call.name === 'unzip' ? 'dP' : '', long: [] });
    archive = args.operands.find((w) => !/^[exlt]$/.test(w.text));
    const into =
      call.name === 'unzip' ? args.values('-d')[0] : args.options.find((o) => o.name.startsWith('-o'))?.value;
    if (into) folder = resolvePath(folder, into.text);
    list = call.name === 'unzip' && args.has('-l', '-t');
  }
  if (list) return Value.unknown('$(tar)', undefined);
  const fetches =
    !archive || archive.text === '-' || archive.text === '/dev/stdin'
      ? call.stdin.fetches
      : archive.isProcess
        ? archive.fetches
        : machine.files.matching(resolvePath(machine.directory, archive.text)).flatMap(([, f]) => f.fetches);
  if (fetches.length > 0) {
    machine.use(fetches, 'unpack', call.span);
    machine.files.set(folder, fileFact({ fetches, origin: 'unpacked' }));
  }
  return Value.empty;
}

/** `gunzip file.gz` and its like: the file loses its ending, and is still that download. */
export function runDecompressFile(call: Invocation): Value {
  const { machine } = call;
  const words = call.argv.slice(1);
  const files = words.filter((w) => !w.text.startsWith('-'));
  const packing = /^(?:gzip|bzip2|xz|zstd|lz4)$/.test(call.name);
  const unpacks =
    !packing || words.some((w) => /^(?:-[a-z0-9]*d[a-z]*|--decompress|--uncompress)$/.test(w.text));
  const prints = /cat$/.test(call.name) || words.some((w) => /^(?:-[a-z0-9]*c[a-z]*|--stdout)$/.test(w.text));
  if (files.length === 0 || !unpacks || prints) return runDecompress(call);
  for (const file of files) {
    for (const [path, fact] of machine.files.matching(resolvePath(machine.directory, file.text))) {
      const name = path.replace(/\.(?:gz|bz2|xz|zst|lzma|Z|lz4)$/, '');
      if (name === path || fact.origin !== 'download') continue;
      machine.files.delete(path);
      machine.files.set(name, fact);
    }
  }
  return Value.empty;
}

/** `chmod`: a download that may be executed from now on. */
export function runChmod(call: Invocation): Value {
  const words = call.argv.slice(1);
  const [mode, ...names] = words.filter((w) => !/^-[RvcfH]+$|^--/.test(w.text));
  if (!mode || !setsExecutable(mode.text)) return Value.empty;
  // The mode of a folder is for the folder; given to all that lies in it (`-R 755`), it is not meant to make programs.
  const deep =
    /^[ugoa]*\+[rwst]*x/.test(mode.text) &&
    words.some((w) => /^(?:-[vcfH]*R[RvcfH]*|--recursive)$/.test(w.text));
  const { machine } = call;
  for (const name of names) {
    const named = resolvePath(machine.directory, name.text);
    for (const [path, fact] of machine.files.matching(named))
      if (fact.origin === 'download' && (deep || !path.startsWith(`${named}/`)))
        machine.use(fact.fetches, 'executable', call.span);
  }
  return Value.empty;
}

/** True for a mode that lets somebody execute: `755`, `+x`, `u=rwx`. */
export function setsExecutable(mode: string): boolean {
  if (/^[0-7]+$/.test(mode)) return /[1357]/.test(mode.slice(-3));
  return /[+=][rwXst]*x/.test(mode);
}

/** `patch`, `git apply`: what was fetched becomes part of what is built. */
export function runPatch(call: Invocation): Value {
  const inputs = call.argv.slice(1).flatMap((w) => {
    const name = w.text.replace(/^(?:-i|--input=)(?=.)/, '');
    return name.startsWith('-') || name === '' ? [] : contentOf(call, Value.text(name)).fetches;
  });
  call.machine.use([...new Set([...call.stdin.fetches, ...inputs])], 'build', call.span);
  return Value.empty;
}

/** Letters of tar's options that take a value. */
const tarValued = 'fCbgHIKLNTVX';

/** tar's first word may be letters without a dash; the values of these follow in the next words, in their order. */
function oldStyle(words: readonly Value[]): readonly Value[] {
  const [letters, ...rest] = words;
  if (!letters || !/^[A-Za-z]+$/.test(letters.text)) return words;
  const out: Value[] = [];
  for (const letter of letters.text) {
    out.push(Value.text(`-${letter}`));
    if (tarValued.includes(letter)) out.push(...rest.splice(0, 1));
  }
  return [...out, ...rest];
}

/** `rm`: the file is gone. */
export function runRemove(call: Invocation): Value {
  for (const word of call.argv.slice(1)) {
    if (word.text.startsWith('-')) continue;
    for (const [path] of call.machine.files.matching(resolvePath(call.machine.directory, word.text)))
      call.machine.files.delete(path);
  }
  return Value.empty;
}

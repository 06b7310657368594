import type { Span } from '../../syntax/span';
import { baseName, resolvePath } from '../files';
import type { Machine } from '../machine';
import type { Fetch, WeakCheck } from '../model';
import type { Invocation } from '../shell/runner';
import { Value } from '../value';
import { contentOf, runFilter } from './text';

/** `sha256sum` and its kin: with `-c` a check, without it the digest of the files named. */
export function runDigest(call: Invocation): Value {
  const words = call.argv.slice(1);
  const broken = strong(call, words) ? undefined : weakHash(call);
  const checking = words.some((w) => /^(?:-[a-zA-Z]*c[a-zA-Z]*|--check)$/.test(w.text));
  const files = operands(words);
  if (checking) {
    for (const file of files) checkAgainst(call, contentOf(call, file), file, broken);
    if (files.length === 0) checkAgainst(call, call.stdin, undefined, broken);
    return Value.empty;
  }
  if (broken) return Value.unknown(`$(${call.name})`, undefined);
  const fetches = files.length === 0 ? call.stdin.fetches : files.flatMap((f) => filesOf(call, f.text));
  return Value.unknown(`$(${call.name})`, undefined).asDigestOf(fetches);
}

/** Words that are neither options nor options' values (`shasum -a 256`). */
function operands(words: readonly Value[]): Value[] {
  return words.filter(
    (w, i) =>
      (w.text === '-' || !w.text.startsWith('-')) &&
      words[i - 1]?.text !== '-a' &&
      words[i - 1]?.text !== '--algorithm',
  );
}

/** MD5 and SHA-1 are no checks: files that match can be made. */
function strong(call: Invocation, words: readonly Value[]): boolean {
  if (/^(?:sha(?:224|256|384|512)(?:sum)?|b2sum|b3sum|rhash)$/.test(call.name)) return true;
  if (call.name !== 'shasum' && call.name !== 'cksum') return false;
  return words.some(
    (w, i) =>
      /^(?:-a|--algorithm=?)(?:sha)?(?:224|256|384|512|blake2b)/.test(w.text) ||
      (/^(?:-a|--algorithm)$/.test(w.text) &&
        /^(?:sha)?(?:224|256|384|512|blake2b)/.test(words[i + 1]?.text ?? '')),
  );
}

/** The algorithm of a tool that is not `strong`. */
function weakHash({ name }: Invocation): WeakCheck['hash'] {
  return name.startsWith('md5') ? 'MD5' : name === 'cksum' ? 'CRC' : 'SHA-1';
}

/** Compares the files that a list of sums names. A list that came over the network unchecked proves nothing. */
function checkAgainst(
  call: Invocation,
  sums: Value,
  file: Value | undefined,
  broken: WeakCheck['hash'],
): void {
  const { machine } = call;
  const compare = (fetches: readonly Fetch[]) => {
    const check = { kind: 'checksum', span: call.span } as const;
    // Where the sum comes over the network as well, its algorithm matters little.
    const kind = sums.fetches.some((f) => !f.check) ? 'fetched-sum' : 'broken-hash';
    if (broken) machine.verifyWeakly(fetches, { kind, hash: broken, span: call.span });
    else machine.verifyBySums(fetches, sums.fetches, check);
  };
  let named = 0;
  for (const line of sums.text.split(/\\n|\n/)) {
    const m = /(?:^|\s)\*?((?:\$\{[^}]*\}|\$\([^)]*\)|[^\s*'"])+)\s*$/.exec(line.trim());
    const bsd = /^SHA\d+ ?\(([^)]+)\)/.exec(line.trim());
    const name = bsd?.[1] ?? m?.[1];
    if (!name || !/\s|\(/.test(line.trim())) continue;
    const fetches = filesOf(call, name);
    // The output of a program that picks lines out of a list (`grep file SUMS`) is unknown text, and names no file.
    if (fetches.length === 0 && name.startsWith('$(')) continue;
    named++;
    compare(fetches.length > 0 ? fetches : unpackedFrom(call, name));
    if (name === '-') compare(call.stdin.fetches);
  }
  if (named > 0) return;
  if (sums.fetches.length > 0) {
    compare(others(call, sums.fetches));
    return;
  }
  if (!file) return;
  // The list came from the build context: its lines are not known, the files beside it are what it is for.
  const stem = baseName(file.text).replace(/\.(?:sha\d+(?:sums?)?|sums?|txt|asc)$/i, '');
  const exact = filesOf(call, stem);
  compare(exact.length > 0 ? exact : others(call, []));
}

/** Downloads in the working directory other than the list of sums itself. */
function others(call: Invocation, sums: readonly Fetch[]): Fetch[] {
  return call.machine.files
    .matching(call.machine.directory)
    .flatMap(([, fact]) => fact.fetches.filter((f) => !sums.includes(f)));
}

/** The downloads that a file came out of, which is compared before anything runs it. */
function unpackedFrom(call: Invocation, name: string): readonly Fetch[] {
  const fact = call.machine.files.find(resolvePath(call.machine.directory, name));
  if (fact?.origin !== 'unpacked') return [];
  call.machine.unpackedBeforeCheck(fact.fetches);
  return fact.fetches;
}

/** Downloads that the files of this name are made from. */
export function filesOf(call: Invocation, name: string): readonly Fetch[] {
  return call.machine.files.matching(resolvePath(call.machine.directory, name)).flatMap(([, f]) => f.fetches);
}

/** `openssl dgst -sha256 file`: the digest; `-verify`: a signature check. */
export function runOpenssl(call: Invocation): Value {
  const words = call.argv.slice(1);
  if (!/^(?:dgst|sha\d+)$/.test(words[0]?.text ?? '')) return runThrough(call);
  const fetches = words.slice(1).flatMap((w) => (w.text.startsWith('-') ? [] : filesOf(call, w.text)));
  if (words.some((w) => w.text === '-verify')) {
    call.machine.verify(fetches, { kind: 'signature', span: call.span });
    return Value.empty;
  }
  if (!words.some((w) => /^-?sha(?:224|256|384|512)$/.test(w.text)))
    return Value.unknown('$(openssl)', undefined);
  return Value.unknown('$(openssl)', undefined).asDigestOf(fetches.length > 0 ? fetches : call.stdin.fetches);
}

function runThrough(call: Invocation): Value {
  return Value.unknown(`$(${call.name})`, undefined).withFetches(call.stdin.fetches);
}

/** `cosign verify-blob`, `minisign -V`, `signify -V`, `slsa-verifier`, `gh attestation verify`: a signature check of the files named. */
export function runVerifier(call: Invocation): Value {
  const words = call.argv.slice(1);
  const verifying =
    call.name === 'cosign'
      ? /^verify/.test(words[0]?.text ?? '')
      : call.name === 'gh'
        ? words[0]?.text === 'attestation' && words[1]?.text === 'verify'
        : call.name === 'slsa-verifier' || words.some((w) => /^-[a-zA-Z]*V/.test(w.text));
  if (!verifying) return Value.unknown(`$(${call.name})`, undefined);
  // `helm … --verify=false` and its like say that nothing is to be checked.
  if (words.some((w) => /^--(?:verify=false|insecure-ignore-\w+)/.test(w.text))) return Value.empty;
  for (const word of words) {
    const name = word.text.startsWith('-') ? word.text.replace(/^-[-\w]*=/, '') : word.text;
    if (name !== '' && !name.startsWith('-'))
      call.machine.verify(filesOf(call, name), { kind: 'signature', span: call.span });
  }
  return Value.empty;
}

/** `grep` as a comparison: a checksum that goes in is looked for by a value of the file. Else it only filters. */
export function runGrep(call: Invocation): Value {
  // A sum or a fingerprint that stands in the file; to pick lines (`grep fpr`) is no comparison.
  const sums = call.argv
    .slice(1)
    .filter((w) => !w.exact || /[0-9a-f]{40}/i.test(w.text.replaceAll(/\s/g, '')));
  if (call.stdin.digestOf.length > 0 && sums.length > 0)
    compareDigests(call.machine, [call.stdin, ...sums], call.span);
  return runFilter(call);
}

/** `diff`, `cmp`: two things that must be the same, one of them a checksum. */
export function runDiff(call: Invocation): Value {
  const sides = call.argv
    .slice(1)
    .filter((w) => !/^-./.test(w.text))
    .map((w) => (w.isProcess ? w : contentOf(call, w)));
  compareDigests(call.machine, sides, call.span);
  return Value.empty;
}

/** A `case` over a checksum, with patterns that stand in the file. */
export function compareCase(machine: Machine, subject: Value, patterns: readonly Value[], span: Span): void {
  const fixed = patterns.filter((p) => p.text.replace(/\*/g, '') !== '');
  if (subject.digestOf.length > 0 && fixed.length > 0) compareDigests(machine, [subject, ...fixed], span);
}

/** `[` and `test`. */
export function runTest(call: Invocation): Value {
  compareDigests(call.machine, call.argv, call.span);
  return Value.empty;
}

/** Compares in `[ … ]` and `[[ … ]]`: a checksum on one side and a value on the other is a check. */
export function compareDigests(machine: Machine, values: readonly Value[], span: Span): void {
  const digests = values.flatMap((v) => v.digestOf);
  if (digests.length === 0) return;
  const other = values.filter(
    (v) => v.digestOf.length === 0 && !/^(?:=|==|!=|-eq|!|\[|\]|test|-.*|)$/.test(v.text),
  );
  const [fixed] = other.filter((v) => v.fetches.every((f) => f.check));
  // A sum that itself came over the network proves nothing that the file fixes.
  if (fixed) machine.verify(digests, { kind: 'checksum', span });
  else if (other[0]) machine.verifyBySums(digests, other[0].fetches, { kind: 'checksum', span });
}

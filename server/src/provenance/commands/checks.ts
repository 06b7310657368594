import type { Span } from '../../syntax/span';
import { baseName, resolvePath } from '../files';
import type { Machine } from '../machine';
import type { Fetch } from '../model';
import type { Invocation } from '../shell/runner';
import { Value } from '../value';
import { contentOf } from './text';

/** `sha256sum` and its kin: with `-c` a check, without it the digest of the files named. */
export function runDigest(call: Invocation): Value {
  const words = call.argv.slice(1);
  if (!strong(call, words)) return Value.unknown(`$(${call.name})`, undefined);
  const checking = words.some((w) => /^(?:-[a-zA-Z]*c[a-zA-Z]*|--check)$/.test(w.text));
  const files = operands(words);
  if (checking) {
    for (const file of files) checkAgainst(call, contentOf(call, file), file);
    if (files.length === 0) checkAgainst(call, call.stdin, undefined);
    return Value.empty;
  }
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
  if (call.name !== 'shasum') return false;
  return words.some(
    (w, i) =>
      /^(?:-a|--algorithm=?)(?:224|256|384|512)/.test(w.text) ||
      (/^(?:-a|--algorithm)$/.test(w.text) && /^(?:224|256|384|512)/.test(words[i + 1]?.text ?? '')),
  );
}

/** Compares the files that a list of sums names. A list that came over the network unchecked proves nothing. */
function checkAgainst(call: Invocation, sums: Value, file: Value | undefined): void {
  const { machine } = call;
  const trusted = sums.fetches.every((f) => f.check !== undefined);
  if (!trusted) return;
  const check = { kind: 'checksum', span: call.span } as const;
  let named = 0;
  for (const line of sums.text.split(/\\n|\n/)) {
    const m = /(?:^|\s)\*?((?:\$\{[^}]*\}|\$\([^)]*\)|[^\s*'"])+)\s*$/.exec(line.trim());
    const bsd = /^SHA\d+ ?\(([^)]+)\)/.exec(line.trim());
    const name = bsd?.[1] ?? m?.[1];
    if (!name || !/\s|\(/.test(line.trim())) continue;
    named++;
    machine.verify(filesOf(call, name), check);
    if (name === '-') machine.verify(call.stdin.fetches, check);
  }
  if (named > 0 || !file || (sums.fetches.length > 0 && sums.text === '')) {
    if (sums.fetches.length > 0 && sums.text === '') verifyFolder(call);
    return;
  }
  // The list came from the build context: its lines are not known, the files beside it are what it is for.
  const stem = baseName(file.text).replace(/\.(?:sha\d+(?:sums?)?|sums?|txt|asc)$/i, '');
  const exact = filesOf(call, stem);
  if (exact.length > 0) machine.verify(exact, check);
  else verifyFolder(call);
}

function verifyFolder(call: Invocation): void {
  for (const [, fact] of call.machine.files.matching(call.machine.directory)) {
    call.machine.verify(fact.fetches, { kind: 'checksum', span: call.span });
  }
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
  for (const word of words) {
    if (!word.text.startsWith('-'))
      call.machine.verify(filesOf(call, word.text), { kind: 'signature', span: call.span });
  }
  return Value.empty;
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
    (v) => v.digestOf.length === 0 && !/^(?:=|==|!=|-eq|!|\[|\]|test|)$/.test(v.text),
  );
  // A sum that itself came over the network proves nothing that the file fixes.
  if (other.some((v) => v.fetches.length === 0)) machine.verify(digests, { kind: 'checksum', span });
}

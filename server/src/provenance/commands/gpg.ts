import { fileFact, resolvePath } from '../files';
import type { Invocation } from '../shell/runner';
import { Value } from '../value';
import { filesOf } from './checks';
import { contentOf } from './text';

/** `gpg`, `gpgv`: keys received, signatures verified, keys turned to another format. */
export function runGpg(call: Invocation): Value {
  const words = call.argv.slice(1);
  const has = (...names: string[]) =>
    words.some((w) => names.some((n) => w.text === n || w.text.startsWith(`${n}=`)));
  const plain = words.filter((w) => !w.text.startsWith('-'));
  if (has('--recv-keys', '--recv-key', '--receive-keys', '--recv')) {
    for (const id of plain.filter((w) => /^(?:0x)?[0-9A-Fa-f]{8,}$|^\$/.test(w.text.replaceAll(' ', '')))) {
      const hex = id.text.replace(/^0x/, '').replaceAll(' ', '');
      // A key named by a variable is fixed where the variable is; its length is not known here.
      call.machine.keys.push({ fixed: !id.exact || hex.length >= 40 });
    }
    return Value.empty;
  }
  if (has('--import')) {
    const fetched = [...call.stdin.fetches, ...plain.flatMap((w) => contentOf(call, w).fetches)];
    if (fetched.length > 0) call.machine.keys.push({ fixed: fetched.every((f) => f.check !== undefined) });
    else call.machine.keys.push({ fixed: true });
    return Value.empty;
  }
  if (has('--verify') || call.name === 'gpgv' || call.name === 'gpgv2' || call.name === 'sqv') {
    const keys = call.machine.keys;
    if (keys.length > 0 && !keys.some((k) => k.fixed)) return Value.empty;
    const files = plain.filter((w) => w.text !== '-');
    const [signature, ...signed] = call.name.startsWith('gpgv') ? files.slice(-2) : files;
    const names =
      signed.length > 0
        ? signed.map((w) => w.text)
        : [signature?.text.replace(/\.(?:asc|sig|sign|gpg)$/, '') ?? ''];
    for (const name of names)
      call.machine.verify(filesOf(call, name), { kind: 'signature', span: call.span });
    // A signed list of sums is itself worth comparing with.
    if (signed.length === 0 && signature)
      call.machine.verify(filesOf(call, signature.text), { kind: 'signature', span: call.span });
    return Value.empty;
  }
  const inputs = [call.stdin, ...plain.map((w) => contentOf(call, w))];
  const out = Value.fetched(inputs.flatMap((v) => v.fetches));
  const to = words[words.findIndex((w) => /^(?:-[a-zA-Z]*o|--output)$/.test(w.text)) + 1];
  if (has('-o', '--output') && to) {
    call.machine.writes.push({
      path: resolvePath(call.machine.directory, to.text),
      span: to.spanOf() ?? call.span,
      content: undefined,
      instruction: call.record.instruction,
    });
    call.machine.files.set(
      resolvePath(call.machine.directory, to.text),
      fileFact({ fetches: out.fetches, origin: 'written' }),
    );
    return Value.empty;
  }
  return out;
}

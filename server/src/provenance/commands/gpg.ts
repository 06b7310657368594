import { fileFact, resolvePath } from '../files';
import { keysIn, keyText } from '../keys';
import type { ImportedKey } from '../machine';
import type { Fetch } from '../model';
import type { Invocation } from '../shell/runner';
import { Value } from '../value';
import { placeFile, writeFile } from '../writes';
import { filesOf } from './checks';
import { exportedKeys, importedKeys, receivedKeys } from './gpg-keys';
import { type Arguments, parseArguments } from './options';
import { contentOf } from './text';

const gpg = {
  short: 'oruN',
  long: (
    'output recipient local-user keyring primary-keyring secret-keyring trustdb-name homedir options keyserver keyserver-options ' +
    'import-options export-options list-options verify-options trust-model default-key trusted-key status-fd status-file logger-fd ' +
    'logger-file attribute-fd command-fd passphrase passphrase-fd passphrase-file pinentry-mode cert-digest-algo digest-algo ' +
    'cipher-algo compress-algo display-charset charset max-output dirmngr-program auto-key-locate compliance'
  ).split(' '),
};

/** `gpg`, `gpgv`: keys received and written out, signatures verified, keys turned to another format. */
export function runGpg(call: Invocation): Value {
  const args = parseArguments(call.argv.slice(1), gpg);
  const { operands } = args;
  if (args.has('--recv-keys', '--recv-key', '--receive-keys', '--recv')) {
    const ids = [...args.values('--recv-keys', '--recv-key', '--receive-keys', '--recv'), ...operands];
    return keep(call, args, receivedKeys(call, ids, args.values('--keyserver')[0]?.text));
  }
  if (args.has('--fetch-keys')) {
    const fetches = operands.map((url) =>
      call.machine.fetch('other', url, url.spanOf() ?? call.span, call.record.instruction),
    );
    return keep(call, args, importedKeys(call, Value.fetched(fetches)));
  }
  const adds = args.has('--import');
  // Keys that are only looked at.
  if (
    args.has('--show-keys') ||
    args.values('--import-options').some((o) => /\b(?:import-)?show/.test(o.text))
  ) {
    const content = read(call, operands);
    if (adds && !args.has('-n', '--dry-run')) keep(call, args, importedKeys(call, content));
    return fingerprintsOf(content.fetches);
  }
  if (adds) {
    const content = read(call, operands);
    if (args.values('--import-options').some((o) => /import-export/.test(o.text)))
      return output(call, args, content);
    return keep(call, args, importedKeys(call, content));
  }
  if (args.has('--verify') || /^(?:gpgv2?|sqv)$/.test(call.name)) return verify(call, operands);
  if (args.has('--export'))
    return output(
      call,
      args,
      exportedKeys(call, operands, args.values('--keyring', '--primary-keyring')[0]?.text),
    );
  if (args.has('--fingerprint', '--list-keys', '--list-key', '--list-public-keys', '-k'))
    return listed(call, args);
  if (args.has('--with-fingerprint', '--list-packets')) return fingerprintsOf(read(call, operands).fetches);
  const content = read(call, operands);
  // A text with its signature inside comes out only when the signature is right.
  if (args.has('-d', '--decrypt') && !onlyUnfixedKeys(call))
    call.machine.verify(content.fetches, { kind: 'signature', span: call.span });
  const [file] = operands;
  // Without a name for the output, `--dearmor file` writes `file.gpg`.
  if (
    args.has('--dearmor', '--dearmour') &&
    file &&
    file.text !== '-' &&
    !file.isProcess &&
    !args.has('-o', '--output')
  )
    return save(call, Value.concat([file, Value.text('.gpg')]), content);
  return output(call, args, content);
}

/** Content of the files named, or the input. */
function read(call: Invocation, files: readonly Value[]): Value {
  if (files.length === 0) return call.stdin;
  return Value.concat(files.map((w) => contentOf(call, w)));
}

/** Keys go into gpg's own keyring, or into the file that the command names. */
function keep(call: Invocation, args: Arguments, keys: readonly ImportedKey[]): Value {
  const { machine } = call;
  const keyring = args.values('--keyring', '--primary-keyring')[0];
  const path = keyring?.text.replace(/^gnupg-(?:ring|kbx):/, '') ?? '';
  machine.keys.push(...keys.map((k) => ({ ...k, keyring: keyring?.text })));
  // A name without a folder lies in gpg's own folder.
  if (keys.length === 0 || !path.includes('/')) return Value.empty;
  const name = `--keyring ${path} ${keys.map((k) => k.id ?? k.span?.start).join(' ')}`;
  writeFile(machine, resolvePath(machine.directory, path), keyText(machine, keys, name, call.span), {
    append: true,
    span: keyring?.spanOf() ?? call.span,
    instruction: call.record.instruction,
    command: call.record,
  });
  return Value.empty;
}

/** `-o file`, else what is printed. */
function output(call: Invocation, args: Arguments, content: Value): Value {
  const to = args.values('-o', '--output')[0];
  const out = keysIn(call.machine, content).length > 0 ? content : Value.fetched(content.fetches);
  return to && to.text !== '-' ? save(call, to, out) : out;
}

function save(call: Invocation, to: Value, content: Value): Value {
  const { machine } = call;
  const fact = fileFact({
    content: keysIn(machine, content).length > 0 ? content : undefined,
    fetches: content.fetches,
    origin: 'written',
  });
  placeFile(machine, resolvePath(machine.directory, to.text), fact, {
    span: to.spanOf() ?? call.span,
    instruction: call.record.instruction,
    command: call.record,
  });
  return Value.empty;
}

/** What gpg says of keys: to compare it with something in the file is to check them. */
function fingerprintsOf(fetches: readonly Fetch[]): Value {
  return Value.unknown('$(gpg)', undefined).asDigestOf(fetches);
}

/** Keys of the keyring are listed; asked for by a fingerprint that is not there, gpg fails. */
function listed(call: Invocation, args: Arguments): Value {
  const { machine } = call;
  const keyring = args.values('--keyring', '--primary-keyring')[0];
  const fetches = keyring ? filesOf(call, keyring.text) : machine.keys.flatMap((k) => k.fetches);
  if (args.operands.some((w) => /^(?:0x)?[0-9A-Fa-f]{40,}$/.test(w.text.replaceAll(/\s/g, ''))))
    machine.verify(fetches, { kind: 'signature', span: call.span });
  return fingerprintsOf(fetches);
}

/** `--verify signature file`; a signature alone is of the file that it is named after. */
function verify(call: Invocation, operands: readonly Value[]): Value {
  const { machine } = call;
  const files = operands.filter((w) => w.text !== '-');
  const [signature, ...signed] = call.name.startsWith('gpgv') ? files.slice(-2) : files;
  const names =
    signed.length > 0
      ? signed.map((w) => w.text)
      : [signature?.text.replace(/\.(?:asc|sig|sign|gpg)$/, '') ?? ''];
  const check = { kind: 'signature', span: call.span } as const;
  if (onlyUnfixedKeys(call)) {
    for (const name of names)
      machine.verifyWeakly(filesOf(call, name), { kind: 'unfixed-key', span: call.span });
    return Value.empty;
  }
  for (const name of names) machine.verify(filesOf(call, name), check);
  // A signed list of sums is itself worth comparing with.
  if (signed.length === 0 && signature) machine.verify(filesOf(call, signature.text), check);
  return Value.empty;
}

/** True when gpg knows keys, and none of them is fixed in the file. */
function onlyUnfixedKeys({ machine }: Invocation): boolean {
  return machine.keys.length > 0 && !machine.keys.some((k) => k.fixed);
}

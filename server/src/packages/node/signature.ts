import { existsSync } from 'node:fs';
import { runProgram } from './programs';

/** Where Debian's package `debian-archive-keyring` puts the keys of the archive. */
const keyrings = ['gpg', 'pgp'].map((end) => `/usr/share/keyrings/debian-archive-keyring.${end}`);

/**
 * Checks that Debian's archive signed a text (`InRelease`).
 * @returns `bad` when a signature by one of its keys does not fit the text; `unchecked` where gpgv, the keys or the right key
 * are missing
 */
export async function checkSignature(
  text: Uint8Array,
  { program = 'gpgv', keyring = keyrings.find((file) => existsSync(file)) } = {},
): Promise<'good' | 'bad' | 'unchecked'> {
  if (keyring === undefined) return 'unchecked';
  const output = await runProgram(program, ['--status-fd', '1', '--keyring', keyring, '-'], text, 1 << 20);
  const status = output?.bytes.toString('latin1') ?? '';
  if (/^\[GNUPG:\] BADSIG /m.test(status)) return 'bad';
  return /^\[GNUPG:\] VALIDSIG /m.test(status) ? 'good' : 'unchecked';
}

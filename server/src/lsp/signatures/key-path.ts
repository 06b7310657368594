import { URI, Utils } from 'vscode-uri';

/**
 * A signer's key for a program to read.
 * @param key as it stands in the policy: an address, or a path, relative to the policy file
 * @param policy URI of that policy file
 * @throws Error, in words for the user, when the key lies on no disk of this machine
 */
export function keyPath(key: string, policy: string | undefined): string {
  if (isAddress(key) || isAbsolute(key)) return key;
  const uri = policy === undefined ? undefined : URI.parse(policy);
  if (uri?.scheme !== 'file')
    throw new Error(`The key ${key} lies beside a policy file that is not on a disk of this machine.`);
  return Utils.joinPath(Utils.dirname(uri), key.replace(/\\/g, '/')).fsPath;
}

/**
 * A key as it shall stand in a policy file: relative when it lies below the file's folder.
 * @param key an address or an absolute path
 * @param policy URI of the policy file
 */
export function keyInPolicy(key: string, policy: string): string {
  const uri = URI.parse(policy);
  if (isAddress(key) || uri.scheme !== 'file') return key;
  const folder = `${Utils.dirname(uri).path.replace(/\/$/, '')}/`;
  const { path } = URI.file(key);
  return path.startsWith(folder) ? path.slice(folder.length) : key;
}

/** A drive has one letter only. */
function isAddress(key: string): boolean {
  return /^[a-z][a-z0-9+.-]+:/i.test(key);
}

function isAbsolute(key: string): boolean {
  return /^(?:\/|\\\\|[a-z]:[\\/])/i.test(key);
}

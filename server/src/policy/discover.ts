import { policyFileName } from './schema';

/** Reads a text by its address (URI or path with `/`); undefined when there is none or it cannot be read. */
export type ReadText = (address: string) => Promise<string | undefined>;

/** A policy file that was found. */
export interface FoundPolicyFile {
  readonly address: string;
  readonly text: string;
}

/**
 * Addresses where a document's policy file may be, nearest first: its own folder, then each folder above, up to `root`.
 * @param document address of the document, with `/`
 * @param root address of the topmost folder, without a closing `/` (the workspace folder, the repository); when the
 *   document does not lie in it, only the document's own folder is looked at
 */
export function policyAddresses(document: string, root: string): readonly string[] {
  const top = root.replace(/\/+$/, '');
  let folder = folderOf(document);
  const addresses = [`${folder}/${policyFileName}`];
  if (!`${folder}/`.startsWith(`${top}/`)) return addresses;
  while (folder.length > top.length) {
    folder = folderOf(folder);
    addresses.push(`${folder}/${policyFileName}`);
  }
  return addresses;
}

/** The nearest policy file of a document. Only that one counts; files further up are not read. */
export async function discoverPolicyFile(
  document: string,
  root: string,
  read: ReadText,
): Promise<FoundPolicyFile | undefined> {
  for (const address of policyAddresses(document, root)) {
    const text = await read(address);
    if (text !== undefined) return { address, text };
  }
  return undefined;
}

/** The folder of an address, without a closing `/`. */
export function folderOf(address: string): string {
  return address.slice(0, Math.max(0, address.lastIndexOf('/')));
}

import type { FillInOutlook, RegistryRefusal } from '../../../server/src/protocol';

/** Why nobody was asked. */
export function refusedText({ refused }: RegistryRefusal): string {
  return refused === 'no-registry'
    ? 'A browser cannot download files or ask git servers. Open the folder in VS Code on a machine to have this filled in.'
    : 'Asking servers is switched off by the setting dockerfileHygiene.registry.lookups.';
}

/** What is known before a file is downloaded. */
export type Outlook = Exclude<FillInOutlook, { readonly message: string }>;

/** The question before a download: who is asked for how much, and what the answer is worth. */
export function agreement({ url, host, servedBy, size }: Outlook): {
  readonly question: string;
  readonly detail: string;
} {
  const amount = size === undefined ? 'a file of unknown size' : sizeText(size);
  const lines = [
    url,
    ...(servedBy === undefined ? [] : [`${host} sends on to ${servedBy}, which serves the file.`]),
    ...(/^http:/i.test(url)
      ? ['The connection is not encrypted: anybody on the way can change what comes.']
      : []),
    `The checksum will be that of what ${servedBy ?? host} serves now. It keeps the file from changing later; whether it is good today, you have to know.`,
    'From then on the build stops when anything else comes from this address. If it is one that gets new versions, name a version in it first.',
    'The file is not kept on this machine, and nothing of it is run.',
  ];
  return { question: `Download ${amount} from ${host} to compute its SHA-256?`, detail: lines.join('\n\n') };
}

/** What is said when the value stands in the file. */
export function doneText(what: 'sha256' | 'commit', value: string, host: string): string {
  return what === 'sha256'
    ? `The SHA-256 of what ${host} serves now is filled in: ${value.slice(0, 12)}….`
    : `The commit that ${host} names now is filled in: ${value.slice(0, 12)}….`;
}

/** `812 bytes`, `34.5 kB`, `12.3 MB`. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`;
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

import type { UpdatePackagesResult } from '../../../server/src/protocol';

/**
 * Where package data is to come from: the mirror to ask, null for what apt has on this machine, and whether another mirror may be
 * asked where apt has nothing. Whoever switched lookups off is not made to ask anybody, also not the mirror in the settings.
 */
export function sourceOf(
  lookups: string,
  mirror: string,
): { readonly mirror: string | null; readonly mayAsk: boolean } {
  const mayAsk = lookups !== 'off';
  return { mirror: mayAsk && mirror.trim() !== '' ? mirror.trim() : null, mayAsk };
}

export const noListsAndOff =
  'apt on this machine has no lists of Debian, and asking servers is switched off by the setting dockerfileHygiene.registry.lookups.';

/** What is said at the end of an update, and whether it is to be noticed. */
export function updateWords(result: UpdatePackagesResult): {
  readonly text: string;
  readonly isProblem: boolean;
} {
  if ('failed' in result) return { text: failure(result.failed), isProblem: true };
  const { releases, date, signature, notes } = result;
  const known = releases
    .map(({ release, packages }) => `${packages.toLocaleString('en')} packages of Debian ${release}`)
    .join(' and ');
  const trust = {
    checked: "Debian's signature was checked.",
    unchecked:
      "The files fit the mirror's own checksums; Debian's signature was not checked, for want of gpgv or of Debian's keys on this machine.",
    system: 'They are what apt fetched and checked.',
  }[signature];
  return { text: [`Sizes of ${known}, as of ${date}. ${trust}`, ...notes].join(' '), isProblem: false };
}

function failure(why: string): string {
  if (why === 'no-machine')
    return 'A browser cannot fetch package data. What the extension comes with is used on a machine only.';
  if (why === 'no-lists') return 'apt on this machine has no lists of Debian.';
  return `Package data was not updated. ${why}`;
}

/** Why an address cannot be that of a mirror; undefined when it can. */
export function mirrorProblem(text: string): string | undefined {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    return 'An address like https://mirror.example.org/debian';
  const { username, password } = new URL(text);
  return username === '' && password === ''
    ? undefined
    : 'The address must have no user name and no password';
}

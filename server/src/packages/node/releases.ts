/** A release of Debian that indexes are kept of: those that are supported by the project itself. As of 2026-11-21. */
export interface Release {
  readonly release: string;
  readonly codename: string;
}

export const releases: readonly Release[] = [
  { release: '12', codename: 'bookworm' },
  { release: '13', codename: 'trixie' },
];

/** Where an index of a release lies in a mirror, and what it is to be called when it is left out. */
export interface Suite {
  readonly codename: string;
  /** From the mirror's address. */
  readonly root: URL;
  /** Without it there is no index of the release. */
  readonly required: boolean;
}

/** The suites of a release, its own first. Mirrors keep security updates beside the archive, or not at all. */
export function suitesOf({ codename }: Release, mirror: URL): readonly Suite[] {
  const archive = withSlash(mirror);
  const suite = (name: string, root: URL, required = false): Suite => ({ codename: name, root, required });
  const beside = archive.pathname.replace(/[^/]+\/$/, 'debian-security/');
  return [
    suite(codename, archive, true),
    suite(`${codename}-updates`, archive),
    suite(`${codename}-security`, new URL(beside, archive)),
  ];
}

function withSlash(url: URL): URL {
  const copy = new URL(url);
  copy.search = '';
  copy.hash = '';
  if (!copy.pathname.endsWith('/')) copy.pathname += '/';
  return copy;
}

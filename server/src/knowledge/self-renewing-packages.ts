/**
 * Packages that set their vendor's repository up when they are installed, so that the system's updates renew them from there.
 * Source: the installation guides of the vendors and the maintainer scripts of these packages; curated 2026-11-21.
 */

interface Row {
  /** The file's name, or the whole address where it has none. */
  readonly address: RegExp;
  /** Host of the repository. */
  readonly repository: string;
}

const rows: readonly Row[] = [
  {
    address:
      /\/(?:google-(?:chrome-(?:stable|beta|unstable)|talkplugin|earth(?:-pro)?(?:-stable|-ec-stable)?|musicmanager-\w+|web-designer)|chrome-remote-desktop|mod-pagespeed-\w+)_[^/]*\.deb$/i,
    repository: 'dl.google.com',
  },
  {
    address: /\/google-(?:chrome-(?:stable|beta|unstable)|earth(?:-pro)?(?:-stable)?)[-_][^/]*\.rpm$/i,
    repository: 'dl.google.com',
  },
  { address: /\/code(?:-insiders)?_\d[^/]*\.deb$/i, repository: 'packages.microsoft.com' },
  {
    address:
      /^https?:\/\/(?:go\.microsoft\.com\/fwlink\/\?LinkID=760868|(?:update\.code|code)\.visualstudio\.com\/.*linux-deb)/i,
    repository: 'packages.microsoft.com',
  },
  { address: /\/microsoft-edge-(?:stable|beta|dev)_[^/]*\.deb$/i, repository: 'packages.microsoft.com' },
  { address: /\/skypeforlinux[-_][^/]*\.deb$/i, repository: 'repo.skype.com' },
  { address: /\/slack-desktop[-_][^/]*\.deb$/i, repository: 'packagecloud.io' },
  { address: /\/(?:nautilus-)?dropbox_[^/]*\.deb$/i, repository: 'linux.dropbox.com' },
  { address: /\/opera-(?:stable|beta|developer)_[^/]*\.deb$/i, repository: 'deb.opera.com' },
  { address: /\/vivaldi-(?:stable|snapshot)_[^/]*\.deb$/i, repository: 'repo.vivaldi.com' },
  { address: /\/teamviewer(?:-host)?_[^/]*\.deb$/i, repository: 'linux.teamviewer.com' },
  { address: /\/1password-(?:latest|\d[^/]*)\.deb$/i, repository: 'downloads.1password.com' },
  { address: /\/keybase_[^/]*\.deb$/i, repository: 'prerelease.keybase.io' },
];

/** Host of the repository that a package file adds when it is installed; undefined when none is known of. */
export function repositoryAddedBy(url: string): string | undefined {
  const address = url.replace(/#.*$/, '');
  const named = address.replace(/\?.*$/, '');
  return rows.find((row) => row.address.test(named) || row.address.test(address))?.repository;
}

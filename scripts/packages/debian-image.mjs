// Debian's image as the project publishes it, made from Debian's packages: the minimum, with manuals, and with the settings
// for apt and dpkg that go with containers.
import { join } from 'node:path';
import { capture } from '../editor/processes.mjs';

const unwanted = 'etc/apt/preferences.d/unwanted';

/** Resolves to the path of the image's file tree. */
export async function debianImage(codename, mirror, folder) {
  const file = join(folder, `${codename}.tar`);
  const security = mirror.replace(/\/debian\/?$/, '/debian-security');
  const sources = [
    `deb ${mirror} ${codename} main`,
    `deb ${mirror} ${codename}-updates main`,
    ...(security === mirror ? [] : [`deb ${security} ${codename}-security main`]),
  ];
  const settings = [
    'APT::Update::Post-Invoke-Success "";',
    'Acquire::Languages "none";',
    'Acquire::GzipIndexes "true";',
    'Dir::Cache::pkgcache "";',
    'Dir::Cache::srcpkgcache "";',
  ];
  const write = (lines, path) =>
    `--customize-hook=printf '%s\\n' ${lines.map((line) => `'${line}'`).join(' ')} > "$1${path}"`;
  const { code, stderr } = await capture('mmdebstrap', [
    '--variant=minbase',
    // As debootstrap does: one folder for programs from the start, so nothing that converts (and brings perl).
    ...(codename === 'bookworm' ? ['--hook-dir=/usr/share/mmdebstrap/hooks/merged-usr'] : []),
    `--setup-hook=printf 'Package: usrmerge\\nPin: release *\\nPin-Priority: -1\\n' > "$1/${unwanted}"`,
    `--customize-hook=rm "$1/${unwanted}"`,
    '--dpkgopt=force-unsafe-io',
    write(settings, '/etc/apt/apt.conf.d/container'),
    write(sources, '/etc/apt/sources.list'),
    write(['#!/bin/sh', 'exit 101'], '/usr/sbin/policy-rc.d'),
    '--customize-hook=chmod +x "$1/usr/sbin/policy-rc.d"',
    codename,
    file,
    ...sources,
  ]);
  if (code !== 0) throw new Error(stderr.slice(-1000));
  return file;
}

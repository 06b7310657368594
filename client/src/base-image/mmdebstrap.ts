import { shellQuoted } from './shell-quote';
import type { Distribution } from './suites';

/**
 * The part of `build.sh` that makes `rootfs.tar` with mmdebstrap.
 *
 * @param dpkgOptions lines for dpkg's configuration, kept in the image
 */
export function mmdebstrapLines(distribution: Distribution, dpkgOptions: readonly string[]): string {
  const dpkg = dpkgOptions.map((option) => `  --dpkgopt=${shellQuoted(option)}\n`).join('');
  return `# The file tree. mmdebstrap needs no root (but newuidmap, from the package uidmap), removes package lists, caches,
# logs and the machine's id, and with SOURCE_DATE_EPOCH set gives the same bytes for the same packages.
# shellcheck disable=SC2016 # "$1" is for the hooks: the folder of the tree.
options=(
  --format=tar
  --variant=minbase
  # Not every release counts them as required, and without them no image could add packages.
  --include='${distribution.aptPackages}'
  # An engine has a /dev of its own.
  --skip=output/dev
  # Descriptions of packages in other languages are of no use in an image.
  --aptopt='Acquire::Languages "none"'
${dpkg}  # What mmdebstrap took over from this machine, and backup copies.
  --customize-hook='rm -f "$1"/etc/resolv.conf "$1"/etc/hostname "$1"/etc/apt/sources.list "$1"/etc/apt/sources.list.d/*'
  --customize-hook='rm -f "$1"/var/cache/debconf/*-old "$1"/var/lib/dpkg/*-old'
  --customize-hook="upload '$work/sources' /etc/apt/sources.list.d/${distribution.id}.sources"
)
if [[ \${#packages[@]} -gt 0 ]]; then
  options+=("--include=\${packages[*]}")
fi
apt_sources "$archive" "$security" "$keyring" "$fresh" | mmdebstrap "\${options[@]}" "$suite" rootfs.tar.part -
mv -f rootfs.tar.part rootfs.tar`;
}

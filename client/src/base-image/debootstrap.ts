import { shellQuoted } from './shell-quote';
import type { Distribution } from './suites';

/**
 * The part of `build.sh` that makes `rootfs.tar` with debootstrap. It only installs; security updates, cleaning and an
 * archive that is the same each time are up to the script.
 *
 * @param dpkgOptions lines for dpkg's configuration, kept in the image
 */
export function debootstrapLines(distribution: Distribution, dpkgOptions: readonly string[]): string {
  const components = distribution.components.replaceAll(' ', ',');
  const dpkg =
    dpkgOptions.length === 0
      ? ''
      : `
# Documentation and translations, now and when packages are added later. The licences stay.
cat >etc/dpkg/dpkg.cfg.d/no-documentation <<'END'
${dpkgOptions.join('\n')}
END
find usr/share/doc -mindepth 2 ! -name copyright ! -type d -delete
find usr/share/doc -mindepth 1 -type d -empty -delete
rm -rf usr/share/man/* usr/share/info/*
find usr/share/locale -mindepth 1 ! -name locale.alias -delete`;
  return `# The file tree.
[[ $EUID -eq 0 ]] || fail 'debootstrap needs root: sudo bash build.sh (variables stand after sudo).'
[[ -e \${DEBOOTSTRAP_DIR:-/usr/share/debootstrap}/scripts/$suite ]] ||
  fail "This debootstrap is too old to know $suite."
root=$work/root
debootstrap --variant=minbase --include=${distribution.aptPackages} --components=${shellQuoted(components)} \\
  --keyring="$keyring" "$suite" "$root" "$archive"

cd -- "$root"
# Packages must not start services here.
printf '#!/bin/sh\\nexit 101\\n' >usr/sbin/policy-rc.d
chmod 755 usr/sbin/policy-rc.d
printf 'Acquire::Languages "none";\\n' >etc/apt/apt.conf.d/no-translations
rm -f etc/apt/sources.list etc/apt/sources.list.d/*
apt_sources "$archive" "$security" "$image_keyring" "$fresh" >etc/apt/sources.list.d/${distribution.id}.sources${dpkg}

# debootstrap takes the release as it came out: the updates since, and the packages, are apt's work.
# shellcheck disable=SC2016 # $@ is for the shell inside of the tree.
unshare --mount --pid --fork --mount-proc="$root/proc" chroot "$root" \\
  env PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive sh -euc '
    apt-get update
    apt-get --yes dist-upgrade
    apt-get --yes --no-install-recommends install "$@"
    apt-get clean' sh "\${packages[@]}"

# What belongs to this machine or to this hour does not go into the image.
rm -f usr/sbin/policy-rc.d etc/resolv.conf etc/hostname
rm -rf var/lib/apt/lists/* var/cache/apt/*.bin var/cache/ldconfig/aux-cache run/* tmp/*
rm -f var/cache/debconf/*-old var/lib/dpkg/*-old var/lib/dbus/machine-id
find var/log -type f -delete
[[ ! -e etc/machine-id ]] || : >etc/machine-id
cp "$work/sources" etc/apt/sources.list.d/${distribution.id}.sources
cd -- "$OLDPWD"

# Names in order, no time later than SOURCE_DATE_EPOCH: the same packages give the same bytes. An engine has its own /dev.
tar --create --file=rootfs.tar.part --directory="$root" --sort=name --numeric-owner --xattrs --xattrs-include='*' \\
  --format=posix --pax-option=exthdr.name=%d/PaxHeaders/%f,delete=atime,delete=ctime \\
  --mtime="@$SOURCE_DATE_EPOCH" --clamp-mtime --exclude='./dev/*' .
mv -f rootfs.tar.part rootfs.tar`;
}

import type { Distribution } from './suites';

/**
 * The part of `build.sh` that decides where packages come from: sets `archive`, `security` and `fresh` for the
 * build, and `kept_archive` and `kept_security` for the image. Plain http is enough: apt checks the archive's signature.
 */
export function archiveLines({ id }: Distribution): string {
  return id === 'debian' ? debian : ubuntu;
}

/** The hosts of an archive all end like this. */
const debianHosts = 'debian.org';
const ubuntuHosts = 'ubuntu.com';

const debian = `kept_archive=\${MIRROR:-http://deb.${debianHosts}/debian}
# A mirror of the archive need not carry the security updates, so they come from Debian unless you say otherwise.
kept_security=\${SECURITY_MIRROR:-http://deb.${debianHosts}/debian-security}
archive=$kept_archive
security=$kept_security
fresh=yes
if [[ -n \${SNAPSHOT:-} ]]; then
  archive=http://snapshot.${debianHosts}/archive/debian/$SNAPSHOT
  security=http://snapshot.${debianHosts}/archive/debian-security/$SNAPSHOT
  # What apt was told then has expired since; its signature is checked all the same.
  fresh=no
fi`;

const ubuntu = `case $(dpkg --print-architecture) in
  amd64 | i386)
    default_archive=http://archive.${ubuntuHosts}/ubuntu
    default_security=http://security.${ubuntuHosts}/ubuntu
    ;;
  *)
    default_archive=http://ports.${ubuntuHosts}/ubuntu-ports
    default_security=$default_archive
    ;;
esac
# A mirror of Ubuntu's archive carries the security updates too.
kept_archive=\${MIRROR:-$default_archive}
kept_security=\${SECURITY_MIRROR:-\${MIRROR:-$default_security}}
archive=$kept_archive
security=$kept_security
fresh=yes
if [[ -n \${SNAPSHOT:-} ]]; then
  archive=http://snapshot.${ubuntuHosts}/ubuntu/$SNAPSHOT
  security=$archive
  # What apt was told then has expired since; its signature is checked all the same.
  fresh=no
fi`;

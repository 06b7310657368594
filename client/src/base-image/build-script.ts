import { archiveLines } from './archives';
import { type BaseImageChoice, packageName } from './choice';
import { debootstrapLines } from './debootstrap';
import { mmdebstrapLines } from './mmdebstrap';
import { shellQuoted } from './shell-quote';

/** `build.sh`: makes `rootfs.tar` with the chosen tool and the image with an engine. Bash, GNU coreutils. */
export function buildScript(choice: BaseImageChoice): string {
  return [head(choice), checks(choice), sources(choice), tree(choice), image].join('\n\n');
}

function head({ suite, image }: BaseImageChoice): string {
  const { distribution, codename, version } = suite;
  return `#!/usr/bin/env bash
# Makes a base image from the signed package archive of ${distribution.name} ${version} (${codename}):
# first rootfs.tar, the file tree, then the image.
#
#   bash build.sh
#
# Variables that change what it does:
#   SNAPSHOT           take the archive as it was at that time, as in 20261101T000000Z: each build gets the same packages
#   MIRROR             another mirror of the archive; the image goes on using it
#   SECURITY_MIRROR    another mirror of the security updates; the image goes on using it
#   KEYRING            the keyring to check the archive's signature with, if it is in an unusual place
#   SOURCE_DATE_EPOCH  nothing in the image is newer than this, in seconds since 1970
#                      (default: the time of SNAPSHOT, otherwise the beginning of this day in UTC)
#   ENGINE             docker, podman or buildah (default: the first that is installed)
set -euo pipefail
cd -- "$(dirname -- "\${BASH_SOURCE[0]}")"
umask 022
export LC_ALL=C

image=${shellQuoted(image)}
suite=${shellQuoted(codename)}
image_keyring=${shellQuoted(distribution.keyring)}
keyring=\${KEYRING:-$image_keyring}

fail() {
  printf 'build.sh: %s\\n' "$1" >&2
  exit 1
}`;
}

function checks({ suite, tool }: BaseImageChoice): string {
  const { name, keyringHint } = suite.distribution;
  return `# What is missing is better said now than after the download.
command -v ${tool} >/dev/null || fail ${shellQuoted(`${tool} is not installed. Install the package ${tool}.`)}
[[ -r $keyring ]] || fail "$keyring is missing, so nobody can tell ${name}'s packages from forged ones. ${keyringHint}"
engine=\${ENGINE:-$(command -v docker || command -v podman || command -v buildah || true)}
[[ -n $engine ]] || fail 'There is no docker, podman or buildah to build the image with.'

# The packages beyond the minimal set: one name on each line, "#" begins a comment.
packages=()
while read -r name _; do
  [[ -z $name || $name == '#'* ]] && continue
  [[ $name =~ ^${packageName}$ ]] || fail "packages.txt: \\"$name\\" is not the name of a package."
  packages+=("$name")
done <packages.txt`;
}

function sources({ suite }: BaseImageChoice): string {
  const { distribution } = suite;
  return `# Where packages come from, and the time that files get at most.
if [[ -n \${SNAPSHOT:-} ]]; then
  [[ $SNAPSHOT =~ ^[0-9]{8}T[0-9]{6}Z$ ]] || fail 'SNAPSHOT is a time in UTC such as 20261101T000000Z.'
  day=\${SNAPSHOT:0:4}-\${SNAPSHOT:4:2}-\${SNAPSHOT:6:2}
  time=\${SNAPSHOT:9:2}:\${SNAPSHOT:11:2}:\${SNAPSHOT:13:2}
  : "\${SOURCE_DATE_EPOCH:=$(date --utc --date="$day $time" +%s)}"
fi
: "\${SOURCE_DATE_EPOCH:=$(($(date +%s) / 86400 * 86400))}"
export SOURCE_DATE_EPOCH
${archiveLines(distribution)}

# Prints apt's sources: $1 archive, $2 security updates, $3 keyring, $4 whether an expired state of them is refused.
apt_sources() {
  cat <<END
Types: deb
URIs: $1
Suites: $suite $suite-updates
Components: ${distribution.components}
Signed-By: $3
Check-Valid-Until: $4

Types: deb
URIs: $2
Suites: $suite-security
Components: ${distribution.components}
Signed-By: $3
Check-Valid-Until: $4
END
}
work=$(mktemp -d)
trap 'rm -rf --one-file-system "$work"' EXIT
# The image never keeps SNAPSHOT: it would not get security updates any more.
apt_sources "$kept_archive" "$kept_security" "$image_keyring" yes >"$work/sources"`;
}

function tree({ suite, tool, withoutDocumentation }: BaseImageChoice): string {
  const lines = tool === 'mmdebstrap' ? mmdebstrapLines : debootstrapLines;
  const paths = withoutDocumentation ? [...documentation] : [];
  return lines(suite.distribution, paths);
}

/** What dpkg leaves out, now and when packages are added later. The licences stay: they have to. */
const documentation = [
  'path-exclude=/usr/share/doc/*',
  'path-include=/usr/share/doc/*/copyright',
  'path-exclude=/usr/share/man/*',
  'path-exclude=/usr/share/info/*',
  'path-exclude=/usr/share/locale/*',
  'path-include=/usr/share/locale/locale.alias',
];

const image = `# The image. Engines are told the time as well, so that the same tree gives the same image.
case \${engine##*/} in
  podman | buildah) times=(--timestamp "$SOURCE_DATE_EPOCH") ;;
  *) times=(--build-arg "SOURCE_DATE_EPOCH=$SOURCE_DATE_EPOCH") ;;
esac
created=$(date --utc --date="@$SOURCE_DATE_EPOCH" +%Y-%m-%dT%H:%M:%SZ)
"$engine" build "\${times[@]}" --build-arg "CREATED=$created" --tag "$image" .
printf 'Made %s\\n' "$image"
`;

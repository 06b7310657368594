import type { BaseImageChoice } from './choice';

/** `packages.txt`: what is installed beyond the minimal set. */
export function packageList({ suite, packages }: BaseImageChoice): string {
  const { name } = suite.distribution;
  return `# Packages that the image gets beyond ${name}'s minimal set, with what they depend on but not what they recommend.
# One name on each line. What only one application needs belongs into that application's Dockerfile.
${packages.map((name) => `${name}\n`).join('')}`;
}

/** `README.md` of the folder. */
export function readme({ suite, tool, image }: BaseImageChoice): string {
  const { distribution, codename, version, supportedUntil } = suite;
  const root = tool === 'debootstrap';
  const run = (variables = '') => [root ? 'sudo' : '', variables, 'bash build.sh'].filter(Boolean).join(' ');
  const needs = root
    ? 'It runs on Linux with debootstrap and root, and needs Docker, Podman or Buildah.'
    : 'It runs on Linux with mmdebstrap and, unless you are root, uidmap; it needs Docker, Podman or Buildah.';
  return `# ${distribution.name} ${version} base image

A base image made from nothing but the packages of ${distribution.name} ${version} (${codename}), whose signatures are checked while it
is built. ${distribution.name} ${version} gets security updates until ${supportedUntil}.

    ${run()}

makes \`rootfs.tar\` and from it the image \`${image}\`. ${needs}

- **Packages** beyond the minimal set stand in [packages.txt](packages.txt).
- **Security updates:** build again, at least once a week, and then the images that are built from this one.
- **The same again:** \`${run('SNAPSHOT=20261101T000000Z')}\` takes the archive as it was at that time. Two such builds
  give the same \`rootfs.tar\`, bit by bit.
- **Another mirror:** \`${run('MIRROR=http://mirror.example.com/')}\`, with the path of the archive. More variables are explained at the top of [build.sh](build.sh).
- **For others:** push the image to your registry and refer to it by digest. \`rootfs.tar\` does not belong into git.
`;
}

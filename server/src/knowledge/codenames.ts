/**
 * Release names of distributions, oldest first, with the version they stand for.
 * Source: distro-info-data (Debian, Ubuntu) and the projects' release pages; curated 2026-11-21.
 */

export const debianReleases: ReadonlyMap<string, string> = new Map([
  ['buzz', '1.1'],
  ['rex', '1.2'],
  ['bo', '1.3'],
  ['hamm', '2.0'],
  ['slink', '2.1'],
  ['potato', '2.2'],
  ['woody', '3.0'],
  ['sarge', '3.1'],
  ['etch', '4'],
  ['lenny', '5'],
  ['squeeze', '6'],
  ['wheezy', '7'],
  ['jessie', '8'],
  ['stretch', '9'],
  ['buster', '10'],
  ['bullseye', '11'],
  ['bookworm', '12'],
  ['trixie', '13'],
  ['forky', '14'],
  ['duke', '15'],
]);

export const ubuntuReleases: ReadonlyMap<string, string> = new Map([
  ['warty', '4.10'],
  ['hoary', '5.04'],
  ['breezy', '5.10'],
  ['dapper', '6.06'],
  ['edgy', '6.10'],
  ['feisty', '7.04'],
  ['gutsy', '7.10'],
  ['hardy', '8.04'],
  ['intrepid', '8.10'],
  ['jaunty', '9.04'],
  ['karmic', '9.10'],
  ['lucid', '10.04'],
  ['maverick', '10.10'],
  ['natty', '11.04'],
  ['oneiric', '11.10'],
  ['precise', '12.04'],
  ['quantal', '12.10'],
  ['raring', '13.04'],
  ['saucy', '13.10'],
  ['trusty', '14.04'],
  ['utopic', '14.10'],
  ['vivid', '15.04'],
  ['wily', '15.10'],
  ['xenial', '16.04'],
  ['yakkety', '16.10'],
  ['zesty', '17.04'],
  ['artful', '17.10'],
  ['bionic', '18.04'],
  ['cosmic', '18.10'],
  ['disco', '19.04'],
  ['eoan', '19.10'],
  ['focal', '20.04'],
  ['groovy', '20.10'],
  ['hirsute', '21.04'],
  ['impish', '21.10'],
  ['jammy', '22.04'],
  ['kinetic', '22.10'],
  ['lunar', '23.04'],
  ['mantic', '23.10'],
  ['noble', '24.04'],
  ['oracular', '24.10'],
  ['plucky', '25.04'],
  ['questing', '25.10'],
  ['resolute', '26.04'],
  ['stonking', '26.10'],
]);

/** Releases of ROS 1 and ROS 2, which name the tags of the `ros` image and its kin. */
const rosReleases = [
  'groovy hydro indigo jade kinetic lunar melodic noetic',
  'ardent bouncy crystal dashing eloquent foxy galactic humble iron jazzy kilted lyrical',
]
  .join(' ')
  .split(' ');

/** Names of the long-term release lines of Node.js, each of one major version. */
const nodeLines = 'argon boron carbon dubnium erbium fermium gallium hydrogen iron jod krypton'.split(' ');

const devuanReleases = ['jessie', 'ascii', 'beowulf', 'chimaera', 'daedalus', 'excalibur'];
const parrotReleases = ['lory', 'echo'];
const altReleases = ['p8', 'p9', 'p10', 'p11', 'c9f2', 'c10f1', 'c10f2'];
const gazeboReleases = [
  'acropolis',
  'blueprint',
  'citadel',
  'dome',
  'edifice',
  'fortress',
  'garden',
  'harmonic',
  'ionic',
  'jetty',
];
const raspbian = ['wheezy', 'jessie', 'stretch', 'buster', 'bullseye', 'bookworm', 'trixie'];

const debian = [...debianReleases.keys()];
const ubuntu = [...ubuntuReleases.keys()];

/** Centos Stream names its releases in tags of its own repository. */
const centosStream = ['stream8', 'stream9', 'stream10'];

const byImage: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    debian,
    'debian/eol': debian,
    'debian/snapshot': debian,
    'bitnami/minideb': debian,
    'google/debian': debian,
    'stackbrew/debian': debian,
    neurodebian: [...debian, ...ubuntu, ...debian.map((name) => `nd-${name}`)],
    'ubuntu-debootstrap': ubuntu,
    'ubuntu-upstart': ubuntu,
    ubuntu,
    'stackbrew/ubuntu': ubuntu,
    'lts/ubuntu': ubuntu,
    'ubuntu/ubuntu': ubuntu,
    'buildpack-deps': [...debian, ...ubuntu],
    'mcr.microsoft.com/devcontainers/base': [...debian, ...ubuntu],
    node: nodeLines,
    ros: rosReleases,
    'osrf/ros': rosReleases,
    'osrf/ros2': rosReleases,
    'ghcr.io/osrf/ros': rosReleases,
    gazebo: gazeboReleases,
    'devuan/devuan': devuanReleases,
    'parrotsec/core': parrotReleases,
    alt: altReleases,
    'quay.io/centos/centos': centosStream,
    'balenalib/rpi-raspbian': raspbian,
    'resin/rpi-raspbian': raspbian,
  }).map(([image, names]) => [image, new Set(names)]),
);

const none: ReadonlySet<string> = new Set();

/**
 * The release names that count as versions for the image of that distribution itself. `image` is the name of an
 * official image (`debian`), or a repository with its registry unless that is Docker Hub (`quay.io/centos/centos`).
 * Empty for images that are no distribution's own: there a codename is a variant, not a version.
 */
export function distributionCodenames(image: string): ReadonlySet<string> {
  return byImage.get(image.replace(/^docker\.io\//, '').replace(/^library\//, '')) ?? none;
}

/**
 * The codename of a release, lower case: `codenameOf('debian', '12')` and `codenameOf('debian', '12.5')` are
 * `bookworm`, `codenameOf('ubuntu', '24.04')` is `noble`. `undefined` for what has no codename here.
 */
export function codenameOf(distribution: string, version: string): string | undefined {
  const releases =
    distribution === 'debian' ? debianReleases : distribution === 'ubuntu' ? ubuntuReleases : undefined;
  if (releases === undefined) return undefined;
  for (const [name, number] of releases)
    if (number === version || version.startsWith(`${number}.`)) return name;
  return undefined;
}

/** The version that a codename stands for (`bookworm` → `12`), or `undefined`. */
export function versionOfCodename(distribution: string, codename: string): string | undefined {
  const name = codename.toLowerCase();
  if (distribution === 'debian') return debianReleases.get(name);
  if (distribution === 'ubuntu') return ubuntuReleases.get(name);
  return undefined;
}

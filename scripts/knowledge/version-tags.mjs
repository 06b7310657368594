import { inputDate } from './official-images.mjs';

/**
 * The product of endoflife.date whose release cycles an image's versions follow, where the names differ.
 * Curated 2026-11-21.
 */
const productOf = {
  alpine: 'alpine-linux',
  amazoncorretto: 'amazon-corretto',
  amazonlinux: 'amazon-linux',
  'azul-zulu': 'azul-zulu',
  cassandra: 'apache-cassandra',
  couchdb: 'apache-couchdb',
  docker: 'docker-engine',
  golang: 'go',
  groovy: 'apache-groovy',
  httpd: 'apache-http-server',
  'ibm-semeru-runtimes': 'ibm-semeru-runtime',
  jetty: 'eclipse-jetty',
  maven: 'apache-maven',
  mongo: 'mongodb',
  node: 'nodejs',
  oraclelinux: 'oracle-linux',
  postgres: 'postgresql',
  solr: 'apache-solr',
};

/**
 * Images whose versions are names: the newest release that is out, then the names that tags use for it.
 * The order of preference is the order here. Curated 2026-11-21 from the publishers' release pages.
 */
const namedReleases = {
  debian: ['trixie', 'bookworm'],
  'buildpack-deps': ['trixie', 'bookworm'],
  neurodebian: ['trixie', 'bookworm'],
  ros: ['lyrical', 'jazzy'],
};

/** Major versions with long-term support, newest first, where `latest` is not the version to settle on. */
const longTerm = {
  amazoncorretto: ['25', '21'],
  'azul-zulu': ['25', '21'],
  'eclipse-temurin': ['25', '21'],
  'ibm-semeru-runtimes': ['25', '21'],
  sapmachine: ['25', '21'],
};

/**
 * Words that stand for another line of versions than the one suggested by default. Curated 2026-11-21.
 */
const channelVersions = {
  'buildpack-deps': { oldstable: 'bookworm', oldoldstable: 'bullseye', testing: 'forky' },
  debian: { oldstable: 'bookworm', oldoldstable: 'bullseye', testing: 'forky' },
  nginx: { mainline: '1.31' },
  node: { current: '26' },
};

/** Words in a tag that mark a version before its release. */
const preRelease =
  /(^|[-.])(rc|alpha|beta|ea|m|milestone|dev|preview|nightly|snapshot|tip|experimental|next|kitten)\d*($|[-.])/i;

/** A date or build number in the remainder of a tag: such a tag names one build, not a variant. */
const singleBuild = /(^|[-_.])\d{6,}|_\d/;

const compare = (a, b) => {
  const [x, y] = [a, b].map((version) => version.split('.').map(Number));
  for (let i = 0; i < Math.max(x.length, y.length); i++)
    if ((x[i] ?? -1) !== (y[i] ?? -1)) return (y[i] ?? -1) - (x[i] ?? -1);
  return 0;
};

const components = (version) => version.split('.').length;

/** The release cycles of an image's product that were out on the day of the input. */
function cyclesOf(image, lifecycles) {
  const product = lifecycles[productOf[image] ?? image];
  return product?.releases.filter(
    ({ releaseDate }) => typeof releaseDate === 'string' && releaseDate <= inputDate,
  );
}

/** Living numbered tags: version → variants ('' for none). */
function numberedTags(tags) {
  const versions = new Map();
  for (const tag of tags) {
    const match = /^(\d+(?:\.\d+)*)(?:-(.+))?$/.exec(tag);
    if (match === null) continue;
    const [, version, variant = ''] = match;
    if (/^\d{6,}$/.test(version) || preRelease.test(variant) || singleBuild.test(variant)) continue;
    versions.set(version, (versions.get(version) ?? new Set()).add(variant));
  }
  return versions;
}

/** Versions of an image from the one to suggest first to the last. */
function preference(image, versions, cycles) {
  const names = cycles?.map(({ releaseCycle }) => releaseCycle) ?? [];
  const exact = [...versions.keys()].filter((version) => names.includes(version));
  // The granularity that the publisher's support promises are made for; else major.minor where it exists.
  const counts = [...versions.keys()].map(components);
  const granularity =
    exact.length > 0 ? components([...exact].sort(compare)[0]) : counts.includes(2) ? 2 : Math.min(...counts);
  const candidates = [...versions.keys()].filter(
    (version) => components(version) === granularity && (exact.length === 0 || exact.includes(version)),
  );
  const isLongTerm = (version) => {
    const cycle = cycles?.find(({ releaseCycle }) => releaseCycle === version);
    if (longTerm[image] !== undefined) return longTerm[image].includes(version);
    if (image === 'node' || image === 'ubuntu')
      return cycle?.lts === true || (typeof cycle?.lts === 'string' && cycle.lts <= inputDate);
    // nginx: stable branches have an even minor version.
    if (image === 'nginx') return Number(version.split('.')[1]) % 2 === 0;
    return true;
  };
  const sorted = candidates.sort(compare);
  return [...sorted.filter(isLongTerm), ...sorted.filter((version) => !isLongTerm(version))];
}

/**
 * For each official image and variant (`slim`, `alpine`…) the version to suggest where a tag names none:
 * `{ image: { version: [variants] } }`, where every `version` or `version-variant` is a living tag.
 */
export function versionTags({ tags, lifecycles, images }) {
  const result = {};
  for (const image of Object.keys(tags).sort()) {
    if (!images[image]?.current) continue;
    const living = Object.entries(tags[image])
      .filter(([tag, [, lastDay]]) => lastDay === null && tag !== 'GitRepo')
      .map(([tag]) => tag)
      .sort();
    const versions = new Map();
    if (namedReleases[image] !== undefined) {
      for (const name of namedReleases[image]) {
        const variants = living
          .filter((tag) => tag === name || tag.startsWith(`${name}-`))
          .map((tag) => tag.slice(name.length + 1))
          .filter((variant) => !singleBuild.test(variant) && !/^\d/.test(variant));
        versions.set(name, new Set(variants));
      }
    } else {
      for (const [version, variants] of numberedTags(living)) versions.set(version, variants);
    }
    if (versions.size === 0) continue;
    const order = namedReleases[image] ?? preference(image, versions, cyclesOf(image, lifecycles));
    const taken = new Set();
    const chosen = {};
    // Integer-like keys of an object come out in numeric order, so order is not kept in the file: each variant
    // stands under exactly one version instead.
    for (const version of order)
      for (const variant of [...(versions.get(version) ?? [])].sort())
        if (!taken.has(variant)) {
          taken.add(variant);
          chosen[version] = [...(chosen[version] ?? []), variant];
        }
    if (taken.size > 0) result[image] = chosen;
  }
  const channels = {};
  for (const [image, words] of Object.entries(channelVersions)) {
    channels[image] = {};
    for (const [word, version] of Object.entries(words)) {
      const variants = Object.entries(tags[image])
        .filter(
          ([tag, [, lastDay]]) => lastDay === null && (tag === version || tag.startsWith(`${version}-`)),
        )
        .map(([tag]) => tag.slice(version.length + 1))
        .filter((variant) => !singleBuild.test(variant))
        .sort();
      if (variants.length > 0) channels[image][word] = { [version]: variants };
    }
  }
  return {
    source: 'docker-library/official-images (living tags), endoflife.date (release cycles)',
    date: inputDate,
    images: result,
    channels,
  };
}

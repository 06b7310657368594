import { versionOfCodename } from '../../knowledge/codenames';
import type { DistributionId } from '../../knowledge/distributions';
import { officialNameOf } from '../../knowledge/official-images';
import { tagState } from '../../knowledge/tag-history';
import type { StageModel } from '../../provenance/model';

/**
 * Whether the tools and certificates of a stage's system get along with servers of today, and its package manager reads https by itself.
 * Undefined for a system that is not known; a tag without a version is taken for the newest.
 */
export function hasModernTls({ root, distribution }: StageModel): boolean | undefined {
  if (!distribution) return undefined;
  if (distribution.release !== undefined) return isModern(distribution.distribution, distribution.release);
  if (rolling.has(distribution.distribution)) return true;
  if (root.kind !== 'image') return undefined;
  const { tag = 'latest', digest } = root.reference;
  if (tag === 'latest' && digest === undefined) return true;
  const official = officialNameOf(root.reference);
  const state = official === undefined ? undefined : tagState(official, tag);
  if (!state) return undefined;
  return state.state !== 'ended' || (state.since >= busterInImages && !state.orEarlier);
}

/** Systems without releases. */
const rolling: ReadonlySet<DistributionId> = new Set(['arch', 'wolfi']);

/** By then the official images had moved to Debian 10 and Alpine 3.10 (docker-library/official-images, July and August 2019). */
const busterInImages = '2019-09-01';

/**
 * apt reads https from 1.5 on (Debian 10, Ubuntu 18.04; its NEWS), older systems need a package for it. Alpine's wget does so with
 * nothing else from 3.8 on, whose image is the first with `ssl_client`. Enterprise Linux 6 and Amazon Linux 1 ended with the
 * certificates of 2020 and before.
 */
function isModern(distribution: DistributionId, release: string): boolean | undefined {
  const number = Number(/^\D*(\d+(?:\.\d+)?)/.exec(release)?.[1]);
  switch (distribution) {
    case 'debian':
      return /^(?:sid|unstable|testing|stable)$/.test(release) || version(distribution, release) >= 10;
    case 'ubuntu':
      return /^(?:rolling|devel)$/.test(release) || version(distribution, release) >= 18.04;
    case 'alpine':
      return release === 'edge' || Number(/^3\.(\d+)/.exec(release)?.[1]) >= 8;
    case 'centos':
    case 'rhel':
    case 'rocky':
    case 'almalinux':
    case 'oracle':
      return number >= 7;
    case 'fedora':
      return release === 'rawhide' || number >= 30;
    case 'amazon':
      // Amazon Linux 1 has months as releases: 2018.03.
      return /^(?:2|2023)(?:\.0|$)/.test(release);
    default:
      return undefined;
  }
}

function version(distribution: DistributionId, codename: string): number {
  return Number(versionOfCodename(distribution, codename));
}

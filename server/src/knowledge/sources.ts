import packages from './data/distribution-packages.json';
import languagePackages from './data/language-packages.json';
import images from './data/official-images.json';
import systems from './data/official-systems.json';
import versions from './data/official-version-tags.json';
import packageSizes from './data/package-sizes.json';
import slimPackages from './data/slim-packages.json';
import { lifecyclesDate, lifecyclesSource } from './lifecycles';
import { tagHistoryDate, tagHistorySource } from './tag-history';

/** A table of facts that the product ships. */
export interface KnowledgeSource {
  /** What it tells, in words. */
  readonly about: string;
  readonly source: string;
  /** The day (YYYY-MM-DD) of the facts. */
  readonly date: string;
}

/** When the tables that people keep by hand were last gone through as a whole. */
const curated = '2026-11-21';

/** Every table of facts with its source and day. */
export function knowledgeSources(): readonly KnowledgeSource[] {
  const byHand = (about: string, source: string): KnowledgeSource => ({ about, source, date: curated });
  return [
    { about: 'Until when releases get security updates', source: lifecyclesSource, date: lifecyclesDate },
    {
      about: 'When a tag of an official image was last built',
      source: tagHistorySource(),
      date: tagHistoryDate(),
    },
    { about: 'Official images, and which were given up', source: images.source, date: images.date },
    { about: 'The tag to write instead of a floating one', source: versions.source, date: versions.date },
    {
      about: 'The distribution that an official tag is built on',
      source: systems.source,
      date: systems.date,
    },
    { about: 'Packages of Debian that replace vendors’ ones', source: packages.source, date: packages.date },
    {
      about: 'Packages of Python and Ruby that Debian has',
      source: languagePackages.source,
      date: languagePackages.date,
    },
    {
      about: 'Sizes of Debian’s packages, unless newer ones were fetched',
      source: packageSizes.source,
      date: packageSizes.date,
    },
    {
      about: 'What slim images leave out of packages',
      source: slimPackages.source,
      date: slimPackages.date,
    },
    byHand('Publishers of images', 'the publishers’ own pages'),
    byHand('Namespaces and registries that were given up', 'the publishers’ announcements'),
    byHand('Vendors’ package repositories', 'the vendors’ installation guides'),
    byHand('Sources of software that are gone or get nothing new', 'announcements of those who ran them'),
    byHand('Vendors’ signing keys', 'the official images and the vendors’ installation guides'),
    byHand('Services that keep data', 'the projects’ documentation'),
  ];
}

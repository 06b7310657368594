import type { Build } from '../../provenance/model';
import { isForDevelopment } from '../development';
import { defineRule } from '../rule';
import page from './baked-data.md';
import { bakedData } from './baked-evidence';
import type { BakedData } from './baked-store';

export const bakedDataRule = defineRule({
  meta: {
    id: 'baked-data',
    family: 'state',
    severity: 'warning',
    since: '0.4.0',
    summary: 'Data files of a store are made in the build or copied into the image.',
    fixes: 'none',
    page,
  },
  *check(build: Build, { surroundings }) {
    if (build.dockerfile.template) return;
    const byStore = new Map<string, BakedData[]>();
    for (const item of bakedData(build)) {
      const group = byStore.get(item.store.id);
      if (group) group.push(item);
      else byStore.set(item.store.id, [item]);
    }
    for (const group of byStore.values()) {
      const main = strength.flatMap((how) => group.filter((item) => item.how === how))[0];
      if (!main) continue;
      yield {
        span: main.span,
        severity:
          mild.has(main.how) || isForDevelopment(build, surroundings.path) ? 'information' : 'warning',
        message: `${sayings[main.how](main.store.name)} Everyone who has the image has the data, with whatever accounts and passwords are in it; a container with a volume of its own never sees a newer state of it, and one without loses what it adds.`,
        related: group
          .filter((item) => item !== main && item.span.start !== main.span.start)
          .map(({ span }) => ({ span, message: 'here as well' })),
      };
    }
  },
});

/** The finding stands on the first of the strongest kind. */
const strength: readonly BakedData['how'][] = [
  'filled',
  'made',
  'copied',
  'downloaded',
  'beside',
  'inferred',
  'named',
];

/** What is most likely so, and not seen; and data that is public already. */
const mild: ReadonlySet<BakedData['how']> = new Set(['beside', 'inferred', 'named', 'downloaded']);

const sayings: Readonly<Record<BakedData['how'], (store: string) => string>> = {
  filled: (store) => `${store} is started in the build and filled: its data becomes a layer of the image.`,
  made: (store) => `Data files of ${store} are made in the build and become a layer of the image.`,
  copied: (store) => `Data files of ${store} are copied into the image.`,
  downloaded: (store) => `Data files of ${store} are downloaded into the image.`,
  named: (store) => `This looks like a data file of ${store}, and is copied into the image.`,
  beside: (store) =>
    `${store} is started in the build, and other programs run beside it: what they write becomes a layer of the image.`,
  inferred: (store) =>
    `Tables are created in the build, where no database server can be reached: most likely in a ${store} file, which becomes a layer of the image.`,
};

import type { Build } from '../provenance/model';
import type { RuleContext } from '../rules/rule';
import type { Contents, ImageAccount, LanguagePackages, Packages, StageAccount } from './account';
import { baseOf, stageName } from './base';
import { once, sorted } from './lists';
import { chainOf, stagesBehind } from './stage';

/** The final image: what its stages bring in, taken together. */
export function imageAccount(
  build: Build,
  stages: readonly StageAccount[],
  context: RuleContext,
): ImageAccount | null {
  const chain = chainOf(build, build.stages.length - 1);
  const [final] = chain;
  if (!final) return null;
  // In the order in which they are built.
  const parts = [...chain].reverse().flatMap(({ index }) => stages[index] ?? []);
  const last = parts[parts.length - 1];
  if (!last) return null;
  const all = <T>(pick: (part: Contents) => readonly T[]): T[] =>
    once(parts.flatMap(pick), (item) => JSON.stringify(item));
  return {
    stages: chain.map(({ index }) => stageName(build, index)),
    filesFrom: stagesBehind(build, chain),
    base: baseOf(final.root, build, context),
    distribution: last.distribution,
    packages: mergedPackages(all((part) => part.packages)),
    repositories: all((part) => part.repositories),
    keys: all((part) => part.keys),
    scripts: all((part) => part.scripts),
    packageFiles: all((part) => part.packageFiles),
    downloads: all((part) => part.downloads),
    languagePackages: mergedLanguages(all((part) => part.languagePackages)),
    contextFiles: sorted(parts.flatMap((part) => part.contextFiles)),
    copiedFrom: all((part) => part.copiedFrom),
    volumes: sorted(parts.flatMap((part) => part.volumes)),
    start: last.start,
  };
}

function mergedPackages(lists: readonly Packages[]): Packages[] {
  return once(lists, ({ manager }) => manager).map(({ manager }) => ({
    manager,
    names: sorted(lists.flatMap((list) => (list.manager === manager ? list.names : []))),
  }));
}

function mergedLanguages(lists: readonly LanguagePackages[]): LanguagePackages[] {
  const key = ({ manager, indexes }: LanguagePackages) => JSON.stringify([manager, indexes]);
  return once(lists, key).map((first) => {
    const same = lists.filter((list) => key(list) === key(first));
    return {
      manager: first.manager,
      names: sorted(same.flatMap(({ names }) => names)),
      project: same.some(({ project }) => project),
      indexes: first.indexes,
    };
  });
}

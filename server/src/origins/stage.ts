import type { Build, Fetch, KeyImport, Manager, StageModel, Start, StartCommand } from '../provenance/model';
import type { RuleContext } from '../rules/rule';
import type { Contents, CopiedFrom, Packages, StageAccount, StartAccount } from './account';
import { baseOf, stageName } from './base';
import { downloadsOf } from './downloads';
import { languagePackagesOf } from './language-packages';
import { once, sorted } from './lists';
import { keysOf, repositoriesOf } from './repositories';

/** What one stage brings in by its own instructions. */
export function stageAccount(build: Build, stage: StageModel, context: RuleContext): StageAccount {
  const chain = chainOf(build, stage.index);
  const keys: readonly KeyImport[] = chain.flatMap((model) => model.keys);
  const environment = [...chain].reverse().flatMap((model) => model.environment);
  const { index } = stage;
  return {
    index,
    name: build.dockerfile.stages[index]?.name ?? null,
    base: baseOf(stage.source, build, context),
    distribution: distributionOf(stage),
    packages: packagesOf(stage),
    repositories: repositoriesOf(stage, keys, context),
    keys: keysOf(stage),
    ...downloadsOf(stage, downloadsFromElsewhere(stage, chain), context),
    languagePackages: languagePackagesOf(stage.commands, environment),
    contextFiles: sorted(stage.copies.flatMap(({ from, path }) => (from === 'context' ? [path] : []))),
    copiedFrom: copiesOf(build, stage, context),
    volumes: sorted(stage.volumes.map(({ value }) => value.text)),
    start: startOf(stage.start),
  };
}

/** No engine stacks more layers; longer chains of stages cannot be built, and following all would take too long. */
const mostLayers = 127;

/** The stage, the stage that it is built FROM, and so on. A stage is built from earlier ones only, so this ends. */
export function chainOf(build: Build, index: number): StageModel[] {
  const chain: StageModel[] = [];
  let at: StageModel | undefined = build.stages[index];
  while (at && chain.length < mostLayers) {
    chain.push(at);
    at = at.source.kind === 'stage' ? build.stages[at.source.stage] : undefined;
  }
  return chain;
}

/** Downloads of other stages that were copied into this one. */
function downloadsFromElsewhere(stage: StageModel, chain: readonly StageModel[]): Fetch[] {
  const own = new Set(chain.map(({ index }) => index));
  return stage.present.filter((fetch) => !own.has(fetch.stage));
}

function distributionOf({ distribution }: StageModel): Contents['distribution'] {
  return distribution ? { name: distribution.distribution, release: distribution.release ?? null } : null;
}

const managers: readonly Manager[] = ['apt', 'apk', 'rpm', 'zypper', 'pacman'];

function packagesOf({ packages }: StageModel): Packages[] {
  return managers.flatMap((manager) => {
    const names = sorted(packages.flatMap((use) => (use.manager === manager ? [use.name.text] : [])));
    return names.length > 0 ? [{ manager, names }] : [];
  });
}

/** What comes from other stages and from images, by where it comes from. */
function copiesOf(build: Build, stage: StageModel, context: RuleContext): CopiedFrom[] {
  const found = stage.copies.flatMap(({ from, path, via }) =>
    from === 'context' ? [] : [{ from: baseOf(from, build, context), path, kept: via !== 'mount' }],
  );
  const keyOf = ({ from, kept }: Omit<CopiedFrom, 'paths'>) => JSON.stringify([from, kept]);
  const paths = new Map<string, string[]>();
  for (const copy of found) {
    const same = paths.get(keyOf(copy));
    if (same) same.push(copy.path);
    else paths.set(keyOf(copy), [copy.path]);
  }
  return once(found, keyOf).map(({ from, kept }) => ({
    from,
    paths: sorted(paths.get(keyOf({ from, kept })) ?? []),
    kept,
  }));
}

function startOf({ entrypoint, cmd }: Start): Contents['start'] {
  return { entrypoint: startAccount(entrypoint), cmd: startAccount(cmd) };
}

function startAccount(start: StartCommand | undefined): StartAccount | null {
  if (!start) return null;
  const commands = start.commands.map(({ argv }) => argv.map(({ text }) => text));
  // Behind the exec form's own words, the commands of a script in it may follow.
  return { form: start.exec ? 'exec' : 'shell', commands: start.exec ? commands.slice(0, 1) : commands };
}

/** Names of the stages that files of these stages come from, directly or through others. */
export function stagesBehind(build: Build, chain: readonly StageModel[]): string[] {
  const own = new Set(chain.map(({ index }) => index));
  const seen = new Set<number>();
  const open = [...chain];
  for (let stage = open.pop(); stage; stage = open.pop()) {
    for (const { from } of stage.copies) {
      if (from === 'context' || from.kind !== 'stage' || own.has(from.stage) || seen.has(from.stage))
        continue;
      for (const behind of chainOf(build, from.stage)) {
        if (seen.has(behind.index)) continue;
        seen.add(behind.index);
        open.push(behind);
      }
    }
  }
  return [...seen].sort((a, b) => a - b).map((index) => stageName(build, index));
}

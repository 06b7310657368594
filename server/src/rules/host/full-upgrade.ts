import type { Fix, Severity } from '../../findings';
import { debianReleases, ubuntuReleases } from '../../knowledge/codenames';
import { type FullUpgrade, fullUpgradeOf } from '../../provenance/commands/full-upgrades';
import type { Build, RunCommand, StageModel } from '../../provenance/model';
import { defineRule } from '../rule';
import { type BaseUpdates, updatesOfBase } from './base-updates';
import page from './full-upgrade.md';
import { withoutUpgrades } from './full-upgrade-repair';
import { shippedStages } from './shipped';

interface Upgrade {
  readonly upgrade: FullUpgrade;
  readonly command: RunCommand;
}

export const fullUpgrade = defineRule({
  meta: {
    id: 'full-upgrade',
    family: 'host',
    severity: 'warning',
    since: '0.4.0',
    summary: 'Every package of the base image is upgraded, instead of taking a newer base.',
    fixes: 'suggested',
    page,
  },
  *check(build: Build, context) {
    if (build.dockerfile.template) return;
    const strict = context.policy.preset === 'strict';
    for (const stage of shippedStages(build)) {
      const found = upgradesOf(stage).filter(({ upgrade }) => strict || upgrade.reach !== 'installed');
      const main = found.reduce<Upgrade | undefined>(
        (a, b) => (a && rank[a.upgrade.reach] <= rank[b.upgrade.reach] ? a : b),
        undefined,
      );
      if (!main) continue;
      const base = updatesOfBase(stage, context);
      const renewed = base.state === 'rebuilt' || base.state === 'pinned';
      yield {
        span: main.command.span,
        // Where no newer base brings updates, the base itself is the finding.
        severity: renewed || changesRelease(stage) ? severities[main.upgrade.reach] : 'hint',
        message: message(main.upgrade, stage, base),
        related: found
          .filter((f) => f !== main)
          .map(({ command }) => ({ span: command.span, message: 'upgraded here as well' })),
        fixes: changesRelease(stage) || !renewed ? [] : fixes(build, stage, found),
      };
    }
  },
});

const rank = { release: 0, all: 1, installed: 2 } as const;

const severities: Record<FullUpgrade['reach'], Severity> = {
  release: 'warning',
  all: 'hint',
  installed: 'hint',
};

function upgradesOf(stage: StageModel): Upgrade[] {
  return [...stage.commands, ...stage.triggered].flatMap((command) => {
    const upgrade = fullUpgradeOf(command);
    return upgrade ? [{ upgrade, command }] : [];
  });
}

/** Whether the package sources of one release are made those of another: `sed -i s/bookworm/trixie/ /etc/apt/sources.list`. */
function changesRelease(stage: StageModel): boolean {
  return stage.commands.some(
    ({ name, argv }) =>
      name === 'sed' &&
      argv.some((w) => w.text.startsWith('/etc/apt/')) &&
      argv.some(({ text }) => {
        const [, from = '', to = ''] =
          /^(?:.*;)?\s*s([/|#,@])(?:.*\W)?([a-z]+)\W*\1(?:.*\W)?([a-z]+)\W*\1/.exec(text)?.slice(1) ?? [];
        return from !== to && isRelease(from) && isRelease(to);
      }),
  );
}

function isRelease(name: string): boolean {
  return debianReleases.has(name) || ubuntuReleases.has(name);
}

function message({ program, verb, reach }: FullUpgrade, stage: StageModel, updates: BaseUpdates): string {
  const call = `${program} ${verb}`.trim();
  const base = updates.name ?? 'the base image';
  if (reach === 'release' && changesRelease(stage))
    return `${call} turns ${base} into another release, whose every package is shipped beside that of the base. Start from the image of that release.`;
  const twice = `${call} replaces packages of ${base} that stay in its layers below, so they are shipped twice.`;
  if (updates.state === 'over')
    return `${twice} No newer build of ${base} comes any more, so this upgrade is the only source of updates here, and there are hardly any left. Change to a base that is still built; this command can go then.`;
  if (updates.state === 'superseded')
    return `${twice} ${base} is not built any more, ${updates.by} is: take that base instead, which has the updates already; this command can go then.`;
  const effect =
    reach === 'release'
      ? `${call} may also remove packages and change what the base was tested with.`
      : 'What comes depends on the day of the build, so the same Dockerfile gives different images.';
  const instead =
    updates.state === 'pinned'
      ? 'Take a newer base instead: a newer digest is of what its publisher has rebuilt with the updates.'
      : 'Take a newer base instead: docker build --pull fetches what its publisher has rebuilt with the updates.';
  return `${twice} ${effect} ${instead}`;
}

function fixes(build: Build, stage: StageModel, found: readonly Upgrade[]): Fix[] {
  const edits = withoutUpgrades(
    build,
    stage,
    found.map((f) => f.command),
  );
  return edits ? [{ title: 'Remove the upgrade of everything', tier: 'suggested', edits }] : [];
}

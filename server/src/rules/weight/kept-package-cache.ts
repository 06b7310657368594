import { appendCommand } from '../../edits';
import type { AptInstall } from '../../provenance/apt-installs';
import type { Build, RunCommand } from '../../provenance/model';
import { covers, isMounted, removals } from '../../provenance/removals';
import { defineRule, type Report, type RuleContext } from '../rule';
import { isWorthIt, megabytes } from './amount';
import { estimateOf } from './apt-estimate';
import page from './kept-package-cache.md';
import { keptCaches, withoutCache } from './package-caches';
import { alwaysRuns, imageInstalls, imageStages } from './stages';

export const keptPackageCache = defineRule({
  meta: {
    id: 'kept-package-cache',
    family: 'weight',
    severity: 'information',
    since: '0.4.0',
    summary: 'What a package manager downloaded stays in the image beside what it installed.',
    fixes: 'safe',
    page,
    equivalents: { hadolint: ['DL3019', 'DL3032', 'DL3036', 'DL3040', 'DL3042', 'DL3060'] },
  },
  *check(build: Build, context) {
    yield* archives(build, context);
    // How much the others keep is not known.
    if (!isWorthIt(undefined, context)) return;
    for (const stage of imageStages(build))
      for (const kept of keptCaches(stage)) {
        const edits = withoutCache(build, kept);
        yield {
          span: kept.command.span,
          severity: 'hint',
          message: `What ${kept.command.name} downloads here stays in its cache, in the image, beside what it installs. Nothing reads it there. How much it is is not known.`,
          fixes: edits
            ? [{ title: `Keep nothing in the cache of ${kept.manager.name}`, tier: 'safe', edits }]
            : [],
        };
      }
  },
});

/** Where apt keeps packages that it has fetched. */
const archiveFolder = '/var/cache/apt/archives';
const dockerClean = '/etc/apt/apt.conf.d/docker-clean';

/** The archives of apt: images of Debian and Ubuntu delete them by themselves, until somebody takes that setting away. */
function* archives(build: Build, context: RuleContext): Iterable<Report> {
  const installs = imageInstalls(build);
  const byRun = new Map<number, AptInstall[]>();
  for (const install of installs) {
    const { index } = install.instruction;
    if (keepsArchives(build, install)) byRun.set(index, [...(byRun.get(index) ?? []), install]);
  }
  for (const all of byRun.values()) {
    const sizes = all.map((install) => estimateOf(build, install, context)?.downloadBytes);
    const bytes = sizes.some((s) => s === undefined)
      ? undefined
      : sizes.reduce<number>((sum, s) => sum + (s ?? 0), 0);
    const [install] = all;
    if (
      !install ||
      !isWorthIt(bytes, context) ||
      (bytes !== undefined && !alwaysRuns(build, install.command))
    )
      continue;
    const edits = appendCommand(build.dockerfile, install.instruction, 'apt-get clean');
    const amount = bytes === undefined ? '' : `, ${megabytes(bytes)}`;
    yield {
      span: install.span,
      severity: bytes === undefined ? 'hint' : 'information',
      message: `The package files that this fetches${amount}, stay in the image under ${archiveFolder}, beside what they install: the setting of the base that deletes them was taken away.`,
      fixes: edits
        ? [
            {
              title: `Delete the package files in the same RUN${bytes === undefined ? '' : ` (−${megabytes(bytes)})`}`,
              tier: 'safe',
              edits,
            },
          ]
        : [],
    };
  }
}

function keepsArchives(build: Build, { instruction, command }: AptInstall): boolean {
  const stages = imageStages(build);
  const gone = stages.some((stage) =>
    removals(stage).some((r) => r.path === dockerClean && r.span.start < command.span.start),
  );
  if (!gone || isMounted(instruction, archiveFolder)) return false;
  const own = stages.filter((stage) => stage.index === instruction.stage);
  const isLater = (c: RunCommand) => c.instruction === instruction && c.span.start > command.span.start;
  return !own.some(
    (stage) =>
      stage.commands.some(
        (c) =>
          isLater(c) &&
          /^(?:apt-get|apt|aptitude)$/.test(c.name) &&
          c.argv.some((w) => /^(?:clean|autoclean|distclean)$/.test(w.text)),
      ) || removals(stage).some((r) => isLater(r.command) && covers(r, archiveFolder)),
  );
}

import { joinRuns, removeCommandAt } from '../../edits';
import type { Fix, RelatedPlace } from '../../findings';
import { lateRemovals, type PackageRemoval, packageRemoval } from '../../provenance/late-removals';
import type { Build, PackageUse, RunCommand } from '../../provenance/model';
import { covers, removals } from '../../provenance/removals';
import type { Instruction } from '../../syntax';
import { defineRule, type Report, type RuleContext } from '../rule';
import { isWorthIt, megabytes } from './amount';
import { releaseOf } from './apt-estimate';
import { listFolder, listsLeft, updates, withoutLists } from './apt-lists';
import page from './late-removal.md';
import { removedPackages } from './removed-packages';
import { imageStages } from './stages';

/** Something that one command deletes too late. */
interface Late {
  readonly command: RunCommand;
  readonly what: string;
  /** Bytes that stay in the earlier layer; undefined when nobody knows. */
  readonly bytes: number | undefined;
  readonly related: readonly RelatedPlace[];
  /** The instruction that brought it. */
  readonly brought: Instruction;
  /** The instruction behind which nothing of it is to be seen, when that is not the command's own. */
  readonly gone?: Instruction | undefined;
  readonly fix?: Fix | undefined;
  /** True where other instructions bring the same again, so that to join one with the removal leaves the rest. */
  readonly elsewhere?: boolean;
}

export const lateRemoval = defineRule({
  meta: {
    id: 'late-removal',
    family: 'weight',
    severity: 'information',
    since: '0.4.0',
    summary: 'What an earlier layer brought is deleted in a later one, which frees nothing.',
    fixes: 'suggested',
    page,
  },
  *check(build: Build, context) {
    const byCommand = new Map<number, Late[]>();
    for (const late of [...lists(build, context), ...packages(build, context), ...files(build)]) {
      const { start } = late.command.span;
      byCommand.set(start, [...(byCommand.get(start) ?? []), late]);
    }
    for (const all of byCommand.values()) {
      const known = all.filter(({ bytes }) => bytes !== undefined);
      const bytes = known.reduce((sum, late) => sum + (late.bytes ?? 0), 0);
      if (!isWorthIt(known.length > 0 ? bytes : undefined, context)) continue;
      yield report(build, known.length > 0 ? known : all, known.length > 0 ? bytes : undefined);
    }
  },
});

function report(build: Build, all: readonly Late[], bytes: number | undefined): Report {
  const command = (all[0] as Late).command;
  const what = all
    .map((late) => late.what)
    .slice(0, 3)
    .join(', ');
  const amount = bytes === undefined ? '' : `: ${megabytes(bytes)} of the image that nobody can see any more`;
  return {
    span: command.span,
    severity: bytes === undefined ? 'hint' : 'information',
    message: `This frees nothing: an earlier layer holds ${what}, and keeps it${amount}. A layer can only hide what lies in those below it.`,
    related: all.flatMap((late) => late.related),
    fixes: fixes(build, all, bytes),
  };
}

function fixes(build: Build, all: readonly Late[], bytes: number | undefined): Fix[] {
  const own = all.length === 1 ? all[0]?.fix : undefined;
  if (own) return [own];
  if (all.some((late) => late.elsewhere)) return [];
  const first = Math.min(...all.map((late) => late.brought.index));
  const last = Math.max(...all.map((late) => (late.gone ?? late.command.instruction).index));
  const edits = joinRuns(build.dockerfile, build.dockerfile.instructions.slice(first, last + 1));
  const saved = bytes === undefined ? '' : ` (−${megabytes(bytes)})`;
  return edits ? [{ title: `Bring and remove it in one RUN${saved}`, tier: 'suggested', edits }] : [];
}

/** Lists of apt that a later RUN deletes. */
function lists(build: Build, context: RuleContext): Late[] {
  const left = listsLeft(build).filter(({ removal }) => removal !== undefined);
  const [first] = left;
  if (!first?.removal) return [];
  const release = releaseOf(first.stage);
  const bytes = release && context.packages?.listBytes(release.distribution, release.release);
  return [
    {
      command: first.removal.command,
      what: 'the package lists',
      bytes,
      related: [{ span: first.update.span, message: 'the lists come into the image here' }],
      brought: first.update.instruction,
      fix: listFix(build, left, bytes),
      elsewhere: left.length > 1,
    },
  ];
}

function listFix(
  build: Build,
  left: ReturnType<typeof listsLeft>,
  bytes: number | undefined,
): Fix | undefined {
  const repair = withoutLists(build, left);
  const removal = left[0]?.removal;
  if (!repair || repair.joins || !removal) return undefined;
  const { command } = removal;
  const stage = build.stages[command.stage];
  const alone = stage && removals(stage).every((r) => r.command !== command || covers(r, listFolder));
  // What else the later command deletes stays its work.
  const needless =
    alone &&
    command.name === 'rm' &&
    !stage.commands.some((c) => c.instruction === command.instruction && updates(c))
      ? removeCommandAt(build.dockerfile, command.instruction, command.span)
      : undefined;
  const saved = bytes === undefined ? '' : ` (−${megabytes(bytes)})`;
  return {
    title: `Remove the package lists in the RUN that fetches them${saved}`,
    tier: 'suggested',
    edits: [...repair.edits, ...(needless ?? [])],
  };
}

/** Packages that a later RUN removes. */
function packages(build: Build, context: RuleContext): Late[] {
  const stages = imageStages(build);
  const used = stages.flatMap((stage) => stage.packages);
  const removed = removedPackages(build, stages, context);
  return stages.flatMap((stage) =>
    stage.commands.flatMap((command) => {
      const removal = packageRemoval(command);
      if (!removal || removal.names.length === 0) return [];
      const earlier = used.filter(
        (p) =>
          p.span.start < command.span.start &&
          p.command.instruction !== command.instruction &&
          brings(p, removal),
      );
      const [first] = earlier;
      if (!first) return [];
      const names = [...new Set(earlier.map((p) => bare(p)))];
      return [
        {
          command,
          what: called(names, removed.get(command)?.others === true),
          bytes: removed.get(command)?.bytes,
          related: earlier.slice(0, 5).map(({ span }) => ({ span, message: 'brought into the image here' })),
          brought: first.command.instruction,
          gone: removed.get(command)?.last.instruction,
        },
      ];
    }),
  );
}

/** `gcc and what came with it`, `gcc, make, cmake and 2 more`. */
function called(names: readonly string[], withOthers: boolean): string {
  const shown = names.slice(0, 3).join(', ');
  const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
  return `${shown}${more}${withOthers ? `${more && ','} and what came with ${names.length > 1 ? 'them' : 'it'}` : ''}`;
}

function bare({ name }: PackageUse): string {
  return name.text.replace(/[:=~<>@/].*$/, '');
}

function brings(use: PackageUse, { manager, names }: PackageRemoval): boolean {
  if (use.manager !== manager) return false;
  if (names.includes(bare(use))) return true;
  // `apk add --virtual .build-deps gcc`, `apk del .build-deps`.
  const { argv } = use.command;
  return argv.some((word, i) => {
    const value = /^(?:--virtual|-\w*t)$/.test(word.text)
      ? argv[i + 1]?.text
      : /^--virtual=(.*)$/.exec(word.text)?.[1];
    return value !== undefined && names.includes(value);
  });
}

/** Downloads and copied files that a later instruction deletes; how large they are is not known. */
function files(build: Build): Late[] {
  return imageStages(build).flatMap((stage) =>
    lateRemovals(build, stage).map(({ removal, brought, how, path }) => ({
      command: removal.command,
      what: path,
      bytes: undefined,
      related: [
        { span: brought, message: how === 'copy' ? 'copied into the image here' : 'downloaded here' },
      ],
      brought:
        build.dockerfile.instructions.find(
          (i) => i.span.start <= brought.start && brought.end <= i.span.end,
        ) ?? removal.command.instruction,
    })),
  );
}

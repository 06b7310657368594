import {
  removeCommandAt,
  removeInstruction,
  removeScriptLine,
  removeSection,
  removeWordsAt,
  type TextEdit,
} from '../../edits';
import type { Fix } from '../../findings';
import { baseName } from '../../provenance/files';
import type { Build, Operand, StageModel } from '../../provenance/model';
import { needsAnyOf } from './stateful-client';
import type { Evidence } from './stateful-evidence';
import type { FoundService } from './stateful-weight';

type Span = Evidence['span'];

/** Programs that come with the server and need it; the words of the service itself are looked for anyway. */
const companions: Readonly<Record<string, RegExp>> = {
  postgresql: /^(?:psql|createdb|createuser|dropdb|initdb|pg_\w+)$/,
  mysql: /maria/i,
  mariadb: /mysql/i,
};

/**
 * Takes the service out of the image: its packages, and what starts it. Offered only where everything that shows the
 * service can be removed, nothing else speaks of it, and something remains to be installed and started.
 */
export function removal(build: Build, found: FoundService): Fix[] {
  const { evidence, service } = found;
  if (!evidence.some((e) => e.kind === 'package') || evidence.some((e) => !removable.has(e.kind))) return [];
  const stages = build.finalChain.flatMap((i) => build.stages[i] ?? []);
  const packages = withoutPackages(build, stages, evidence);
  const starts = withoutStarts(build, evidence);
  const declared = withoutDeclarations(build, stages, evidence);
  if (!packages || !starts || !declared) return [];
  const edits = [...packages, ...starts, ...declared].filter(
    (edit, i, all) =>
      all.findIndex((e) => e.span.start === edit.span.start && e.span.end === edit.span.end) === i,
  );
  const gone = edits.map(({ span }) => span);
  if (speaksOf(build, stages, found, edits) || runsTheUnknown(stages) || needsAnyOf(build, service, gone))
    return [];
  return [{ title: `Take ${service.name} out of this image`, tier: 'suggested', edits }];
}

const removable: ReadonlySet<Evidence['kind']> = new Set([
  'package',
  'daemon',
  'supervised',
  'volume',
  'port',
  'environment',
]);

/** Its packages leave the lists that they are in; a list must keep something. */
function withoutPackages(
  build: Build,
  stages: readonly StageModel[],
  evidence: readonly Evidence[],
): TextEdit[] | undefined {
  const uses = evidence.flatMap((e) => (e.kind === 'package' ? [e.package] : []));
  const edits: TextEdit[] = [];
  for (const command of new Set(uses.map((use) => use?.command))) {
    if (!command) return undefined;
    const gone = uses.flatMap((use) => (use?.command === command ? [use] : []));
    const all = stages.flatMap((stage) => stage.packages).filter((use) => use.command === command);
    const written = gone.every(
      ({ name, span }) => build.dockerfile.text.slice(span.start, span.end) === name.text,
    );
    if (!written || all.length <= gone.length) return undefined;
    const cut = removeWordsAt(
      build.dockerfile,
      command.instruction,
      gone.map((use) => use.span),
    );
    if (!cut) return undefined;
    edits.push(...cut);
  }
  return edits;
}

/** What starts it leaves the start command, the entry script or the supervisor's configuration that it is in. */
function withoutStarts(build: Build, evidence: readonly Evidence[]): TextEdit[] | undefined {
  const { dockerfile } = build;
  const final = build.stages[build.finalChain[0] ?? -1];
  if (!final) return undefined;
  const edits: TextEdit[] = [];
  for (const { kind, span } of evidence) {
    if (kind !== 'daemon' && kind !== 'supervised') continue;
    const instruction = dockerfile.instructions.find(
      (i) => i.span.start <= span.start && span.end <= i.span.end,
    );
    if (!instruction) return undefined;
    const cut =
      kind === 'supervised'
        ? removeSection(dockerfile.text, instruction, span, /^\[program:/)
        : instruction.keyword === 'CMD' || instruction.keyword === 'ENTRYPOINT'
          ? withoutCommand(build, final, instruction, span)
          : removeScriptLine(dockerfile.text, instruction, span);
    if (!cut) return undefined;
    edits.push(...cut);
  }
  return edits;
}

/** The last command of a chain is the one that the container lives as long as: it stays. */
function withoutCommand(
  build: Build,
  { start }: StageModel,
  instruction: Operand['instruction'],
  place: Span,
): TextEdit[] | undefined {
  const form = [start.entrypoint, start.cmd].find((f) => f?.instruction === instruction);
  const last = form?.commands.at(-1);
  if (!last || last.span.start <= place.start) return undefined;
  return removeCommandAt(build.dockerfile, instruction, place);
}

/** Volumes and ports that are the service's alone. */
function withoutDeclarations(
  build: Build,
  stages: readonly StageModel[],
  evidence: readonly Evidence[],
): TextEdit[] | undefined {
  const own = new Set(evidence.map((e) => e.span.start));
  const edits: TextEdit[] = [];
  for (const [operands, kind] of [
    [stages.flatMap((s) => s.volumes), 'volume'],
    [stages.flatMap((s) => s.ports), 'port'],
  ] as const) {
    for (const instruction of new Set(operands.map((o) => o.instruction))) {
      const of = operands.filter((o) => o.instruction === instruction);
      const gone = of.filter((o) => own.has(o.span.start));
      if (gone.length === of.length) edits.push(...removeInstruction(build.dockerfile, instruction));
      // A volume that is not the service's would be a finding of its own once the service is gone.
      else if (kind === 'volume') return undefined;
    }
  }
  return edits;
}

/** Whether something that stays names the service: a command of the build, a file that is written, a user. */
function speaksOf(
  build: Build,
  stages: readonly StageModel[],
  { service }: FoundService,
  edits: readonly TextEdit[],
): boolean {
  const words = [
    service.id,
    ...service.images.filter((name) => !name.includes('/')),
    ...service.daemons.map((daemon) => daemon.split(' ')[0] ?? ''),
    ...(service.units ?? []).map((unit) => unit.replace(/[*-]+$/, '')),
    ...(service.dataDirectories ?? []),
  ].filter((word) => word.length > 2);
  const companion = companions[service.id];
  const named = (text: string) => {
    const lower = text.toLowerCase();
    return (
      words.some((word) => lower.includes(word.toLowerCase())) || companion?.test(baseName(text)) === true
    );
  };
  const stays = (span: Span) => !edits.some((e) => e.span.start <= span.start && span.end <= e.span.end);
  const removed = new Set(edits.map((e) => e.span.start));
  const isCut = (span: Span | undefined) =>
    span !== undefined && edits.some((e) => e.span.start <= span.start && span.end <= e.span.end);
  const commands = stages.flatMap((s) => s.commands);
  const started = stages
    .slice(0, 1)
    .flatMap(({ start: { entrypoint, cmd, scripts } }) => [
      ...[entrypoint, cmd].flatMap((form) => form?.commands ?? []),
      ...scripts.flatMap((script) => script.commands),
    ]);
  const programs = stages.flatMap((s) => s.programs);
  return (
    removed.size === 0 ||
    [...commands, ...started, ...programs].some(
      ({ argv, span }) =>
        stays(span) &&
        argv.some((word) => named(word.text) && !isCut(word.spanOf()) && !isShellText(word.text)),
    ) ||
    stages.some(
      (s) => s.writes.some((w) => named(w.path)) || s.copies.some((c) => named(c.to) || named(c.path)),
    ) ||
    build.dockerfile.stages.some((s) =>
      s.instructions.some((i) => i.keyword === 'USER' && i.words.some((w) => named(w.text.value))),
    )
  );
}

/** The text that is given to `sh -c`: its commands are looked at one by one. */
function isShellText(text: string): boolean {
  return /\s/.test(text);
}

/** Whether something runs whose text is not known and that may need the service: a script of the build context. */
function runsTheUnknown(stages: readonly StageModel[]): boolean {
  const [final] = stages;
  const commands = [
    ...stages.flatMap((s) => s.commands),
    ...[final?.start.entrypoint, final?.start.cmd].flatMap((form) => form?.commands ?? []),
  ];
  const brought = stages.flatMap((s) => s.copies).map((c) => c.to);
  const read = final?.start.scripts.map((script) => script.name) ?? [];
  return commands.some(
    ({ argv }) =>
      !argv.some(({ text }) => read.includes(text)) &&
      argv.slice(0, 3).some(({ text }) => /\.(?:sh|bash|py|pl|rb)$/.test(text) || brought.includes(text)),
  );
}

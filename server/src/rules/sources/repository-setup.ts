import { vendorOfKey } from '../../knowledge/vendor-keys';
import { vendorOfRepository } from '../../knowledge/vendor-repositories';
import { resolvePath } from '../../provenance/files';
import type { Build, KeyImport, RunCommand, StageModel } from '../../provenance/model';
import type { Instruction } from '../../syntax/ast';
import { contains, type Span } from '../../syntax/span';
import { type Candidate, domainOf } from './repository-candidates';
import { pathsOf, type Step, stepsOf } from './stage-steps';

/** What of a stage only sets one vendor's repositories up. */
export interface Setup {
  readonly steps: readonly Step[];
  /** All steps of the stage, those above among them. */
  readonly all: readonly Step[];
  /** COPY and ADD instructions that bring a key or a list. */
  readonly instructions: readonly Instruction[];
}

/** No build that anybody wrote by hand has more; what is counted below grows by the square. */
const stepLimit = 500;

/** Programs that handle keys and lists; a step with another one does more than to set up. */
const helpers =
  /^(?:rm|chmod|chown|gpg[12]?|gpgconf|apt-key|cat|mv|cp|install|mkdir|tee|echo|printf|sed|awk|grep|tr|cut|head|bash|sh|dash|sudo|test|\[|ls|curl|wget|dd|sha(?:256|512)sum|touch|ln|lsb_release|dpkg|dpkg-architecture|uname|true|set|add-apt-repository|apt-add-repository|\.|source|extrepo|arch|apt\.postgresql\.org\.sh|export|mktemp|date|sleep|command)$/;

/** Lists that hold the distribution's own archive as well. */
const shared = /^\/etc\/apt\/(?:sources\.list|sources\.list\.d\/(?:debian|ubuntu)\.sources)$/;

/**
 * Finds the steps and instructions of a stage that serve nothing but a vendor's repositories: their lines, lists and
 * scripts, their keys, pins of apt, and everything that is done to the files which they leave.
 *
 * @param mine what was found of this vendor in the stage
 * @param others what was found of other vendors
 * @param isOffered whether a package is the vendor's, by name
 * @returns undefined when a step that belongs to it does something else as well
 */
export function repositorySetup(
  build: Build,
  stage: StageModel,
  mine: readonly Candidate[],
  others: readonly Candidate[],
  isOffered: (name: string) => boolean,
): Setup | undefined {
  const all = stepsOf(build, stage);
  if (all.length > stepLimit) return undefined;
  const keys = stage.keys.filter((key) => key.manager === 'apt' && serves(key, mine, others));
  const places: Span[] = [
    ...mine.flatMap((c) => [c.span, ...(c.repository?.command ? [c.repository.command.span] : [])]),
    ...keys.flatMap((k) => [
      k.span,
      ...(k.importSpan ? [k.importSpan] : []),
      ...(k.command ? [k.command.span] : []),
    ]),
    ...keys.flatMap((k) => k.fetches.map((f) => f.span)),
    ...stage.executions
      .filter((e) => mine.some((c) => c.span.start === e.fetch.span.start))
      .map((e) => e.span),
    ...pins(stage, mine, isOffered),
  ];
  const steps = new Set(all.filter((step) => places.some((p) => contains(step.span, p))));
  const instructions = new Set<Instruction>();
  for (const instruction of build.dockerfile.stages[stage.index]?.instructions ?? []) {
    if (!/^(?:COPY|ADD)$/.test(instruction.keyword)) continue;
    if (!places.some((p) => contains(instruction.span, p))) continue;
    // One source and where it goes; more than that brings other things as well.
    if (instruction.words.length !== 2 || instruction.heredocs.length > 1) return undefined;
    instructions.add(instruction);
  }
  const left = new Set<string>();
  const leave = (paths: Iterable<string>) => {
    for (const path of paths) if (!shared.test(path) && !path.startsWith('/dev/')) left.add(path);
  };
  for (const step of steps) leave(step.writes.map((w) => w.path));
  for (const w of stage.writes) if (instructions.has(w.instruction)) leave([w.path]);
  const touched = new Map(all.map((step) => [step, pathsOf(step)]));
  for (let before = -1; before !== steps.size; ) {
    before = steps.size;
    for (const [step, paths] of touched) {
      if (steps.has(step) || ![...paths].some((p) => left.has(p))) continue;
      if (removesMore(step, left)) {
        if (step.commands.every(isForced)) continue;
        return undefined;
      }
      steps.add(step);
      leave(step.writes.map((w) => w.path));
    }
  }
  if (
    [...steps].some((s) =>
      s.commands.some(
        (c) => !helpers.test(c.name) && !left.has(resolvePath(c.directory, c.argv[0]?.text ?? '')),
      ),
    )
  )
    return undefined;
  if (readsElsewhere(build, stage, left)) return undefined;
  return { steps: [...steps], all, instructions: [...instructions] };
}

/** A key is for a vendor's repository when that names it, when both are of one house, or when there is no other one. */
function serves(key: KeyImport, mine: readonly Candidate[], others: readonly Candidate[]): boolean {
  const namedBy = (list: readonly Candidate[]) =>
    key.path !== undefined && list.some((c) => c.repository?.keyring?.includes(key.path as string));
  if (namedBy(others)) return false;
  if (namedBy(mine) || others.length === 0) return true;
  const owner = key.id === undefined ? undefined : vendorOfKey(key.id);
  return mine.some(
    ({ location }) =>
      (owner !== undefined && vendorOfRepository(location)?.name === owner) ||
      key.fetches.some(
        (f) => domainOf(f.url.text) !== undefined && domainOf(f.url.text) === domainOf(location),
      ),
  );
}

/** Preferences of apt that speak of the vendor's host or packages. */
function pins(stage: StageModel, mine: readonly Candidate[], isOffered: (name: string) => boolean): Span[] {
  return stage.writes.flatMap((write) => {
    if (!/^\/etc\/apt\/preferences(?:\.d\/|$)/.test(write.path) || !write.content) return [];
    const { text } = write.content;
    const names = [...text.matchAll(/Package:\s*([^\n\\]+)/g)].flatMap((m) =>
      (m[1] as string).trim().split(/\s+/),
    );
    const origin = /origin\s+"?([\w.-]+)/.exec(text)?.[1];
    const speaks =
      (origin !== undefined && mine.some((c) => c.location.includes(origin))) ||
      (names.length > 0 && names.every((n) => isOffered(n.replace(/\*$/, ''))));
    return speaks ? [write.span] : [];
  });
}

/** True for an `rm` that takes away other things as well. */
function removesMore({ commands }: Step, left: ReadonlySet<string>): boolean {
  return commands.some(
    ({ name, argv, directory }) =>
      name === 'rm' &&
      argv.slice(1).some((w) => !w.text.startsWith('-') && !left.has(resolvePath(directory, w.text))),
  );
}

/** `rm -f` of something that is not there fails nothing. */
function isForced({ name, argv }: RunCommand): boolean {
  return name === 'rm' && argv.some((w) => /^-[a-zA-Z]*f|^--force$/.test(w.text));
}

/** True when another stage takes one of these files out of this one. */
function readsElsewhere(build: Build, stage: StageModel, paths: ReadonlySet<string>): boolean {
  return build.stages.some((other) =>
    other.copies.some(
      ({ from, path }) =>
        from !== 'context' &&
        from.kind === 'stage' &&
        from.stage === stage.index &&
        [...paths].some((p) => p === path || p.startsWith(`${path.replace(/\/+$/, '')}/`)),
    ),
  );
}

import {
  removeCommands,
  removeInstruction,
  removeWordsAt,
  replaceCommand,
  type TextEdit,
  wordAt,
} from '../../edits';
import type { Fix } from '../../findings';
import {
  type DistributionPackage,
  setupScript,
  vendorOfRepository,
} from '../../knowledge/vendor-repositories';
import {
  carriesOwnBuild,
  countsOnVendor,
  installedByScript,
  isSupplied,
  type Replacement,
  replacementOf,
} from '../../knowledge/vendor-supplies';
import { aptInstalls } from '../../provenance/apt-installs';
import type { Build, PackageUse, StageModel } from '../../provenance/model';
import type { Command } from '../../syntax/shell';
import { contains, type Span } from '../../syntax/span';
import { stepsToRemove } from './needless-steps';
import type { Candidate } from './repository-candidates';
import { repositorySetup } from './repository-setup';
import { needlessTools, type Word } from './setup-tools';
import { answersYes, isApt, type Step } from './stage-steps';

/** A package of the vendor's in an installation, and what takes its place. */
interface Exchange {
  readonly use: PackageUse;
  readonly replacement: Replacement;
}

/**
 * Repairs that take the software from the distribution instead, where its release has it under the same program
 * names: the repository, its key and what only served them go, the names in the install commands change.
 * Offered only when every package that comes from the repository is accounted for, and nothing in the stage is seen
 * to count on the vendor's build of it.
 *
 * @param all everything of the rule in this stage
 */
export function useDistributionPackage(
  build: Build,
  stage: StageModel,
  candidate: Candidate,
  all: readonly Candidate[],
): Fix[] {
  const vendor = vendorOf(candidate);
  if (vendor === undefined || stage.distribution?.distribution !== 'debian') return [];
  const { release } = stage.distribution;
  if (release === undefined || hasOwnBuild(vendor, stage)) return [];
  const mine = all.filter((c) => vendorOf(c) === vendor);
  const others = all.filter((c) => vendorOf(c) !== vendor);
  // Such a file may hold other sources as well, and it is not this document's to change.
  if (mine.some((c) => c.repository?.file !== undefined)) return [];
  const from = Math.min(...mine.map((c) => c.span.start));
  const exchanges = exchangesIn(stage, vendor, release, from);
  const byScript = scriptPackages(vendor, mine, release);
  if (!exchanges || !byScript || isTakenElsewhere(build, stage, vendor)) return [];
  const packages = [...byScript, ...exchanges.flatMap((e) => e.replacement.packages)];
  if (packages.length === 0 || exchanges.some((e) => isNamedLater(stage, e))) return [];
  const edits = surgery(build, stage, vendor, mine, others, exchanges, byScript);
  if (!edits || overlap(edits)) return [];
  const named = [...new Map(packages.map((p) => [p.package, `${p.package} (${p.version})`])).values()];
  return [
    {
      title: `Use Debian’s ${named.join(', ')} instead of the repository of ${vendor}`,
      tier: 'suggested',
      edits,
    },
  ];
}

function vendorOf({ location, repository }: Candidate): string | undefined {
  const script = repository ? undefined : setupScript(location);
  return (script ?? vendorOfRepository(location))?.name;
}

/** True for a stage whose base has the vendor's build already. */
function hasOwnBuild(vendor: string, { root }: StageModel): boolean {
  if (root.kind !== 'image') return false;
  const { repository } = root.reference;
  return (
    repository !== undefined && carriesOwnBuild(repository.slice(repository.lastIndexOf('/') + 1), vendor)
  );
}

/** What takes the place of packages that the vendor's setup script installs by itself; undefined when that is not known. */
function scriptPackages(
  vendor: string,
  mine: readonly Candidate[],
  release: string,
): readonly DistributionPackage[] | undefined {
  const installed = installedByScript(vendor);
  if (!installed || !mine.some((c) => !c.repository && setupScript(c.location))) return [];
  const found = installed.map((name) => replacementOf(vendor, name, release));
  return found.length > 0 && found.every((r) => r !== undefined)
    ? found.flatMap((r) => r.packages)
    : undefined;
}

/**
 * What takes the place of each package of the vendor's; undefined when one has no place.
 * @param from where the repository is set up: what was installed before is not the vendor's
 */
function exchangesIn(
  stage: StageModel,
  vendor: string,
  release: string,
  from: number,
): Exchange[] | undefined {
  const uses = stage.packages.filter(
    (u) => u.manager === 'apt' && u.span.start > from && isSupplied(vendor, plainName(u)),
  );
  const exchanges = uses.flatMap((use) => {
    // Another release, or another suite of the vendor's, is asked for by name.
    if (
      use.command.argv.some((w) =>
        /^(?:-t|--target-release|--default-release|APT::Default-Release)/.test(w.text),
      )
    )
      return [];
    const replacement = use.name.text.includes('/')
      ? undefined
      : replacementOf(vendor, plainName(use), release);
    return replacement ? [{ use, replacement }] : [];
  });
  return exchanges.length === uses.length ? exchanges : undefined;
}

/** Name without a pinned version. */
function plainName(use: PackageUse): string {
  return use.name.text.replace(/=.*$/s, '');
}

/** True when a stage that goes on from this one installs the vendor's packages: the repository is for that one too. */
function isTakenElsewhere(build: Build, stage: StageModel, vendor: string): boolean {
  const goesOn = new Set([stage.index]);
  return build.stages.some((other) => {
    if (other.source.kind !== 'stage' || !goesOn.has(other.source.stage)) return false;
    goesOn.add(other.index);
    return other.packages.some(
      (u) => u.manager === 'apt' && u.stage !== stage.index && isSupplied(vendor, plainName(u)),
    );
  });
}

/** What stays in the stage, and what stages that go on from it do, in words: commands, settings, files, users. */
function textsOf(build: Build, stage: StageModel, gone: readonly Span[]): string[] {
  const users = build.dockerfile.instructions.filter((i) => i.keyword === 'USER');
  const stays = ({ span }: { readonly span: Span }) => !gone.some((g) => contains(g, span));
  return [
    ...users.flatMap((i) => i.words.map((w) => `USER ${w.text.value}`)),
    ...build.stages
      .filter((s) => s === stage || s.source.kind === 'stage')
      .flatMap((s) => [
        ...s.commands.filter(stays).map((c) => c.argv.map((w) => w.text).join(' ')),
        ...s.environment.map((e) => `${e.name}=${e.value.text}`),
        ...s.copies.filter(stays).map((c) => c.to),
        ...s.writes.filter(stays).flatMap((w) => [w.path, ...(w.content ? [w.content.text] : [])]),
        ...[s.start.cmd, s.start.entrypoint].flatMap((c) =>
          (c?.commands ?? []).map((words) => words.argv.map((w) => w.text).join(' ')),
        ),
      ]),
  ];
}

/** True when apt or dpkg is given the vendor's name again: to hold the package, or to take it away. */
function isNamedLater(stage: StageModel, { use, replacement }: Exchange): boolean {
  const name = plainName(use);
  if (replacement.packages.some((p) => p.package === name)) return false;
  return stage.commands.some(
    (c) =>
      (isApt(c) || /^(?:apt-mark|dpkg)$/.test(c.name)) &&
      c.argv.some((w) => w.text === name || w.text.startsWith(`${name}=`)) &&
      !stage.packages.some((p) => p.command.span.start === c.span.start),
  );
}

function surgery(
  build: Build,
  stage: StageModel,
  vendor: string,
  mine: readonly Candidate[],
  others: readonly Candidate[],
  exchanges: readonly Exchange[],
  byScript: readonly DistributionPackage[],
): TextEdit[] | undefined {
  const { dockerfile } = build;
  const release = stage.distribution?.release ?? '';
  const setup = repositorySetup(build, stage, mine, others, (name) => isSupplied(vendor, name));
  if (!setup) return undefined;
  const uses = exchanges.map((e) => e.use);
  const tools = needlessTools(build, stage, setup, others.length > 0);
  const steps = stepsToRemove(build, setup, tools.steps, uses);
  if (!steps) return undefined;
  const renamed = byScript.length > 0 || exchanges.some((e) => e.replacement.renamed);
  const spans = [...steps, ...setup.instructions, ...exchanges.map((e) => e.use.command)].map((s) => s.span);
  if (textsOf(build, stage, spans).some((text) => countsOnVendor(vendor, text, release, renamed)))
    return undefined;
  // A setup script ends with an update of the package lists; what installs afterwards relies on it.
  const script = mine.find((c) => !c.repository);
  const place = script && steps.find((s) => contains(s.span, script.span));
  if (byScript.length > 0 && !place) return undefined;
  const update =
    place && (byScript.length > 0 || !isUpdatedFor(setup.all, steps, uses, place)) ? place : undefined;
  const removed = removals(
    build,
    steps.filter((s) => s !== update),
  );
  const names = exchangeNames(build, stage, exchanges, tools.words);
  if (!removed || !names) return undefined;
  const replaced = update
    ? replaceCommand(
        dockerfile,
        update.instruction,
        update.statement.script,
        update.statement.command,
        inPlace(build, update, byScript),
      )
    : [];
  if (!replaced) return undefined;
  const gone = setup.instructions.flatMap((i) => removeInstruction(dockerfile, i));
  return [...gone, ...removed, ...replaced, ...names];
}

/** What the commands of a setup script come to: the package lists, and what it installs by itself. */
function inPlace({ dockerfile }: Build, step: Step, packages: readonly DistributionPackage[]): string[] {
  const sudo = /\bsudo\b/.test(dockerfile.text.slice(step.span.start, step.span.end)) ? 'sudo ' : '';
  const names = packages.map((p) => p.package).join(' ');
  return [
    `${sudo}apt-get update`,
    ...(names === '' ? [] : [`${sudo}apt-get install -y --no-install-recommends ${names}`]),
  ];
}

/** True when the lists are updated for the first installation anyway, once `gone` has gone. */
function isUpdatedFor(
  all: readonly Step[],
  gone: readonly Step[],
  uses: readonly PackageUse[],
  place: Step,
): boolean {
  const first = [...uses].sort((a, b) => a.span.start - b.span.start)[0];
  if (!first) return true;
  const before = all.filter((s) => !gone.includes(s) && s.span.start < first.span.start);
  // Lists that were dropped in between are no longer there.
  const dropped = before.reduce(
    (at, s) =>
      s.commands.some((c) => c.name === 'rm' && c.argv.some((w) => w.text.includes('/var/lib/apt')))
        ? s.span.start
        : at,
    -1,
  );
  return before.some(
    (s) =>
      s.span.start > dropped &&
      s.commands.some((c) => isApt(c) && c.argv.some((w) => w.text === 'update')) &&
      (s.span.start > place.span.end || s.instruction === first.instruction),
  );
}

/** Takes the steps out, all of one instruction at once. */
function removals(build: Build, steps: readonly Step[]): TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (const instruction of new Set(steps.map((s) => s.instruction))) {
    const group = steps.filter((s) => s.instruction === instruction);
    const { script } = (group[0] as Step).statement;
    if (group.some((s) => s.statement.script !== script)) return undefined;
    const commands: Command[] = group.map((s) => s.statement.command);
    const removed = removeCommands(build.dockerfile, instruction, script, commands);
    if (!removed) return undefined;
    edits.push(...removed);
  }
  return edits;
}

/**
 * The names in the install commands: Debian's in the place of the vendor's, each once, without pinned versions, and
 * without what nothing needs any more. Undefined when a name does not stand in the text as it is.
 */
function exchangeNames(
  build: Build,
  stage: StageModel,
  exchanges: readonly Exchange[],
  needless: readonly Word[],
): TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  const taken = new Set(exchanges.map((e) => e.use));
  const kept = new Set(stage.packages.filter((u) => !taken.has(u)).map(plainName));
  const placed = new Set<string>();
  const gone = new Map<number, Word[]>();
  const drop = (word: Word) => {
    const key = word.command.span.start;
    gone.set(key, [...(gone.get(key) ?? []), word]);
  };
  for (const word of needless) drop(word);
  for (const { use, replacement } of exchanges) {
    const word = wholeWord(build, use);
    if (!word) return undefined;
    const written = build.dockerfile.text.slice(word.start, word.end);
    // A name stands once in a command; what comes along with the first one may stand in any.
    const here = (name: string) => `${use.command.span.start} ${name}`;
    const names = replacement.packages
      .map((p) => p.package)
      .filter((name, i) => !placed.has(here(name)) && (i === 0 || !kept.has(name)));
    for (const name of names) placed.add(here(name));
    if (names.length === 0) {
      drop(use);
      continue;
    }
    // Debian's package may bring others along, which apt asks about; without an answer the build stops there.
    if (!answersYes(use.command) && !placed.has(here('-y'))) {
      placed.add(here('-y'));
      names.unshift('-y');
    }
    // The vendor's package recommended next to nothing; Debian's may recommend a compiler.
    if (!placed.has(here(lean)) && isExchangedWhole(build, stage, use, exchanges, needless)) {
      placed.add(here(lean));
      names.unshift(lean);
    }
    if (names.join(' ') !== written) edits.push({ span: word, newText: names.join(' ') });
  }
  for (const words of gone.values()) {
    const [first] = words;
    const cut =
      first &&
      removeWordsAt(
        build.dockerfile,
        first.command.instruction,
        words.map((w) => w.span),
      );
    if (!cut) return undefined;
    edits.push(...cut);
  }
  return edits;
}

const lean = '--no-install-recommends';

/** True for an installation that takes recommended packages along, and of which nothing stays that is not exchanged. */
function isExchangedWhole(
  build: Build,
  stage: StageModel,
  { command }: PackageUse,
  exchanges: readonly Exchange[],
  needless: readonly Word[],
): boolean {
  const install = aptInstalls(build, stage).find((i) => i.command.span.start === command.span.start);
  if (install?.recommends !== true || install.others.length > 0) return false;
  const changed = [...exchanges.map((e) => e.use), ...needless].map(({ span }) => span.start);
  return install.operands.every((operand) => changed.includes(operand.spanOf()?.start ?? -1));
}

/**
 * The word that names a package and nothing else, with its quotes; undefined where the name does not stand as it is.
 */
function wholeWord({ dockerfile }: Build, use: PackageUse): Span | undefined {
  const { text } = dockerfile;
  const names = (span: Span) =>
    text.slice(span.start, span.end).replace(/["']/g, '').replace(/=.*$/s, '') === plainName(use);
  const word = wordAt(dockerfile, use.instruction, use.span);
  if (word && !/\s/.test(text.slice(word.start, word.end))) return names(word) ? word : undefined;
  // In the text of an inner shell: the place itself, and quotes that are around just it.
  const { start, end } = use.span;
  if (/["']/.test(text.slice(start, end)) || !names(use.span)) return undefined;
  const before = text[start - 1] ?? ' ';
  const after = text[end] ?? ' ';
  if (/["']/.test(before) && before === after) return { start: start - 1, end: end + 1 };
  return /\s/.test(before) && /[\s"';&|)]/.test(after) ? use.span : undefined;
}

function overlap(edits: readonly TextEdit[]): boolean {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return sorted.some((e, i) => i > 0 && e.span.start < (sorted[i - 1]?.span.end ?? 0));
}

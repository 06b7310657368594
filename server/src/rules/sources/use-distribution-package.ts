import {
  removeCommands,
  removeInstruction,
  replaceCommand,
  type Statement,
  statementsOf,
  type TextEdit,
} from '../../edits';
import type { Fix } from '../../findings';
import { companionPackages, dropInPackages } from '../../knowledge/drop-in-packages';
import { distributionPackage, setupScript, vendorOfRepository } from '../../knowledge/vendor-repositories';
import { resolvePath } from '../../provenance/files';
import type { Build, PackageUse, StageModel } from '../../provenance/model';
import type { Instruction } from '../../syntax/ast';
import { contains, type Span } from '../../syntax/span';
import type { Candidate } from './repository-candidates';

/** The vendor whose repository it is, and what people take from it. */
interface Offer {
  readonly vendor: string;
  readonly software: readonly string[];
}

/**
 * Repairs that take the software from the distribution instead, where its release has it under the same program
 * names: the repository, its key and what only served them go, the names in the install commands change.
 * Offered only when every package that comes from the repository is accounted for.
 *
 * @param places further places that set up the same repository
 */
export function useDistributionPackage(
  build: Build,
  stage: StageModel,
  candidate: Candidate,
  places: readonly Span[],
): Fix[] {
  const offer = offerOf(candidate);
  if (!offer || stage.distribution?.distribution !== 'debian') return [];
  const { release } = stage.distribution;
  const uses = stage.packages.filter((use) => use.manager === 'apt' && comesFrom(use, offer));
  if (uses.length === 0) return [];
  const replaced: { use: PackageUse; name: string; version: string }[] = [];
  for (const use of uses) {
    const found = replacementFor(plainName(use), release);
    if (!found) return [];
    replaced.push({ use, name: found.package, version: found.version });
  }
  const renames = renameEdits(build, stage, replaced);
  const removals = removalEdits(build, stage, candidate, places, offer, uses);
  if (!renames || !removals) return [];
  const named = [...new Map(replaced.map((r) => [r.name, `${r.name} (${r.version})`])).values()];
  return [
    {
      title: `Use Debian’s ${named.join(', ')} instead of the repository of ${offer.vendor}`,
      tier: 'suggested',
      edits: [...removals, ...renames],
    },
  ];
}

function offerOf(candidate: Candidate): Offer | undefined {
  const script = candidate.repository ? undefined : setupScript(candidate.location);
  if (script) return { vendor: script.name, software: script.software };
  const vendor = vendorOfRepository(candidate.location);
  return vendor && { vendor: vendor.name, software: vendor.software };
}

/** Name without a pinned version. */
function plainName(use: PackageUse): string {
  return use.name.text.replace(/=.*$/, '');
}

/** True for packages that the vendor offers: by its software's name, or with something behind it. */
function comesFrom(use: PackageUse, offer: Offer): boolean {
  const name = plainName(use);
  return (
    offer.software.some((s) => name === s || name.startsWith(`${s}-`)) ||
    (offer.software.includes('docker') && name === 'containerd.io')
  );
}

function replacementFor(name: string, release: string | undefined) {
  for (const candidate of dropInPackages(name)) {
    const found = distributionPackage(candidate, 'debian', release);
    if (found?.package === candidate) return found;
  }
  return undefined;
}

/** New names in the install commands, each once; undefined when a name does not stand in the text as it is. */
function renameEdits(
  build: Build,
  stage: StageModel,
  replaced: readonly { use: PackageUse; name: string }[],
): TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (const { use, name } of replaced) {
    const { start, end } = use.span;
    const written = build.dockerfile.text.slice(start, end);
    if (written !== use.name.text && written !== `"${use.name.text}"`) return undefined;
    const missing = companionPackages(plainName(use)).filter(
      (c) =>
        !stage.packages.some((p) => plainName(p) === c) &&
        distributionPackage(c, 'debian', stage.distribution?.release),
    );
    const text = [name, ...missing].join(' ');
    if (text !== written) edits.push({ span: use.span, newText: text });
  }
  return edits;
}

/** Takes out what sets the repository up: its list, its key, and commands on those files. */
function removalEdits(
  build: Build,
  stage: StageModel,
  candidate: Candidate,
  places: readonly Span[],
  offer: Offer,
  uses: readonly PackageUse[],
): TextEdit[] | undefined {
  const { dockerfile } = build;
  const instructions = dockerfile.stages[stage.index]?.instructions ?? [];
  const whole = new Set<Instruction>();
  const statements = new Map<Instruction, Statement[]>();
  const spans = [candidate.span, ...places];
  // Keys are fetched from the vendor's host, or its files are saved where keys and lists lie.
  const fetched = stage.fetches.filter(
    (f) => vendorOf(f.url.text) === offer.vendor || sameHost(f.url.text, candidate.location),
  );
  const paths = new Set<string>();
  for (const instruction of instructions) {
    const inside = (span: Span) => contains(instruction.span, span);
    if (instruction.keyword === 'RUN') {
      for (const statement of statementsOf(dockerfile, instruction)) {
        const { span } = statement.command;
        const sets =
          spans.some((s) => contains(span, s)) ||
          fetched.some((f) => isKeyOrList(f.url.text) && contains(span, f.span));
        if (sets) add(statements, instruction, statement);
        if (sets) for (const path of writtenPaths(stage, span)) paths.add(path);
      }
    } else if (spans.some(inside) || fetched.some((f) => isKeyOrList(f.url.text) && inside(f.span)))
      whole.add(instruction);
  }
  if (statements.size === 0 && whole.size === 0) return undefined;
  // What remains must not touch files that are no longer made.
  for (const instruction of instructions) {
    if (instruction.keyword !== 'RUN') continue;
    for (const statement of statementsOf(dockerfile, instruction)) {
      const { span } = statement.command;
      const mine = statements.get(instruction)?.some((s) => s.command.span.start === span.start);
      const touches = stage.commands.some(
        (c) =>
          c.instruction === instruction &&
          contains(span, c.span) &&
          c.argv.some((w) => paths.has(resolvePath(c.directory, w.text))),
      );
      if (!mine && touches) add(statements, instruction, statement);
    }
  }
  const edits: TextEdit[] = [...whole].flatMap((i) => removeInstruction(dockerfile, i));
  for (const [instruction, group] of statements) {
    group.sort((x, y) => x.command.span.start - y.command.span.start);
    const { script } = group[0] as Statement;
    if (group.some((s) => s.script !== script)) return undefined;
    const update = candidate.repository
      ? undefined
      : group.find((s) => contains(s.command.span, candidate.span));
    if (update && !updatesLater(stage, update.command.span, uses)) {
      // A setup script ends with an update of the package lists; what installs afterwards relies on it.
      const others = group.filter((s) => s !== update).map((s) => s.command);
      const replaced = replaceCommand(dockerfile, instruction, script, update.command, 'apt-get update');
      if (!replaced || others.length > 0) return undefined;
      edits.push(...replaced);
      continue;
    }
    const removed = removeCommands(
      dockerfile,
      instruction,
      script,
      group.map((s) => s.command),
    );
    if (!removed) return undefined;
    edits.push(...removed);
  }
  return edits;
}

/** True when the lists are updated for the installation anyway: in its own RUN, or behind the place. */
function updatesLater(stage: StageModel, place: Span, uses: readonly PackageUse[]): boolean {
  const [first] = [...uses].sort((a, b) => a.span.start - b.span.start);
  if (!first) return false;
  return stage.commands.some(
    (c) =>
      /^(?:apt-get|apt|aptitude)$/.test(c.name) &&
      c.argv.some((w) => w.text === 'update') &&
      c.span.start < first.span.start &&
      (c.span.start > place.end || c.instruction === first.instruction),
  );
}

function add(map: Map<Instruction, Statement[]>, instruction: Instruction, statement: Statement): void {
  const list = map.get(instruction);
  if (!list) map.set(instruction, [statement]);
  else if (!list.some((s) => s.command.span.start === statement.command.span.start)) list.push(statement);
}

/** Files that a statement writes, by the words of its commands: `-o file`, `> file`, `tee file`. */
function writtenPaths(stage: StageModel, span: Span): string[] {
  return stage.writes.filter((w) => contains(span, w.span)).map((w) => w.path);
}

function vendorOf(url: string): string | undefined {
  return vendorOfRepository(url)?.name;
}

function sameHost(a: string, b: string): boolean {
  const host = (url: string) => /^\w+:\/\/([^/]+)/.exec(url)?.[1];
  return host(a) !== undefined && host(a) === host(b);
}

function isKeyOrList(url: string): boolean {
  return /gpg|\bkey|key\b|\.asc|\.pgp|\.list$|\.sources$|\.pub$|KEYS?$|setup_|keyring/i.test(url);
}

import {
  removeCommands,
  removeInstruction,
  replaceCommand,
  replaceWord,
  type Statement,
  statementsOf,
  type TextEdit,
} from '../../edits';
import type { Fix } from '../../findings';
import { dropInPackages } from '../../knowledge/drop-in-packages';
import { distributionPackage } from '../../knowledge/vendor-repositories';
import { baseName, resolvePath } from '../../provenance/files';
import type { Build, PackageFile, RunCommand, StageModel } from '../../provenance/model';
import type { Simple } from '../../syntax/shell';
import { contains } from '../../syntax/span';
import { answersYes } from './stage-steps';

/**
 * The repair that takes the package from Debian instead of a file from elsewhere, where this release has it under the
 * same program names: the download and what only served its file go, the install command names the package.
 * Offered only when everything that is done with the file is understood.
 */
export function useDistributionsOwn(build: Build, stage: StageModel, file: PackageFile): Fix[] {
  const { distribution, release } = stage.distribution ?? {};
  if (file.manager !== 'apt' || distribution !== 'debian' || !file.fetch) return [];
  const [found] = dropInPackages(packageNameOf(file.url.text)).flatMap((name) => {
    const own = distributionPackage(name, 'debian', release);
    return own?.package === name ? [own] : [];
  });
  const edits = found && replacement(build, stage, file, found.package);
  if (!edits) return [];
  return [
    {
      title: `Use Debian’s ${found.package} (${found.version}) instead of the package file`,
      tier: 'suggested',
      edits,
    },
  ];
}

/** `dumb-init` of `…/dumb-init_1.2.5_amd64.deb`, `git-lfs` of `…/git-lfs-3.5.1-amd64.deb`; empty when the name does not show. */
function packageNameOf(url: string): string {
  const file = /([^/?#]*)\.deb(?:[?#]|$)/.exec(url)?.[1] ?? '';
  return /^([a-z][a-z0-9+.]*(?:-[a-z][a-z0-9+.]*)*)[-_]v?[\d$]/.exec(file)?.[1] ?? '';
}

function replacement(
  build: Build,
  stage: StageModel,
  file: PackageFile,
  name: string,
): TextEdit[] | undefined {
  const { dockerfile } = build;
  const { fetch, command, instruction } = file;
  const statements = statementsOf(dockerfile, instruction);
  const install = statements.find(({ command: c }) => contains(c.span, command.span));
  const path = fetch && savedPath(stage, file);
  if (!fetch || !path || install?.command.kind !== 'simple') return undefined;
  if (
    stage.packageFiles.some(
      (f) => f !== file && f.fetch?.instruction === fetch.instruction && f.span.start === file.span.start,
    )
  )
    return undefined;
  // Another RUN, stage or instruction that names the file is more than is understood here.
  const elsewhere = dockerfile.instructions.some(
    (i) =>
      i !== instruction &&
      i !== fetch.instruction &&
      dockerfile.text.slice(i.span.start, i.span.end).includes(baseName(path)),
  );
  if (elsewhere) return undefined;
  const edits: TextEdit[] = [];
  const gone: Statement[] = [];
  if (fetch.instruction !== instruction) {
    const { words } = fetch.instruction;
    if (fetch.tool !== 'ADD' || words.length !== 2) return undefined;
    edits.push(...removeInstruction(dockerfile, fetch.instruction));
  }
  for (const statement of statements) {
    const { span } = statement.command;
    if (statement === install) continue;
    if (fetch.instruction === instruction && contains(span, fetch.span)) {
      if (statement.command.kind !== 'simple' || fetches(stage, statement) !== 1) return undefined;
      gone.push(statement);
    } else if (touches(stage, statement, path) || mentions(build, statement, path)) {
      if (!onlyServes(stage, statement, path)) return undefined;
      gone.push(statement);
    }
  }
  const inside = installing(build, stage, install, install.command, command, path, name);
  const removed = removeCommands(
    dockerfile,
    instruction,
    install.script,
    gone.map((s) => s.command),
  );
  return inside && removed ? [...edits, ...removed, ...inside] : undefined;
}

/** Where the only copy of the file lies. */
function savedPath(stage: StageModel, { fetch, command }: PackageFile): string | undefined {
  const named = command.argv.slice(1).map((w) => resolvePath(command.directory, w.text));
  const written = stage.writes.filter((w) => w.instruction === fetch?.instruction && named.includes(w.path));
  return new Set(written.map((w) => w.path)).size === 1 ? written[0]?.path : undefined;
}

function fetches(stage: StageModel, { command }: Statement): number {
  return stage.fetches.filter((f) => contains(command.span, f.span)).length;
}

function commandsOf(stage: StageModel, { command }: Statement): readonly RunCommand[] {
  return stage.commands.filter((c) => contains(command.span, c.span));
}

function touches(stage: StageModel, statement: Statement, path: string): boolean {
  return commandsOf(stage, statement).some((c) =>
    c.argv.some((w) => resolvePath(c.directory, w.text) === path),
  );
}

function mentions({ dockerfile }: Build, { command }: Statement, path: string): boolean {
  return dockerfile.text.slice(command.span.start, command.span.end).includes(baseName(path));
}

/** True for a comparison with a checksum, and for the removal of this file alone. */
function onlyServes(stage: StageModel, statement: Statement, path: string): boolean {
  const commands = commandsOf(stage, statement);
  const last = commands.at(-1);
  if (commands.length === 2 && last && /^sha(?:256|512)sum$/.test(last.name)) return true;
  if (commands.length !== 1 || last?.name !== 'rm') return false;
  const files = last.argv.slice(1).filter((w) => !w.text.startsWith('-'));
  return files.length === 1 && resolvePath(last.directory, files[0]?.text ?? '') === path;
}

/** The install command with the package's name in it. */
function installing(
  build: Build,
  stage: StageModel,
  { script }: Statement,
  simple: Simple,
  command: RunCommand,
  path: string,
  name: string,
): TextEdit[] | undefined {
  const { dockerfile } = build;
  const isFile = (text: string) => resolvePath(command.directory, text) === path;
  const fileWords = command.argv.filter((w) => isFile(w.text));
  const [operand] = fileWords;
  const at = operand?.spanOf();
  if (!operand || !at || fileWords.length !== 1) return undefined;
  if (/^apt(?:-get)?$/.test(command.name) && listsThere(stage, command)) {
    const word = simple.words.find((w) => contains(w.span, at));
    // Debian's package may bring others along, which apt asks about; without an answer the build stops there.
    return word && replaceWord(word, answersYes(command) ? name : `-y ${name}`);
  }
  const others = command.argv.slice(1).filter((w) => !w.text.startsWith('-') && w !== operand);
  if (
    !/^(?:dpkg|gdebi)$/.test(command.name) ||
    others.length > 0 ||
    simple.words[0]?.span.start !== command.span.start
  )
    return undefined;
  const install = `apt-get install -y --no-install-recommends ${name}`;
  const texts = listsThere(stage, command)
    ? [install]
    : ['apt-get update', install, 'rm -rf /var/lib/apt/lists/*'];
  return replaceCommand(dockerfile, command.instruction, script, simple, texts);
}

/** True when the same RUN has updated the package lists and not removed them again. */
function listsThere(stage: StageModel, command: RunCommand): boolean {
  let there = false;
  for (const c of stage.commands) {
    if (c.instruction !== command.instruction || c.span.start >= command.span.start) continue;
    if (/^(?:apt-get|apt)$/.test(c.name) && c.argv.some((w) => w.text === 'update')) there = true;
    if (c.name === 'rm' && c.argv.some((w) => /^\/var\/lib\/apt(?:\/lists)?/.test(w.text))) there = false;
  }
  return there;
}

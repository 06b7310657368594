import {
  insertLineBefore,
  removeCommands,
  replaceInstruction,
  type Statement,
  statementAt,
  statementsOf,
  type TextEdit,
} from '../../edits';
import type { Fix } from '../../findings';
import { baseName, resolvePath } from '../../provenance/files';
import type { Build, Execution, RunCommand, StageModel } from '../../provenance/model';
import type { Instruction } from '../../syntax/ast';
import { contains } from '../../syntax/span';

/**
 * The repair that copies Composer out of its official image, to the place where its installer, piped to PHP, would
 * have put it, so that what follows finds it there. Offered where the stage's PHP can run today's Composer, and every
 * argument of the installer is understood.
 */
export function composerFromImage(build: Build, execution: Execution): Fix[] {
  const stage = build.stages[execution.fetch.stage];
  const { dockerfile } = build;
  const { instruction, fetch, command } = execution;
  if (!stage || !command || execution.how !== 'pipe' || fetch.instruction !== instruction) return [];
  if (!/^https?:\/\/getcomposer\.org\/installer$/.test(fetch.url.text) || !/^php\d*$/.test(command.name))
    return [];
  const statement = statementAt(dockerfile, instruction, fetch.span.start);
  const piped = statement?.command.kind === 'pipeline' && statement.command.commands.length === 2;
  const target = installedAs(command);
  // A trigger runs in the build of another image: there is no line in front of it.
  const triggered = dockerfile.instructions[instruction.index]?.trigger !== undefined;
  if (!statement || !piped || !target || triggered || instruction.json || instruction.heredocs.length > 0)
    return [];
  if (!runsComposer(stage) || !isRoot(build, stage, instruction) || !isThere(stage, command, target))
    return [];
  const move = movedNext(build, stage, statement, command, target);
  const gone = move ? [statement, move.statement] : [statement];
  const line = `COPY --from=composer:2 /usr/bin/composer ${move?.to ?? target}`;
  const edits =
    statementsOf(dockerfile, instruction).length === gone.length
      ? replaceInstruction(dockerfile, instruction, line)
      : withLine(build, execution, line, gone);
  if (!edits) return [];
  return [{ title: `Copy Composer from its official image (composer:2)`, tier: 'suggested', edits }];
}

function withLine(
  { dockerfile }: Build,
  { instruction }: Execution,
  line: string,
  gone: readonly Statement[],
): TextEdit[] | undefined {
  const [first] = gone;
  const removed =
    first &&
    removeCommands(
      dockerfile,
      instruction,
      first.script,
      gone.map((s) => s.command),
    );
  return removed && [...insertLineBefore(dockerfile, instruction, line), ...removed];
}

/** The file that the installer writes; undefined for arguments that are not understood, a version of the user's own too. */
function installedAs({ argv, directory }: RunCommand): string | undefined {
  let folder = directory;
  let name = 'composer.phar';
  for (const { text } of argv.slice(1)) {
    const [, option, value = ''] = /^--([a-z-]+|\d)(?:=([^=]*))?$/.exec(text) ?? [];
    if (/^(?:--?|--quiet|--no-ansi|--ansi|--stable|--2)$/.test(text)) continue;
    if (option === 'install-dir' && /^[\w./-]+$/.test(value)) folder = resolvePath(directory, value);
    else if (option === 'filename' && /^[\w.-]+$/.test(value)) name = value;
    else return undefined;
  }
  const path = resolvePath(folder, name);
  return /^[\w./-]+$/.test(path) ? path : undefined;
}

/** What is copied belongs to root: another user could not do with it what follows. */
function isRoot({ dockerfile }: Build, stage: StageModel, instruction: Instruction): boolean {
  if (stage.source.kind === 'stage') return false;
  const before =
    dockerfile.stages[stage.index]?.instructions.filter((i) => i.index < instruction.index) ?? [];
  const user = before.filter((i) => i.keyword === 'USER').at(-1);
  return !user || /^(?:root|0)(?::|$)/.test(user.words[0]?.text.value ?? '');
}

/** True when the folder is there without the RUN's doing: to copy into it first would make its `mkdir` fail. */
function isThere(stage: StageModel, { instruction, span }: RunCommand, path: string): boolean {
  const folder = path.slice(0, path.lastIndexOf('/')) || '/';
  return !stage.commands.some(
    (c) =>
      c.instruction === instruction &&
      c.span.start < span.start &&
      /^(?:mkdir|git|tar|unzip|mv|cp|rm)$/.test(c.name) &&
      c.argv.slice(1).some((w) => under(folder, resolvePath(c.directory, w.text))),
  );
}

function under(folder: string, path: string): boolean {
  return path !== '/' && (folder === path || folder.startsWith(`${path}/`));
}

/** `mv composer.phar /usr/local/bin/composer` right behind it: the copy can go there at once. */
function movedNext(
  { dockerfile }: Build,
  stage: StageModel,
  statement: Statement,
  { instruction }: RunCommand,
  path: string,
): { statement: Statement; to: string } | undefined {
  const all = statementsOf(dockerfile, instruction);
  const next = all[all.findIndex((s) => s.command === statement.command) + 1];
  if (next?.command.kind !== 'simple') return undefined;
  const { span } = next.command;
  const command = stage.commands.find((c) => c.instruction === instruction && contains(span, c.span));
  const [from, into, ...more] = command?.argv.slice(1).filter((w) => !/^-[fv]+$/.test(w.text)) ?? [];
  if (command?.name !== 'mv' || !from || !into || more.length > 0) return undefined;
  if (resolvePath(command.directory, from.text) !== path || !/^[\w./-]+$/.test(into.text)) return undefined;
  const to = resolvePath(command.directory, into.text);
  const folder = into.text.endsWith('/') || /^(?:\/usr(?:\/local)?)?\/s?bin$/.test(to);
  return { statement: next, to: folder ? resolvePath(to, baseName(path)) : to };
}

/** Releases whose own PHP is 7.2.5 or newer, which Composer 2 needs. */
const newEnough =
  /^(?:debian (?:bullseye|bookworm|trixie)|ubuntu (?:focal|jammy|noble|plucky|questing|resolute)|alpine 3\.(?:1[2-9]|2\d))$/;

/** True when the stage's PHP is known to be new enough: by the tag of the official image, or by its distribution. */
function runsComposer(stage: StageModel): boolean {
  const { root, distribution } = stage;
  if (root.kind !== 'image') return false;
  const { registry, repository, tag = '' } = root.reference;
  if (registry === 'docker.io' && repository === 'library/php') {
    const [, major = '0', minor] = /^(\d+)(?:\.(\d+))?/.exec(tag) ?? [];
    return Number(major) >= 8 || (major === '7' && Number(minor ?? 0) >= 3);
  }
  const older = stage.packages.some((p) => /^php(?:5|7\.?[0-2])/.test(p.name.text));
  return !older && newEnough.test(`${distribution?.distribution} ${distribution?.release}`);
}

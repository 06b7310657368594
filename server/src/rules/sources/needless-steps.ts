import { forLoops, namesSet, writtenWords } from '../../edits';
import type { Build, PackageUse } from '../../provenance/model';
import { contains } from '../../syntax/span';
import type { Setup } from './repository-setup';
import { isApt, isUpdate, pathsOf, type Step } from './stage-steps';

/** Folders of keys and lists, which are there anyway or are not needed by anything else. */
const folders =
  /^\/(?:etc\/apt\/(?:keyrings|sources\.list\.d|trusted\.gpg\.d|preferences\.d)|usr\/(?:local\/)?share\/keyrings|root\/\.gnupg)\/?$/;

/**
 * All steps to take out when a setup goes: its own, installations of its tools, what made folders and variables for it,
 * the further update of the package lists, and what then does nothing by itself.
 *
 * @param tools installations that go with it
 * @param uses packages that will still be installed afterwards
 * @returns undefined when what stays uses a variable that would no longer be set
 */
export function stepsToRemove(
  build: Build,
  setup: Setup,
  tools: readonly Step[],
  uses: readonly PackageUse[],
): readonly Step[] | undefined {
  const gone = new Set([...setup.steps, ...tools]);
  const rest = () => setup.all.filter((s) => !gone.has(s));
  const changed = new Set([...gone].map((s) => s.instruction));
  for (const step of emptyRounds(setup.all, gone)) gone.add(step);
  for (const step of rest())
    if (onlyMakesFolders(step) && !rest().some((s) => s !== step && isBelow(s, step))) gone.add(step);
  if (!rest().some((s) => s.commands.some((c) => /^gpg[12]?$|^apt-key$/.test(c.name))))
    for (const step of rest()) if (onlyServesGpg(step) && changed.has(step.instruction)) gone.add(step);
  for (const step of rest()) if (isRepeatedUpdate(step, setup.all, gone)) gone.add(step);
  // Variables that nothing reads any more go; one that is still read must stay set.
  for (const step of [...rest()].reverse())
    if (
      changed.has(step.instruction) &&
      onlyAssigns(step) &&
      namesSet(step.statement).every((n) => !isRead(build, n, step, rest()))
    )
      if (namesSet(step.statement).some((n) => isRead(build, n, step, [...gone]))) gone.add(step);
  for (const step of gone)
    if (namesSet(step.statement).some((n) => isRead(build, n, step, rest()))) return undefined;
  for (const instruction of changed) {
    const left = rest().filter((s) => s.instruction === instruction);
    if (
      left.length > 0 &&
      left.every(isIdle) &&
      !left.some((s) => isUpdate(s) && isCountedOn(s, rest(), uses))
    )
      for (const step of left) gone.add(step);
  }
  return [...gone];
}

/** What is left in a `for` loop that tried key servers, or the like: words for the log, pauses. */
function emptyRounds(all: readonly Step[], gone: ReadonlySet<Step>): Step[] {
  return forLoops([...gone].map((s) => s.statement)).flatMap((loop) => {
    const inside = all.filter((s) => contains(loop, s.span));
    const left = inside.filter((s) => !gone.has(s));
    return left.length < inside.length && left.every(onlyTalks) ? left : [];
  });
}

function onlyTalks({ commands, writes }: Step): boolean {
  return (
    writes.length === 0 &&
    commands.length > 0 &&
    commands.every((c) => /^(?:echo|printf|sleep|true|break|:)$/.test(c.name))
  );
}

function onlyMakesFolders({ commands }: Step): boolean {
  return (
    commands.length > 0 &&
    commands.every(
      ({ name, argv }) =>
        (name === 'mkdir' || (name === 'install' && argv.some((w) => /^-[a-zA-Z]*d/.test(w.text)))) &&
        argv
          .slice(1)
          .filter((w) => !/^-|^\d+$|^[ugoa,=rwx+]+$|^root$/.test(w.text))
          .every((w) => folders.test(w.text)),
    )
  );
}

/** True when `step` works below a folder that `maker` makes. */
function isBelow(step: Step, maker: Step): boolean {
  const made = [...pathsOf(maker)].filter((p) => folders.test(p));
  return [...pathsOf(step)].some((p) =>
    made.some((f) => p === f || p.startsWith(`${f.replace(/\/$/, '')}/`)),
  );
}

/** Makes, points to or takes away a home of gpg. */
function onlyServesGpg({ commands, statement }: Step): boolean {
  const words = writtenWords(statement);
  if (!words) return commands.length > 0 && commands.every((c) => c.name === 'gpgconf');
  const [program, ...rest] = words;
  const operands = rest.filter((w) => !/^-|^\d+$/.test(w));
  switch (program) {
    case undefined:
      return namesSet(statement).every((name) => name === 'GNUPGHOME');
    case 'gpgconf':
      return true;
    case 'export':
      return operands.every((w) => w.startsWith('GNUPGHOME'));
    case 'rm':
    case 'mkdir':
    case 'chmod':
      return operands.length > 0 && operands.every((w) => /GNUPGHOME|\.gnupg/.test(w));
    default:
      return false;
  }
}

/** An update behind another one of the same instruction, where only the setup stood between that changed the sources. */
function isRepeatedUpdate(step: Step, all: readonly Step[], gone: ReadonlySet<Step>): boolean {
  if (!isUpdate(step)) return false;
  const mine = all.filter((s) => s.instruction === step.instruction);
  const at = mine.indexOf(step);
  const earlier = mine.slice(0, at).reduce((found, s, i) => (!gone.has(s) && isUpdate(s) ? i : found), -1);
  if (earlier < 0) return false;
  const between = mine.slice(earlier + 1, at);
  return between.some((s) => gone.has(s)) && between.every((s) => gone.has(s) || !changesSources(s));
}

function changesSources(step: Step): boolean {
  return (
    step.writes.some((w) => w.path.startsWith('/etc/apt')) ||
    step.commands.some(
      (c) =>
        /^(?:add-apt-repository|apt-add-repository|extrepo|sed|dpkg|mv|cp|ln)$/.test(c.name) ||
        c.argv.some((w) => w.text.includes('/var/lib/apt')),
    )
  );
}

function onlyAssigns({ statement, commands }: Step): boolean {
  return (
    writtenWords(statement)?.length === 0 ||
    (commands.length === 1 &&
      /^(?:\.|source)$/.test(commands[0]?.name ?? '') &&
      commands[0]?.argv[1]?.text === '/etc/os-release')
  );
}

/** Whether one of the steps behind `step`, in its instruction, reads a variable. */
function isRead(build: Build, name: string, step: Step, steps: readonly Step[]): boolean {
  const use = new RegExp(`\\$\\{?[#!]?${name}\\b`);
  return steps.some(
    (s) =>
      s.instruction === step.instruction &&
      s !== step &&
      use.test(build.dockerfile.text.slice(s.span.start, s.span.end)),
  );
}

/** Does nothing that lasts: sets the shell, updates or drops package lists. */
function isIdle(step: Step): boolean {
  return (
    (isUpdate(step) ||
      step.commands.every(
        (c) =>
          c.name === 'set' ||
          c.name === 'true' ||
          (isApt(c) && /^(?:clean|autoclean|autoremove)$/.test(c.argv[1]?.text ?? '')) ||
          (c.name === 'rm' &&
            c.argv
              .slice(1)
              .every((w) => /^-|^\/var\/(?:lib\/apt|cache\/apt)|^\/tmp\/\*|^\/var\/tmp\/\*/.test(w.text))),
      )) &&
    step.commands.length > 0
  );
}

/** Whether a later installation has no update of its own. */
function isCountedOn(update: Step, rest: readonly Step[], uses: readonly PackageUse[]): boolean {
  const later = rest.filter((s) => s.span.start > update.span.end);
  const installs = later.filter((s) =>
    s.commands.some((c) => isApt(c) && c.argv.some((w) => w.text === 'install')),
  );
  return (
    installs.some(
      (s) =>
        !later.some((u) => u.instruction === s.instruction && u.span.start < s.span.start && isUpdate(u)),
    ) ||
    (uses.length > 0 && installs.length === 0)
  );
}

import { needsExit, removeCommands, replaceCommand } from '../../edits';
import type { Fix } from '../../findings';
import { vendorKeys } from '../../knowledge/vendor-keys';
import type { Build, Execution, StageModel } from '../../provenance/model';
import { candidates } from './repository-candidates';
import { repositorySetup } from './repository-setup';
import { isUpdate, type Step } from './stage-steps';

/** Where NodeSource's scripts for apt lie; `16` and newer set up a repository that is the same for every release. */
const script =
  /(?:deb\.nodesource\.com|raw\.githubusercontent\.com\/nodesource\/distributions\/[^/]+\/deb)\/setup_(\d+)\.x$/;
const oldest = 16;

const keyUrl = 'https://deb.nodesource.com/gpgkey/nodesource-repo.gpg.key';
const keyring = '/etc/apt/keyrings/nodesource.gpg';

/**
 * What a vendor's setup script does, written out: the same repository, but with an address and a key that the file
 * fixes. Of the key file only the key of the known fingerprint is kept, and it counts for this repository alone.
 * Source: the script itself (`setup_22.x`, 2025), which also prefers the vendor's package to the distribution's.
 */
export function writeOutRepository(build: Build, stage: StageModel, { fetch }: Execution): Fix[] {
  const { dockerfile } = build;
  const major = script.exec(fetch.url.text)?.[1];
  const written = /setup_([\w${}]+)\.x/.exec(dockerfile.text.slice(fetch.span.start, fetch.span.end))?.[1];
  const distribution = stage.distribution?.distribution;
  if (major === undefined || written === undefined || Number(major) < oldest) return [];
  if (distribution !== 'debian' && distribution !== 'ubuntu') return [];
  const all = candidates(stage);
  const mine = all.filter((c) => c.span.start === fetch.span.start);
  const setup = repositorySetup(
    build,
    stage,
    mine,
    all.filter((c) => !mine.includes(c)),
    () => false,
  );
  const [first, ...others] = [...(setup?.steps ?? [])].sort((a, b) => a.span.start - b.span.start);
  // The script may be run by a user who is not root; what takes its place would not be.
  if (!first || setup?.instructions.length !== 0 || isSudo(build, setup.steps)) return [];
  const { instruction, statement } = first;
  if (others.some((s) => s.instruction !== instruction || s.statement.script !== statement.script)) return [];
  // A key that is not the right one has to end the build.
  if (needsExit(dockerfile, instruction, statement.script, statement.command) !== false) return [];
  const isUpdated = setup.all.some(
    (s) => s.instruction === instruction && s.span.start < first.span.start && isUpdate(s),
  );
  const replaced = replaceCommand(
    dockerfile,
    instruction,
    statement.script,
    statement.command,
    commands(stage, first.span.start, fetch.tool === 'wget' ? 'wget' : 'curl', written, isUpdated),
  );
  const removed = removeCommands(
    dockerfile,
    instruction,
    statement.script,
    others.map((s) => s.statement.command),
  );
  if (!replaced || !removed) return [];
  const title = 'Write out NodeSource’s repository with its key fixed';
  return [{ title, tier: 'suggested', edits: [...replaced, ...removed] }];
}

function isSudo({ dockerfile }: Build, steps: readonly Step[]): boolean {
  return steps.some((s) => /\bsudo\b/.test(dockerfile.text.slice(s.span.start, s.span.end)));
}

function commands(
  stage: StageModel,
  before: number,
  tool: 'curl' | 'wget',
  major: string,
  isUpdated: boolean,
): string[] {
  const there = new Set(stage.packages.filter((p) => p.span.start < before).map((p) => p.name.text));
  const hasGpg = ['gnupg', 'gnupg2', 'gpg'].some((name) => there.has(name));
  const missing = [
    ...['ca-certificates', tool].filter((name) => !there.has(name)),
    ...(hasGpg ? [] : ['gnupg']),
  ];
  const install = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  const fingerprints = vendorKeys(keyUrl).join(' ');
  const line = `deb [signed-by=${keyring}] https://deb.nodesource.com/node_${major}.x nodistro main`;
  return [
    ...(missing.length > 0 && !isUpdated ? ['apt-get update'] : []),
    ...(missing.length > 0 ? [install] : []),
    'mkdir -p /etc/apt/keyrings',
    `${tool === 'wget' ? 'wget -qO-' : 'curl -fsSL'} ${keyUrl} | gpg --batch --import`,
    `gpg --batch --export ${fingerprints} > ${keyring}`,
    `echo "${line}" > /etc/apt/sources.list.d/nodesource.list`,
    String.raw`printf 'Package: nodejs\nPin: origin deb.nodesource.com\nPin-Priority: 600\n' > /etc/apt/preferences.d/nodejs`,
    'apt-get update',
  ];
}

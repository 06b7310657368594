import type { BuildContextFacts, NeedlessEntry } from '../../build-context/facts';
import type { Fix } from '../../findings';
import type { Build, Copy } from '../../provenance/model';
import { defineRule } from '../rule';
import { isWorthIt, megabytes } from './amount';
import page from './broad-copy.md';

export const broadCopy = defineRule({
  meta: {
    id: 'broad-copy',
    family: 'weight',
    severity: 'information',
    since: '0.4.0',
    summary: 'The whole build context is copied, with what no image needs.',
    fixes: 'suggested',
    page,
  },
  *check(build: Build, context) {
    const facts = context.buildContext;
    if (!facts) return;
    const copies = wholeCopies(build);
    const [first] = copies;
    if (!first) return;
    const needless = facts.needless.filter(
      (entry) => !isWanted(entry, build, facts) && !isNamed(entry, build),
    );
    const bytes = needless.reduce((sum, entry) => sum + entry.bytes, 0);
    const secrets = needless.filter(({ kind }) => kind === 'secret');
    const strict = context.policy.preset === 'strict' && facts.ignoreFile === undefined;
    if (secrets.length === 0 && !isWorthIt(bytes, context) && !strict) return;
    yield {
      span: first.span,
      severity: secrets.length > 0 ? 'warning' : 'information',
      message: message(facts, needless, secrets, bytes),
      related: copies.slice(1).map(({ span }) => ({ span, message: 'and here' })),
      fixes: needless.length > 0 ? [ignoring(facts, needless, bytes)] : [],
    };
  },
});

/** Copies of the context as a whole that end in the image. */
function wholeCopies(build: Build): readonly Copy[] {
  return build.finalChain
    .flatMap((index) => build.stages[index]?.copies ?? [])
    .filter(
      ({ from, via, path, instruction }) =>
        from === 'context' &&
        via !== 'mount' &&
        /^(?:\.?\/*\*?|\.\/\*)$/.test(path) &&
        !instruction.flags.some(({ name }) => name.toLowerCase() === 'exclude'),
    )
    .sort((a, b) => a.span.start - b.span.start);
}

/** Programs that make what the machine's own copy of would otherwise be taken. */
const makers: Readonly<Partial<Record<NeedlessEntry['kind'], RegExp>>> = {
  'dependencies-node': /^(?:npm|npx|yarn|pnpm|bun|corepack|bower)$/,
  'dependencies-python': /^(?:pip[\d.]*|uv|poetry|pipenv|pdm|conda|mamba|micromamba)$/,
  'build-result-rust': /^cargo$/,
  'build-result-java': /^(?:mvn|mvnw)$/,
};

/** True where the build may live on what lies there: without it, it could break. */
function isWanted({ kind }: NeedlessEntry, build: Build, facts: BuildContextFacts): boolean {
  const commands = build.stages.flatMap((stage) => stage.commands);
  const runs = (name: RegExp) => commands.some((command) => name.test(command.name));
  if (kind === 'version-control') return facts.readsVersionControl || runs(/^(?:git|hg|svn|goreleaser)$/);
  const maker = makers[kind];
  return maker !== undefined && !runs(maker);
}

/**
 * True where an instruction asks for something of it by name: kept out of the build, that would be missing. Files are also
 * called by commands (`cp .env.production .env`).
 */
function isNamed({ path, kind }: NeedlessEntry, build: Build): boolean {
  const plain = (name: string) => name.replace(/^(?:\.?\/)+|\/+$/g, '');
  const copied = build.stages
    .flatMap((stage) => stage.copies)
    .filter(({ from }) => from === 'context')
    .map((copy) => plain(copy.path))
    .filter((name) => name !== '' && name !== '.' && name !== '*');
  if (copied.some((name) => name === path || name.startsWith(`${path}/`))) return true;
  return (
    kind === 'secret' &&
    build.stages.some((stage) =>
      stage.commands.some(({ argv }) => argv.slice(0, -1).some((w) => plain(w.text) === path)),
    )
  );
}

function message(
  facts: BuildContextFacts,
  needless: readonly NeedlessEntry[],
  secrets: readonly NeedlessEntry[],
  bytes: number,
): string {
  const why =
    facts.ignoreFile === undefined ? 'there is no .dockerignore' : `${facts.ignoreFile} lets it through`;
  const largest = needless
    .filter(({ kind }) => kind !== 'secret')
    .slice(0, 3)
    .map((entry) => `${entry.path} (${megabytes(entry.bytes)})`);
  const more = facts.complete ? '' : 'at least ';
  const weight = `${more}${megabytes(facts.sent.bytes)} in ${facts.sent.files} files`;
  if (secrets.length > 0) {
    const names = secrets.slice(0, 3).map(({ path }) => path);
    return `The whole build context is copied, and with it ${listed(names)}, which ${secrets.length === 1 ? 'holds a secret' : 'hold secrets'}: whoever has the image has ${secrets.length === 1 ? 'it' : 'them'}, also when a later layer deletes ${secrets.length === 1 ? 'it' : 'them'} (${why}).`;
  }
  if (largest.length === 0)
    return `The whole build context is copied, ${weight}, and there is no .dockerignore that says what does not belong into the image.`;
  return `The whole build context is copied, ${weight}; ${megabytes(bytes)} of it no image needs: ${listed(largest)} (${why}).`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** Lines for the ignore file that keep all of it out, wherever in the context it lies. */
function ignoring(facts: BuildContextFacts, needless: readonly NeedlessEntry[], bytes: number): Fix {
  const kept = facts.needless.filter((entry) => !needless.includes(entry)).map(({ path }) => nameOf(path));
  const lines = [...new Set(needless.map((entry) => patternOf(entry, kept)))];
  const name = facts.ignoreFile ?? '.dockerignore';
  const what = facts.ignoreFile === undefined ? `Write ${name}` : `Add to ${name}`;
  const saved = bytes >= 1_000_000 ? `, which keeps ${megabytes(bytes)} out of the build` : '';
  return {
    title: `${what}: ${lines.slice(0, 4).join(', ')}${lines.length > 4 ? ' …' : ''}${saved}`,
    tier: 'suggested',
    edits: [],
    ignoreFile: { name, lines },
  };
}

/**
 * A folder that is the same everywhere is named once for all places; a single file by its path.
 * @param kept names of what the build wants at another place
 */
function patternOf({ path, kind }: NeedlessEntry, kept: readonly string[]): string {
  const name = nameOf(path);
  const isGeneral =
    kind !== 'secret' && !kind.startsWith('build-result') && !/^v?env$/.test(name) && !kept.includes(name);
  return isGeneral ? `**/${name}` : path;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

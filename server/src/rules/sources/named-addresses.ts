import type { Build, Fetch, Repository, RunCommand, StageModel } from '../../provenance/model';
import { Value } from '../../provenance/value';
import type { Instruction } from '../../syntax/ast';
import { contains, type Span } from '../../syntax/span';

/** An address that a stage takes something from, wherever it stands. */
export interface NamedAddress {
  /** A URL, a host, or `ppa:owner/name`; unknown parts by name. */
  readonly address: string;
  /** Where it stands. */
  readonly span: Span;
  readonly instruction: Instruction;
  /** The source, when it is one of packages. */
  readonly repository: Repository | undefined;
  /** Where the variables that it comes from are set. */
  readonly definitions: readonly Span[];
  /** The download, when it is one: it may be saved under the name that its address ends with. */
  readonly fetch: Fetch | undefined;
  /** False where an answer that sends on to another address is not followed. */
  follows(): boolean;
  /** True for a server that keys are asked from. */
  readonly keyServer: boolean;
  /** The place of units `from` to `to` of the address, when they stand in the document as they are. */
  place(from: number, to: number): Span | undefined;
}

/** Programs that fetch from addresses in their words, besides the downloaders. */
const fetching = new Set(
  (
    'npm npx yarn pnpm cnpm bun pip pip2 pip3 uv pipx poetry pipenv easy_install conda mamba micromamba gem bundle bundler go svn hg ' +
    'git helm composer R Rscript r install2.r install.r cpanm cpan pear pecl luarocks opam cabal stack lein mvn gradle sbt bower cargo ' +
    'rpm rpmkeys apt-key axel lftp bazel conan pub dart'
  ).split(' '),
);

const keyTools = new Set([
  'gpg',
  'gpg2',
  'apt-key',
  'dirmngr',
  'add-apt-repository',
  'apt-add-repository',
  'pacman-key',
]);

/** Files that tell a package manager or GnuPG where to ask. */
const settingsFile =
  /(?:^|\/)(?:\.?npmrc|\.yarnrc(?:\.yml)?|pip\.conf|pydistutils\.cfg|\.?gemrc|\.?condarc|Rprofile\.site|\.Rprofile|(?:gpg|dirmngr)\.conf|settings\.xml)$/;

/** Variables that package managers and installers take an address from. */
const settingsVariable =
  /(?:REGISTRY|MIRROR|INDEX_URL|_SITE|CDNURL|GOPROXY|REPO_?URL|BASE_?URL)$|^(?:MRAN|CRAN|REPOS?)$/i;

const url =
  /(?<![a-z0-9])[a-z][a-z0-9+.-]{0,20}:\/\/[^\s'"`<>()[\]{},;\\]+(?:\$\{\w+\}[^\s'"`<>()[\]{},;\\]*)*/gi;

/** Every address that a stage names to fetch from, each place once, in no particular order. */
export function addressesOf(build: Build, stage: StageModel): NamedAddress[] {
  const text = build.dockerfile.text;
  const out = new Map<string, NamedAddress>();
  const add = (found: NamedAddress | undefined) => {
    if (found)
      out.set(
        `${found.span.start} ${found.address}`,
        out.get(`${found.span.start} ${found.address}`) ?? found,
      );
  };
  // Repositories come first: they know their suites.
  for (const r of stage.repositories) {
    if (r.how === 'copied-file') continue;
    add({
      address: r.location,
      span: r.span,
      instruction: r.instruction,
      repository: r,
      fetch: undefined,
      follows: always,
      keyServer: false,
      definitions: r.related.flatMap((place) => (/address/.test(place.message) ? [place.span] : [])),
      place: (from, to) =>
        text.slice(r.span.start, r.span.end) === r.location
          ? { start: r.span.start + from, end: r.span.start + to }
          : undefined,
    });
  }
  const named = (
    value: Value,
    instruction: Instruction,
    fallback: Span | undefined,
    {
      address = value.text,
      fetch,
      follows = always,
      keyServer = false,
    }: Partial<Pick<NamedAddress, 'address' | 'fetch' | 'follows' | 'keyServer'>> = {},
  ) => {
    const span = value.spanOf() ?? fallback;
    if (!span) return;
    add({
      address,
      span,
      instruction,
      repository: undefined,
      fetch,
      follows,
      keyServer,
      definitions: value.addressDefinitions(),
      place: (from, to) => {
        const at = value.spanOf(from, to);
        return at && address === value.text && text.slice(at.start, at.end) === value.text.slice(from, to)
          ? at
          : undefined;
      },
    });
  };
  const asked = (server: Value, instruction: Instruction) => {
    // In a loop over servers each of them stands in the list, not where the loop's variable does.
    const listed = server.definitions();
    const at = listed.length === 1 ? listed[0] : undefined;
    const literal = at && text.slice(at.start, at.end) === server.text;
    named(literal ? Value.literal(server.text, at) : server, instruction, undefined, { keyServer: true });
  };
  const urlsIn = (value: Value, instruction: Instruction, prefix = '') => {
    for (const m of value.text.matchAll(url)) {
      const plain = m[0].replace(/^git\+(?=\w+:\/\/)/, '');
      const from = m.index + m[0].length - plain.length;
      const part = value.slice(from, m.index + m[0].length);
      named(part, instruction, undefined, { address: prefix + part.text });
    }
  };
  const curls = curlCommands(stage);
  for (const f of stage.fetches)
    named(f.url, f.instruction, f.span, {
      fetch: f,
      follows: () => followsRedirects(f, curls.get(f.instruction) ?? []),
    });
  for (const f of stage.packageFiles) named(f.url, f.instruction, f.span);
  for (const command of stage.commands) {
    const { name, argv, instruction } = command;
    if (keyTools.has(name)) for (const server of keyServers(argv)) asked(server, instruction);
    if (!fetching.has(name) && !/^pip[\d.]+$/.test(name)) continue;
    const verb = argv[1]?.text;
    // A rewrite of addresses in git's settings is the repair, not the use.
    if (name === 'git' && (verb === 'config' || verb === 'clone')) continue;
    const prefix = name === 'svn' || name === 'hg' ? `${name}+` : '';
    for (const word of argv.slice(1)) {
      urlsIn(word, instruction, prefix);
      // Go and PEAR name a host without a scheme.
      if (
        ((name === 'go' && /^(?:get|install)$/.test(verb ?? '')) || name === 'pear') &&
        /^[\w-]+(?:\.[\w-]+)+(?:\/|$)/.test(word.text)
      )
        named(word, instruction, undefined);
    }
  }
  for (const write of stage.writes)
    if (write.content && settingsFile.test(write.path))
      for (const line of write.content.lines()) {
        if (/^\s*[#;]/.test(line.text)) continue;
        urlsIn(line, write.instruction);
        const server = /^\s*keyserver\s+(?=[\w.-]+\s*$)/.exec(line.text);
        if (server) asked(line.slice(server[0].length).trim(), write.instruction);
      }
  return [...out.values(), ...settings(build, stage)];
}

const always = () => true;

function curlCommands({ commands }: StageModel): Map<Instruction, RunCommand[]> {
  const out = new Map<Instruction, RunCommand[]>();
  for (const command of commands) {
    if (command.name !== 'curl') continue;
    const known = out.get(command.instruction);
    if (known) known.push(command);
    else out.set(command.instruction, [command]);
  }
  return out;
}

/** curl follows only when it is told to, everything else by itself. */
function followsRedirects({ tool, span }: Fetch, curls: readonly RunCommand[]): boolean {
  if (tool !== 'curl') return true;
  const inner = curls
    .filter((c) => contains(c.span, span))
    .sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start))[0];
  return inner?.argv.some(({ text }) => /^(?:--location(?:-trusted)?$|-[A-Za-z#0-9]*L)/.test(text)) === true;
}

/** The values of `--keyserver`. */
function keyServers(argv: readonly Value[]): Value[] {
  return argv.flatMap((word, i) => {
    const joined = /^--keyserver=/.exec(word.text);
    if (joined) return [word.slice(joined[0].length)];
    const next = argv[i + 1];
    return /^--keyserver$/.test(word.text) && next ? [next] : [];
  });
}

/** Addresses that ENV gives to programs. */
function settings(build: Build, stage: StageModel): NamedAddress[] {
  const text = build.dockerfile.text;
  const writtenBy = new Map<number, Instruction>();
  for (const instruction of build.dockerfile.stages[stage.index]?.instructions ?? [])
    if (instruction.keyword === 'ENV')
      for (const pair of instruction.pairs) writtenBy.set(pair.span.start, instruction);
  return stage.environment.flatMap(({ name, value, span }) => {
    const address = value.text;
    if (!settingsVariable.test(name) || !/^[a-z]+:\/\/\S+$/i.test(address)) return [];
    const instruction = writtenBy.get(span.start);
    const at = text.slice(span.start, span.end).indexOf(address);
    if (!instruction) return [];
    const whole = at < 0 ? span : { start: span.start + at, end: span.start + at + address.length };
    return [
      {
        address,
        span: whole,
        instruction,
        repository: undefined,
        fetch: undefined,
        follows: always,
        keyServer: false,
        definitions: [],
        place: (from: number, to: number) =>
          at < 0 ? undefined : { start: whole.start + from, end: whole.start + to },
      },
    ];
  });
}

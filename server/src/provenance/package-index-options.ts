import type { Ecosystem } from '../knowledge/package-indexes';
import type { Span } from '../syntax/span';
import { pipOptions } from './commands/option-tables';
import { parseArguments } from './commands/options';
import type { RunCommand, StageModel } from './model';
import { goSetting, isRemote } from './package-index-settings';
import type { IndexUse, PackageSource, SourceForm, UncheckedModules } from './package-indexes';
import { toolCall } from './tools';
import type { Value } from './value';

/** Indexes that a command's own words name. */
export function indexesInCommand(command: RunCommand, stage: StageModel): PackageSource[] {
  const { tool, words } = toolCall(command);
  if (/^(?:pip|uv|uvx|pipx|pipenv|pdm|poetry|easy_install)$/.test(tool)) return python(command, tool, words);
  if (/^(?:npm|npx|yarn|pnpm|bun|cnpm)$/.test(tool)) return node(command, words);
  if (/^gem[\d.]*$/.test(tool)) return gem(command, words, stage);
  if (tool === 'bundle') return bundle(command, words);
  if (tool === 'go') return golang(command, words);
  if (tool === 'cargo') return optionUrls(command, words, 'cargo', { '--index': 'replace' });
  if (tool === 'composer') return composer(command, words);
  if (/^(?:conda|mamba|micromamba)$/.test(tool)) return conda(command, words);
  return [];
}

/** Addresses of other hosts in a word: an index may be named `name=https://…`, and several stand in one word. */
function addresses(word: Value): { url: string; part: Value }[] {
  const out: { url: string; part: Value }[] = [];
  for (const m of word.text.matchAll(/https?:\/\/[^\s"',|]+/g)) {
    if (isRemote(m[0])) out.push({ url: m[0], part: word.slice(m.index, m.index + m[0].length) });
  }
  return out;
}

function uses(
  command: RunCommand,
  ecosystem: Ecosystem,
  role: IndexUse['role'],
  word: Value,
  form: SourceForm,
): IndexUse[] {
  return addresses(word).map(({ url, part }) => ({
    kind: 'index',
    ecosystem,
    role,
    url,
    span: part.spanOf() ?? command.span,
    instruction: command.instruction,
    form,
    definitions: part.addressDefinitions(),
  }));
}

function wordsForm(words: readonly (Value | undefined)[]): SourceForm {
  const spans = words.flatMap((w) => w?.spanOf() ?? []);
  return spans.length === words.length ? { kind: 'words', spans } : { kind: 'other' };
}

const pythonRoles: Readonly<Record<string, IndexUse['role']>> = {
  '-i': 'replace',
  '--index-url': 'replace',
  '--default-index': 'replace',
  '--pypi-url': 'replace',
  '--pypi-mirror': 'replace',
  '--index': 'add',
  '--extra-index-url': 'add',
  '-f': 'links',
  '--find-links': 'links',
};

function python(command: RunCommand, tool: string, words: readonly Value[]): PackageSource[] {
  const plain = words.filter((w) => !w.text.startsWith('-'));
  const [verb, second, key, value] = plain;
  if (verb?.text === 'config' && second?.text === 'set' && key && value) {
    const name = /\.((?:extra-)?index-url|find-links)$/.exec(key.text.replaceAll('_', '-'))?.[1];
    const role = pythonRoles[`--${name}`];
    return role ? uses(command, 'pip', role, value, { kind: 'command' }) : [];
  }
  if (tool === 'poetry') {
    if (verb?.text !== 'source' || second?.text !== 'add') return [];
    const explicit = words.some((w) => /^(?:--priority=)?explicit$/.test(w.text));
    const url = plain.find((w) => /^https?:/.test(w.text));
    return url ? uses(command, 'pip', explicit ? 'scope' : 'add', url, { kind: 'command' }) : [];
  }
  const table = {
    short: pipOptions.short,
    long: [
      ...pipOptions.long,
      'index',
      'default-index',
      'find-links',
      'pypi-url',
      'pypi-mirror',
      'with',
      'from',
      'allow-insecure-host',
    ],
  };
  const { options } = parseArguments(words, table);
  return options.flatMap((option) => {
    const role = pythonRoles[option.name];
    const { value: address, word } = option;
    if (!role || !address) return [];
    // With the index goes the trust in its host.
    const host = /^https?:\/\/(?:[^/@]*@)?([^/:]+)/.exec(address.text)?.[1];
    const trust = options.find(
      (o) => o.name === '--trusted-host' && o.value?.text.replace(/:.*/, '') === host,
    );
    return uses(
      command,
      'pip',
      role,
      address,
      wordsForm([...both(word, address), ...(trust?.value ? both(trust.word, trust.value) : [])]),
    );
  });
}

/** An option with its value: one word or two. */
function both(word: Value, value: Value): readonly Value[] {
  const a = word.spanOf();
  const b = value.spanOf();
  return a && b && b.start >= a.end ? [word, value] : [word];
}

/** Options whose value is an address: `--registry URL`, `--registry=URL`. */
function optionUrls(
  command: RunCommand,
  words: readonly Value[],
  ecosystem: Ecosystem,
  roles: Readonly<Record<string, IndexUse['role']>>,
): IndexUse[] {
  return words.flatMap((word, i) => {
    const equals = word.text.indexOf('=');
    const name = word.text.startsWith('--') && equals > 0 ? word.text.slice(0, equals) : word.text;
    const role = roles[name];
    if (!role) return [];
    const next = words[i + 1];
    if (name !== word.text) return uses(command, ecosystem, role, word.slice(equals + 1), wordsForm([word]));
    return next ? uses(command, ecosystem, role, next, wordsForm([word, next])) : [];
  });
}

function node(command: RunCommand, words: readonly Value[]): PackageSource[] {
  const out: IndexUse[] = optionUrls(command, words, 'npm', { '--registry': 'replace' });
  const plain = words.filter((w) => !w.text.startsWith('-'));
  const start =
    plain[0]?.text === 'set'
      ? 1
      : /^(?:config|c)$/.test(plain[0]?.text ?? '') && plain[1]?.text === 'set'
        ? 2
        : 0;
  if (start === 0) return out;
  const settings = plain.slice(start);
  settings.forEach((word, i) => {
    const m = /^(@[^:\s]+:)?(?:registry|npmRegistryServer)(=|$)/.exec(word.text);
    if (!m) return;
    const value = m[2] ? word.slice(m[0].length) : settings[i + 1];
    const alone = settings.length === (m[2] ? 1 : 2);
    if (value)
      out.push(
        ...uses(
          command,
          'npm',
          m[1] ? 'scope' : 'replace',
          value,
          alone ? { kind: 'command' } : wordsForm([word]),
        ),
      );
  });
  return out;
}

function gem(command: RunCommand, words: readonly Value[], stage: StageModel): PackageSource[] {
  const verb = words.find((w) => !w.text.startsWith('-'))?.text;
  if (verb === 'sources' || verb === 'source') {
    const here = takesSourcesAway(words);
    const elsewhere = !here && withoutSources(stage);
    const role = here || elsewhere ? 'replace' : 'add';
    // Where another command has taken the default away, this one is all that is left.
    const form: SourceForm = { kind: elsewhere ? 'other' : 'command' };
    return words.flatMap((word, i) => {
      const url = words[i + 1];
      return url && /^(?:-a|--add|--prepend|--append)$/.test(word.text)
        ? uses(command, 'gem', role, url, form)
        : [];
    });
  }
  if (!/^(?:install|i|update|fetch)$/.test(verb ?? '')) return [];
  const only = words.some((w) => w.text === '--clear-sources');
  const role = only ? 'replace' : 'add';
  const end = words.findIndex((w) => w.text === '--');
  return optionUrls(command, end < 0 ? words : words.slice(0, end), 'gem', { '--source': role, '-s': role });
}

const stages = new WeakMap<StageModel, boolean>();

/** Whether a command of the stage takes gem's default source away; asked once per stage. */
function withoutSources(stage: StageModel): boolean {
  let known = stages.get(stage);
  if (known === undefined) {
    known = stage.commands.some((c) => isGem(c) && takesSourcesAway(c.argv.slice(1)));
    stages.set(stage, known);
  }
  return known;
}

function isGem({ name, argv }: RunCommand): boolean {
  return /^gem[\d.]*$/.test(name) && argv.some((w) => /^sources?$/.test(w.text));
}

function takesSourcesAway(words: readonly Value[]): boolean {
  return words.some((w) => /^(?:-r|--remove|-c|--clear-all)$/.test(w.text));
}

function bundle(command: RunCommand, words: readonly Value[]): PackageSource[] {
  const at = words.findIndex((w) => /^mirror\.https?:\/\//.test(w.text));
  const url = words[at + 1];
  return at >= 0 && words[0]?.text === 'config' && url
    ? uses(command, 'gem', 'replace', url, { kind: 'command' })
    : [];
}

function golang(command: RunCommand, words: readonly Value[]): PackageSource[] {
  const place = { instruction: command.instruction, form: { kind: 'other' } as SourceForm };
  if (words[0]?.text === 'env' && words.some((w) => w.text === '-w')) {
    const settings = words.filter((w) => /^[A-Z0-9]+=/.test(w.text));
    const form: SourceForm = settings.length === 1 ? { kind: 'command' } : { kind: 'other' };
    return settings.flatMap((word) => {
      const equals = word.text.indexOf('=');
      const span: Span = word.spanOf() ?? command.span;
      return goSetting(word.text.slice(0, equals), word.slice(equals + 1), { ...place, form, span });
    });
  }
  const insecure = words[0]?.text === 'get' ? words.find((w) => w.text === '-insecure') : undefined;
  if (!insecure) return [];
  const found: UncheckedModules = {
    kind: 'unchecked',
    ecosystem: 'go',
    text: 'go get -insecure',
    span: insecure.spanOf() ?? command.span,
    ...place,
    form: wordsForm([insecure]),
    definitions: [],
  };
  return [found];
}

function composer(command: RunCommand, words: readonly Value[]): PackageSource[] {
  const direct = optionUrls(command, words, 'composer', {
    '--repository': 'add',
    '--repository-url': 'replace',
  });
  const plain = words.filter((w) => !w.text.startsWith('-'));
  const at = plain.findIndex((w) => w.text === 'config');
  const key = at < 0 ? undefined : plain[at + 1];
  if (!key || !/^(?:repos?|repositor(?:y|ies))(?:\.|$)/.test(key.text)) return direct;
  const rest = plain.slice(at + 2);
  // A repository of one package is no index.
  if (rest.some((w) => /^(?:vcs|git|github|path)$|"type"\s*:\s*"(?:vcs|git|path)"/.test(w.text)))
    return direct;
  const role = /packagist/.test(key.text) ? 'replace' : 'add';
  return [...direct, ...rest.flatMap((w) => uses(command, 'composer', role, w, { kind: 'command' }))];
}

function conda(command: RunCommand, words: readonly Value[]): PackageSource[] {
  const direct = optionUrls(command, words, 'conda', { '-c': 'add', '--channel': 'add' });
  if (words[0]?.text !== 'config') return direct;
  const channels = words.some((w) => /^(?:default_)?channels$|^channel_alias$/.test(w.text));
  const form: SourceForm =
    words.filter((w) => w.text.startsWith('--')).length === 1 ? { kind: 'command' } : { kind: 'other' };
  return channels ? words.flatMap((w) => uses(command, 'conda', 'add', w, form)) : direct;
}

import { parseArguments } from '../provenance/commands/options';
import type { RunCommand, StageModel } from '../provenance/model';
import type { LanguagePackages } from './account';
import { type LanguageManager, languageManagers } from './language-managers';
import { sorted } from './lists';

type Environment = StageModel['environment'];

/**
 * What a stage installs with the package managers of programming languages, by manager and index.
 * @param environment variables that ENV sets, those of the stages it is built FROM too, later ones last
 */
export function languagePackagesOf(
  commands: readonly RunCommand[],
  environment: Environment,
): LanguagePackages[] {
  const variables = new Map(environment.map(({ name, value }) => [name.toUpperCase(), value.text]));
  const configured = new Map<string, string>();
  const groups = new Map<string, { manager: string; names: string[]; project: boolean; indexes: string[] }>();
  for (const command of commands) {
    const words = managerWords(command);
    const manager = words && languageManagers.get(words[0]?.text.replace(/^pip[\d.]+$/, 'pip') ?? '');
    if (!words || !manager) continue;
    const args = parseArguments(words.slice(1), manager);
    const texts = args.operands.map(({ text }) => text);
    const set = settingOf(manager, texts);
    if (set !== undefined) configured.set(manager.name, set);
    const operands = manager.installed(texts);
    if (!operands) continue;
    const given = args.values(...manager.indexOptions).map(({ text }) => text);
    const indexes = [
      ...given,
      ...(given.length > 0 ? [] : [configured.get(manager.name)]),
      ...manager.indexVariables.map((name) => variables.get(name)),
    ].flatMap((text) => (text && !manager.isDefault(text) ? [text] : []));
    const names = operands.filter((name) => !/^[./~]|^\$PWD|^-/.test(name));
    const key = JSON.stringify([manager.name, indexes]);
    const group = groups.get(key) ?? { manager: manager.name, names: [], project: false, indexes };
    groups.set(key, group);
    group.names.push(...names);
    group.project ||=
      names.length === 0 || names.length < operands.length || args.has(...manager.fileOptions);
  }
  return [...groups.values()].map((group) => ({
    ...group,
    names: sorted(group.names),
    indexes: [...new Set(group.indexes)],
  }));
}

/** The words from the manager's name on: `python3 -m pip install x` is `pip install x`. */
function managerWords({ name, argv }: RunCommand): RunCommand['argv'] | undefined {
  if (/^python[\d.]*$/.test(name) && argv[1]?.text === '-m') return argv.slice(2);
  if (name === 'uv' && argv[1]?.text === 'pip') return argv.slice(1);
  const [first, ...rest] = argv;
  return first ? [first.slice(first.text.lastIndexOf('/') + 1), ...rest] : undefined;
}

/** `npm config set registry URL`, `pip config set global.index-url URL`: holds for what comes after it. */
function settingOf({ settings }: LanguageManager, words: readonly string[]): string | undefined {
  const [config, set, key, value] = words;
  if (config !== 'config' || set !== 'set' || key === undefined) return undefined;
  const [name = '', joined] = key.split('=', 2);
  return settings.includes(name.replace(/^(?:global|user|install)\./, '')) ? (joined ?? value) : undefined;
}

import { parseArguments } from './commands/options';
import { pip } from './commands/packages';
import type { RunCommand } from './model';
import type { Value } from './value';

/** Packages that a language's own manager puts into the system, for every program on it. */
export interface LanguageInstall {
  readonly manager: 'pip' | 'npm' | 'gem' | 'cargo';
  /** Name of each package without version and extras, and the word that names it. */
  readonly packages: readonly { readonly name: string; readonly word: Value }[];
}

/**
 * What a command installs into the system by the manager of a language: `pip install x`, `npm install -g x`,
 * `gem install x`, `cargo install x`.
 * @returns undefined for other commands, and for what goes into a folder of its own (`--target`, a virtual environment)
 */
export function languageInstall(command: RunCommand): LanguageInstall | undefined {
  const program = command.argv[0]?.text ?? '';
  if (program.includes('/') && !/^\/usr(?:\/local)?\/bin\//.test(program)) return undefined;
  const tool = command.name.replace(/[\d.]+$/, '');
  const words = command.argv.slice(1);
  switch (tool) {
    case 'pip':
      return ofPip(words);
    case 'python':
      return words[0]?.text === '-m' && words[1]?.text === 'pip' ? ofPip(words.slice(2)) : undefined;
    case 'npm':
      return ofNpm(words);
    case 'gem':
      return plain('gem', words, [
        '-v',
        '--version',
        '-s',
        '--source',
        '-i',
        '--install-dir',
        '-n',
        '--bindir',
        '-P',
      ]);
    case 'cargo':
      return words.some((w) => /^--(?:git|path|root)/.test(w.text))
        ? undefined
        : plain('cargo', words, [
            '--version',
            '--vers',
            '--features',
            '-F',
            '--target',
            '--profile',
            '-j',
            '--jobs',
          ]);
    default:
      return undefined;
  }
}

function ofPip(words: readonly Value[]): LanguageInstall | undefined {
  const args = parseArguments(words, pip);
  const [verb, ...names] = args.operands;
  if (verb?.text !== 'install' || args.has('-t', '--target', '--prefix', '--root', '--user'))
    return undefined;
  return found('pip', names, /^([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?(?:[=<>~!;,@ ].*)?$/);
}

function ofNpm(words: readonly Value[]): LanguageInstall | undefined {
  const global = words.some((w) => /^(?:-g|--global|--location=global)$/.test(w.text));
  const [verb, ...names] = words.filter((w) => !w.text.startsWith('-'));
  if (!global || !/^(?:i|in|install|add)$/.test(verb?.text ?? '')) return undefined;
  return found('npm', names, /^([a-z0-9][\w.-]*)(?:@[\w.^~<>=* $-{}-]*)?$/);
}

/** `gem install x`, `cargo install x`: options with a value in the next word are known by name. */
function plain(
  manager: 'gem' | 'cargo',
  words: readonly Value[],
  valued: readonly string[],
): LanguageInstall | undefined {
  const names = words.filter((w, i) => !w.text.startsWith('-') && !valued.includes(words[i - 1]?.text ?? ''));
  if (names[0]?.text !== 'install' && !(manager === 'gem' && names[0]?.text === 'i')) return undefined;
  return found(manager, names.slice(1), /^([A-Za-z0-9][\w-]*)(?:[:@].*)?$/);
}

function found(
  manager: LanguageInstall['manager'],
  words: readonly Value[],
  pattern: RegExp,
): LanguageInstall | undefined {
  const packages = words.flatMap((word) => {
    const name = /\.(?:whl|zip|tgz|gem|gz)$/.test(word.text) ? undefined : pattern.exec(word.text)?.[1];
    return name === undefined ? [] : [{ name, word }];
  });
  return packages.length > 0 ? { manager, packages } : undefined;
}

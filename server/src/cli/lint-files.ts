import { readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, parse, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isComposeName } from '../compose/names';
import type { Engine } from '../engine';
import { fixAll } from '../fix-all';
import type { ImageFactsTable } from '../image-facts';
import type { LintInput } from '../linter';
import { mergePolicy } from '../policy/merge';
import type { PolicyPieces } from '../policy/schema';
import { LineIndex } from '../syntax/lines';
import { buildContextOf } from './build-context';
import { contextFilesIn, contextFolders } from './context-files';
import { type Input, inputsOf, inWords } from './inputs';
import type { Io } from './io';
import type { Options } from './options';
import { OwnImagesByFolder } from './own-images';
import { Policies } from './policies';
import type { FileReport } from './report';
import { Repositories } from './repository';
import { decode, encode } from './source-text';
import { askForUpdates, type Updates } from './updates';

/** What linting a set of paths gave. */
export interface Outcome {
  readonly files: readonly FileReport[];
  /** One sentence for everything that went wrong; the run went on. */
  readonly problems: readonly string[];
  /** True when a path that the user named could not be linted. */
  readonly namedPathFailed: boolean;
  /** True when registries were to be asked, and none said anything of any image. */
  readonly nobodyAnswered: boolean;
}

/** A file that is read, fixed if that is wanted, and not yet judged. */
interface ReadFile {
  readonly input: Input;
  /** Absolute path of the file, or the one that standard input is taken to have. */
  readonly place: string;
  readonly lintInput: LintInput;
}

/**
 * Reads all files, asks registries if the options want it, then lints one file after the other. A file that cannot be
 * read, is binary or too large is told and passed over.
 * @throws when the policy file that the options name cannot be read
 */
export async function lintFiles(options: Options, io: Io, engine: Engine): Promise<Outcome> {
  const { inputs, problems: missing } = await inputsOf(options.paths, io.cwd);
  const problems = [...missing];
  const failedRules = new Set<string>();
  const policies = new Policies(new Set(engine.rules.map(({ meta }) => meta.id)), (problem) =>
    problems.push(problem),
  );
  const repositories = new Repositories();
  const ownImages = new OwnImagesByFolder();
  const fixedPolicy =
    options.policy === undefined ? undefined : await policies.at(resolve(io.cwd, options.policy));
  let namedPathFailed = missing.length > 0;
  const read: ReadFile[] = [];
  for (const input of inputs) read.push(...(await attempt(input, () => readInput(input))));
  const updates = options.checkUpdates ? await askRegistries(read) : undefined;
  const files: FileReport[] = [];
  for (const file of read) files.push(...(await attempt(file.input, () => lintFile(file, updates?.images))));
  return { files, problems, namedPathFailed, nobodyAnswered: updates?.nobodyAnswered ?? false };

  /** What the work on a file gave; nothing, and a problem more, when it failed. */
  async function attempt<T>(input: Input, work: () => T | Promise<T>): Promise<T[]> {
    try {
      return [await work()];
    } catch (error) {
      problems.push(`${shownPath(input, options, io)}: ${inWords(error)}`);
      namedPathFailed ||= input.named;
      return [];
    }
  }

  async function askRegistries(files: readonly ReadFile[]): Promise<Updates> {
    const registry = await io.registry({
      insecureRegistries: options.insecureRegistries,
      onProblem: (problem) => problems.push(problem),
    });
    const updates = await askForUpdates(
      files.map(({ lintInput }) => lintInput),
      engine,
      registry,
    );
    problems.push(...updates.problems);
    return updates;
  }

  async function readInput(input: Input): Promise<ReadFile> {
    const place = input.path === '-' ? resolve(io.cwd, options.stdinPath ?? 'Dockerfile') : input.path;
    const source = decode(input.path === '-' ? await io.stdin() : await readFile(input.path));
    const repository = await repositories.of(dirname(place));
    const discovered =
      fixedPolicy ??
      (options.noPolicy ? undefined : await policies.nearest(place, repository?.root ?? parse(place).root));
    // A search takes compose files by their names; a file that somebody names may have any. No Dockerfile is YAML.
    const isCompose = isComposeName(place) || /\.ya?ml$/i.test(place);
    const folders = isCompose ? [dirname(place)] : contextFolders(dirname(place), repository?.root ?? io.cwd);
    const chosen: PolicyPieces = options.preset === undefined ? {} : { preset: options.preset };
    const lintInput: LintInput = {
      text: source.text,
      kind: isCompose ? 'compose' : 'dockerfile',
      policy: mergePolicy(discovered, chosen),
      surroundings: {
        path: pathFrom(repository?.root ?? input.searched ?? io.cwd, place),
        ...(await ownImages.of(repository, input.searched)),
      },
      today: options.today,
      contextFile: contextFilesIn(folders),
      packages: io.packages,
      buildContext: isCompose ? undefined : await buildContextOf(place, source.text, folders),
    };
    if (!options.fix) return { input, place, lintInput };
    const { text } = fixAll(lintInput, engine.lint);
    if (text === lintInput.text) return { input, place, lintInput };
    if (!source.isExact) {
      problems.push(`${shownPath(input, options, io)}: not UTF-8, not fixed`);
      return { input, place, lintInput };
    }
    await writeFile(input.path, encode(text, source));
    return { input, place, lintInput: { ...lintInput, text } };
  }

  function lintFile({ input, place, lintInput }: ReadFile, images: ImageFactsTable | undefined): FileReport {
    const result = engine.lint(images ? { ...lintInput, images } : lintInput);
    for (const { rule, error } of result.failures) {
      if (!failedRules.has(rule))
        problems.push(`rule ${rule} failed, what the other rules find stands: ${String(error)}`);
      failedRules.add(rule);
    }
    return {
      path: shownPath(input, options, io),
      uri: uriOf(place, io.cwd),
      lines: new LineIndex(lintInput.text),
      input: lintInput,
      findings: result.findings,
    };
  }
}

/** The path from a folder on, its own name first: what lies above is the machine's, and says nothing of the file. */
function pathFrom(folder: string, place: string): string {
  const near = relative(folder, place);
  const path = near.startsWith('..') || isAbsolute(near) ? place : `/${join(basename(folder), near)}`;
  return path.replaceAll('\\', '/');
}

/** A path as people want to see it: relative to the current folder when it lies in it. */
function shownPath({ path }: Input, { stdinPath }: Options, { cwd }: Io): string {
  if (path === '-') return stdinPath ?? '<stdin>';
  const near = relative(cwd, path);
  return near === '' || near.startsWith('..') || isAbsolute(near) ? path : near;
}

function uriOf(path: string, cwd: string): string {
  const near = relative(cwd, path);
  if (near === '' || near.startsWith('..') || isAbsolute(near)) return pathToFileURL(path).href;
  return near.split(sep).map(encodeURIComponent).join('/');
}

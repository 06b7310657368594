import { readFile, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, parse, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Engine } from '../engine';
import { fixAll } from '../fix-all';
import type { LintInput } from '../linter';
import { mergePolicy } from '../policy/merge';
import type { PolicyPieces } from '../policy/schema';
import { LineIndex } from '../syntax/lines';
import { type Input, inputsOf, inWords } from './inputs';
import type { Io } from './io';
import type { Options } from './options';
import { OwnImagesByFolder } from './own-images';
import { Policies } from './policies';
import type { FileReport } from './report';
import { Repositories } from './repository';
import { decode, encode } from './source-text';

/** What linting a set of paths gave. */
export interface Outcome {
  readonly files: readonly FileReport[];
  /** One sentence for everything that went wrong; the run went on. */
  readonly problems: readonly string[];
  /** True when a path that the user named could not be linted. */
  readonly namedPathFailed: boolean;
}

/**
 * Lints files one after the other. A file that cannot be read, is binary or too large is told and passed over.
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
  const files: FileReport[] = [];
  let namedPathFailed = missing.length > 0;
  for (const input of inputs) {
    try {
      files.push(await lintFile(input));
    } catch (error) {
      problems.push(`${shownPath(input, options, io)}: ${inWords(error)}`);
      namedPathFailed ||= input.named;
    }
  }
  return { files, problems, namedPathFailed };

  async function lintFile(input: Input): Promise<FileReport> {
    const place = input.path === '-' ? resolve(io.cwd, options.stdinPath ?? 'Dockerfile') : input.path;
    const source = decode(input.path === '-' ? await io.stdin() : await readFile(input.path));
    const repository = await repositories.of(dirname(place));
    const discovered =
      fixedPolicy ??
      (options.noPolicy ? undefined : await policies.nearest(place, repository?.root ?? parse(place).root));
    const chosen: PolicyPieces = options.preset === undefined ? {} : { preset: options.preset };
    const lintInput: LintInput = {
      text: source.text,
      policy: mergePolicy(discovered, chosen),
      surroundings: {
        path: place.replaceAll('\\', '/'),
        ...(await ownImages.of(repository, input.searched)),
      },
      today: options.today,
    };
    let { text } = lintInput;
    if (options.fix) {
      const fixed = fixAll(lintInput, engine.lint);
      if (fixed.text !== text && !source.isExact)
        problems.push(`${shownPath(input, options, io)}: not UTF-8, not fixed`);
      else if (fixed.text !== text) {
        await writeFile(input.path, encode(fixed.text, source));
        text = fixed.text;
      }
    }
    const result = engine.lint({ ...lintInput, text });
    for (const { rule, error } of result.failures) {
      if (!failedRules.has(rule))
        problems.push(`rule ${rule} failed, what the other rules find stands: ${String(error)}`);
      failedRules.add(rule);
    }
    return {
      path: shownPath(input, options, io),
      uri: uriOf(place, io.cwd),
      lines: new LineIndex(text),
      findings: result.findings,
    };
  }
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

import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Engine } from '../engine';
import { formatJson } from './format-json';
import { formatProvenance } from './format-provenance';
import { formatSarif } from './format-sarif';
import { formatText } from './format-text';
import { help } from './help';
import { inWords } from './inputs';
import { exitCodes, type Io } from './io';
import { knowledgeDates } from './knowledge-dates';
import { lintFiles } from './lint-files';
import { type Options, readArguments } from './options';
import { hasAtLeast, type Report } from './report';
import { updatePackages } from './update-packages';
import { version } from './version';

/**
 * Runs the command line.
 * @param argv arguments after the command's name
 * @returns the exit code: see `exitCodes` and the help text. Does not reject.
 */
export async function runCli(argv: readonly string[], io: Io, engine: Engine): Promise<number> {
  const call = readArguments(argv);
  switch (call.kind) {
    case 'help':
      io.out.write(help);
      return exitCodes.clean;
    case 'version':
      io.out.write(`${version}\n`);
      return exitCodes.clean;
    case 'explain':
      return explain(call.rule, io, engine);
    case 'knowledge-dates':
      io.out.write(knowledgeDates());
      return exitCodes.clean;
    case 'update-packages':
      return updatePackages(call.mirror, io);
    case 'wrong':
      return fail(io, `${call.message}\nSee dockerfile-hygiene --help.`);
    case 'lint':
      try {
        return await lint(call.options, io, engine);
      } catch (error) {
        return fail(io, inWords(error));
      }
  }
}

async function lint(options: Options, io: Io, engine: Engine): Promise<number> {
  const outcome = await lintFiles(options, io, engine);
  for (const problem of outcome.problems) io.err.write(`dockerfile-hygiene: ${problem}\n`);
  if (outcome.files.length === 0) {
    if (outcome.problems.length === 0)
      return fail(io, `no Dockerfile or compose file found in ${options.paths.join(', ')}`);
    return exitCodes.couldNotRun;
  }
  const report: Report = { ...outcome, rules: engine.rules.map(({ meta }) => meta), version };
  const text = format(report, options, io.out.colours && options.output === undefined);
  if (options.output === undefined) io.out.write(text);
  else await writeFile(resolve(io.cwd, options.output), text);
  if (outcome.namedPathFailed || outcome.nobodyAnswered) return exitCodes.couldNotRun;
  return hasAtLeast(outcome.files, options.failOn) ? exitCodes.findings : exitCodes.clean;
}

function format(report: Report, { format, quiet }: Options, colours: boolean): string {
  if (format === 'json') return formatJson(report);
  if (format === 'sarif') return formatSarif(report);
  if (format === 'provenance') return formatProvenance(report);
  return formatText(report, { colours, summary: !quiet });
}

function explain(id: string, io: Io, engine: Engine): number {
  const rule = engine.rules.find(({ meta }) => meta.id === id)?.meta;
  if (!rule) {
    const known = engine.rules.map(({ meta }) => meta.id).join(', ');
    return fail(io, `there is no rule "${id}". Rules: ${known}`);
  }
  io.out.write(`${rule.page.trimEnd()}\n`);
  return exitCodes.clean;
}

function fail(io: Io, message: string): number {
  io.err.write(`dockerfile-hygiene: ${message}\n`);
  return exitCodes.couldNotRun;
}

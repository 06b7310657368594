import type { Span } from '../syntax/span';
import { companionTexts, includedTexts } from './companions';
import { ExtendedFiles } from './extends';
import { readEnvironmentFile, type Variables } from './interpolate';
import { Budget, fieldsOf, firstValue, isMapAt, type Layer, type Located, listItems } from './layers';
import type { ComposeComment, ComposeFile, ComposeService, NamedVolume, Scalar } from './model';
import { isTrue, type Reading, scalarOf, textOf } from './scalars';
import { columnAt } from './sections';
import { serviceOf } from './service';
import { type ServiceEntries, servicesIn } from './services';
import { takenOver } from './taken-over';
import { readYaml } from './yaml-adapter';

/** What may be known besides the text. */
export interface ComposeSurroundings {
  /**
   * Text of a file beside the compose file, at once; undefined when there is none, or it is not known (yet).
   * Asked for `.env`, the files that services extend, those that are included, and those that are put together with this one.
   * @param name relative to the compose file's folder
   */
  readonly readFile?: ((name: string) => string | undefined) | undefined;
  /** Path of the compose file, for its companions; nothing is known of them without. */
  readonly path?: string | undefined;
}

/** Reads a compose file. Total: any text gives a file, with every place inside the text. */
export function parseCompose(text: string, { readFile, path }: ComposeSurroundings = {}): ComposeFile {
  const file = parseAlone(text, readFile);
  const parsed = (texts: readonly string[]) => texts.map((other) => parseAlone(other, readFile));
  return {
    ...file,
    companions: parsed(companionTexts(text, path, readFile)),
    included: parsed(includedTexts(file.includes, readFile)),
  };
}

/** Without the files that are put together with it. */
function parseAlone(text: string, readFile: ComposeSurroundings['readFile']): ComposeFile {
  const { root, comments, problems } = readYaml(text);
  const reading: Reading = { text, values: environmentOf(readFile) };
  const budget = new Budget();
  const files = new ExtendedFiles(readFile, budget);
  // In a template of another tool, what stands here is not what will be run.
  const entries: ServiceEntries = isTemplate(text, comments, problems.length > 0)
    ? new Map()
    : servicesIn(root);
  const takers = takenOver(entries);
  const services = [...entries.values()].map((entry) => {
    const { layers, unknown } = files.layersOf(entry, entries);
    return serviceOf(entry, layers, unknown, takers.get(entry.key) ?? [], reading, budget);
  });
  const top: Layer = root ? fieldsOf({ node: root, use: undefined }, budget) : [];
  const section = (key: string) => namedIn(firstValue([top], key), budget);
  return {
    text,
    services,
    companions: [],
    included: [],
    volumes: section('volumes').map(({ name, span, value }) =>
      volumeOf({ name, span }, value, reading, budget),
    ),
    secrets: section('secrets').map(({ name, span }) => ({ name, span })),
    configs: section('configs').map(({ name, span }) => ({ name, span })),
    includes: includesIn(firstValue([top], 'include'), reading, budget),
    comments,
    indent: indentOf(services, text),
    problems,
  };
}

/** True for the text of a template engine: Jinja's blocks, or its expressions where they leave no YAML. */
function isTemplate(text: string, comments: readonly ComposeComment[], hasProblems: boolean): boolean {
  const isSaid = (match: RegExpMatchArray) =>
    !comments.some(
      ({ span: { start, end } }) => match.index !== undefined && match.index >= start && match.index < end,
    );
  if (hasProblems && /\{\{/.test(text)) return true;
  const blocks = text.matchAll(/\{%[-+]?\s*(?:if|for|set|block|include|raw|macro|else|elif|end\w+)\b/g);
  return [...blocks].slice(0, 100).some(isSaid);
}

function environmentOf(readFile: ComposeSurroundings['readFile']): Variables {
  const text = readFile?.('.env');
  return text === undefined ? new Map() : readEnvironmentFile(text);
}

interface Section {
  readonly name: string;
  readonly span: Span;
  readonly value: Located | undefined;
}

/** The entries of a top-level section. */
function namedIn(section: Located | undefined, budget: Budget): Section[] {
  if (!isMapAt(section)) return [];
  return fieldsOf(section, budget).map(({ key, keySpan, use, value }) => ({
    name: key,
    span: use ?? keySpan,
    value,
  }));
}

function volumeOf(
  named: Pick<NamedVolume, 'name' | 'span'>,
  value: Located | undefined,
  reading: Reading,
  budget: Budget,
): NamedVolume {
  if (!isMapAt(value)) return { ...named, external: false, inMemory: false };
  const fields = [fieldsOf(value, budget)];
  const external = firstValue(fields, 'external');
  const options = firstValue(fields, 'driver_opts');
  const type = isMapAt(options)
    ? textOf(firstValue([fieldsOf(options, budget)], 'type'), reading)
    : undefined;
  return {
    ...named,
    // Once it was a map that holds the name.
    external: isMapAt(external) || isTrue(external, reading),
    inMemory: type === 'tmpfs' || type === 'ramfs',
  };
}

/** Paths of `include:`: a list of paths, or of maps with one path or several. */
function includesIn(value: Located | undefined, reading: Reading, budget: Budget): Scalar[] {
  return listItems(value).flatMap((item) => {
    const paths = isMapAt(item) ? listItems(firstValue([fieldsOf(item, budget)], 'path')) : [item];
    return paths.flatMap((path) => scalarOf(path, reading) ?? []);
  });
}

/** How many blanks a level has: told by the first service's keys. */
function indentOf(services: readonly ComposeService[], text: string): number {
  for (const { key, column } of services) {
    const step = (column ?? 0) - columnAt(text, key.start);
    if (step > 0) return Math.min(step, 8);
  }
  return 2;
}

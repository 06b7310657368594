import {
  applyEdits,
  type Edit,
  findNodeAtLocation,
  modify,
  type Node,
  type ParseError,
  parseTree,
} from 'jsonc-parser';
import type { UpdaterFile } from './updater-file';

const pinDigests = 'docker:pinDigests';

/** Presets that hold {@link pinDigests} already. */
const pinning = /^(?:docker:pinDigests|config:best-practices)$/;

/** Names that Renovate's dockerfile manager takes by itself (renovatebot/renovate, lib/modules/manager/dockerfile). */
const knownNames = [
  /(?:^|\/|\.)(?:[Dd]ocker|[Cc]ontainer)file$/,
  /(?:^|\/)(?:[Dd]ocker|[Cc]ontainer)file[^/]*$/,
];

/**
 * Renovate's configuration so that it pins the digest of every base image and keeps it up to date. Comments, order and
 * indentation of an existing file stay.
 * @param existing the file's text; undefined when there is none
 * @param dockerfiles paths from the repository's root, with `/`; those with unusual names are listed for Renovate
 */
export function renovateConfiguration(
  existing: string | undefined,
  dockerfiles: readonly string[],
): UpdaterFile {
  const unusual = dockerfiles.filter((path) => !knownNames.some((known) => known.test(path))).sort();
  const old = existing ?? '';
  const json = old.replace(/^\uFEFF/, ' ');
  if (json.trim() === '') return { kind: 'write', text: newConfiguration(unusual) };
  const errors: ParseError[] = [];
  const tree = parseTree(json, errors, { allowTrailingComma: true });
  const steps = tree?.type === 'object' && errors.length === 0 ? stepsFor(tree, unusual) : undefined;
  if (!steps) return { kind: 'not-understood', text: newConfiguration(unusual) };
  const text = steps.reduce((at, step) => applyEdits(at, step(at)), json);
  return text === json
    ? { kind: 'unchanged', text: old }
    : { kind: 'write', text: `${old.startsWith('\uFEFF') ? '\uFEFF' : text[0]}${text.slice(1)}` };
}

function newConfiguration(unusual: readonly string[]): string {
  const configuration = {
    $schema: 'https://docs.renovatebot.com/renovate-schema.json',
    extends: ['config:recommended', pinDigests],
    ...(unusual.length > 0 ? { dockerfile: { managerFilePatterns: unusual.map(patternFor) } } : {}),
  };
  return `${JSON.stringify(configuration, null, 2)}\n`;
}

type Step = (text: string) => Edit[];

/** What is missing, one change after the other; undefined when a key has a form that Renovate does not know. */
function stepsFor(tree: Node, unusual: readonly string[]): Step[] | undefined {
  const presets = list(tree, ['extends']);
  const patterns = list(tree, ['dockerfile', 'managerFilePatterns']);
  const manager = findNodeAtLocation(tree, ['dockerfile']);
  if (!presets || !patterns || (manager && manager.type !== 'object')) return undefined;
  const steps: Step[] = [];
  const pins =
    presets.some((preset) => pinning.test(preset)) ||
    findNodeAtLocation(tree, ['pinDigests'])?.value === true;
  if (!pins) steps.push(append(['extends'], presets.length, pinDigests));
  let count = patterns.length;
  for (const pattern of unusual.map(patternFor))
    if (!patterns.includes(pattern))
      steps.push(append(['dockerfile', 'managerFilePatterns'], count++, pattern));
  return steps;
}

/** The texts of a list, none when it is not there; undefined when it is something else. */
function list(tree: Node, path: string[]): string[] | undefined {
  const node = findNodeAtLocation(tree, path);
  if (!node) return [];
  const texts = node.type === 'array' ? (node.children ?? []).map(({ value }) => value as unknown) : [0];
  return texts.every((text) => typeof text === 'string') ? texts : undefined;
}

function append(path: string[], count: number, value: string): Step {
  return (text) => {
    const formattingOptions = formattingOf(text);
    return parseTree(text) && findNodeAtLocation(parseTree(text) as Node, path)
      ? modify(text, [...path, count], value, { formattingOptions, isArrayInsertion: true })
      : modify(text, path, [value], { formattingOptions });
  };
}

function formattingOf(json: string) {
  const indentation = /^([ \t]+)\S/m.exec(json.trimStart())?.[1] ?? '  ';
  const tabs = indentation.startsWith('\t');
  return {
    insertSpaces: !tabs,
    tabSize: tabs ? 1 : Math.min(indentation.length, 8),
    eol: json.includes('\r\n') ? '\r\n' : '\n',
  };
}

/** A pattern for exactly one file. Between slashes it is a regular expression, for a name may hold glob characters. */
function patternFor(path: string): string {
  return `/^${path.replace(/[\\^$.|?+*()[\]{}]/g, '\\$&')}$/`;
}

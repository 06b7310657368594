/**
 * Changes to compose files that leave the rest as it is: comments, indentation, quotes, block and flow style. A change that the
 * style of the file does not allow is undefined, and then nobody should try.
 */
import type { TextEdit } from '../edits/edit';
import type { Span } from '../syntax/span';
import { below, blanks, columnAfterDash, columnOf, intoFlow, lineEndOf, linesOf, step } from './layout';
import type { ComposeFile, ComposeService } from './model';
import { oncePerFile } from './once';

type Section = ComposeService['sections'][number];

/** Adds items to a list of the service (`volumes:`), which is made when it is not there. Items are YAML. */
export function addItems(
  file: ComposeFile,
  service: ComposeService,
  section: string,
  items: readonly string[],
): TextEdit[] | undefined {
  const existing = sectionOf(service, section);
  const lines = (before: string) => items.map((item) => `${before}- ${item}`);
  if (!existing && service.merged.includes(section)) return undefined;
  if (!existing) return addSection(file, service, [`${section}:`, ...lines(step(file))]);
  const { style, value } = existing;
  if (style === 'empty') {
    const column = columnOf(file.text, existing.key.start);
    return column === undefined
      ? undefined
      : [below(file, existing.key.end, lines(blanks(column) + step(file)))];
  }
  if (!value) return undefined;
  if (style === 'flow') return intoFlow(file.text, value, items.join(', '));
  // Only a list takes an item: in a map there is a key first.
  if (style !== 'block' || !/^-[ \t]/.test(file.text.slice(value.start, value.start + 2))) return undefined;
  const column = columnOf(file.text, value.start);
  return column === undefined ? undefined : [below(file, existing.end, lines(blanks(column)))];
}

/** Adds a section to a service behind its last one: lines of YAML, the first at the column of the service's keys. */
export function addSection(
  file: ComposeFile,
  service: ComposeService,
  lines: readonly string[],
): TextEdit[] | undefined {
  const { column } = service;
  if (column === undefined || service.sections.length === 0) return undefined;
  const ends = service.sections.map((section) => endOf(section));
  return [
    below(
      file,
      Math.max(...ends),
      lines.map((line) => blanks(column) + line),
    ),
  ];
}

const volumeNames = oncePerFile(
  (file: ComposeFile) =>
    new Set(
      [file, ...file.companions, ...file.included].flatMap(({ volumes }) => volumes.map(({ name }) => name)),
    ),
);

/**
 * Takes items out of a block list of a service, and the list where nothing is left. Undefined where something else stands on
 * their lines, or a comment in the list may speak of them.
 */
export function removeItems(
  file: ComposeFile,
  service: ComposeService,
  section: string,
  items: readonly Span[],
  all: number,
): TextEdit[] | undefined {
  const { text } = file;
  const list = sectionOf(service, section);
  if (list?.style !== 'block' || !list.value || items.length === 0) return undefined;
  const isIn = ({ start, end }: Span) => list.key.start <= start && end <= list.end;
  const newline = text.indexOf('\n', list.end);
  const lastLine = newline < 0 ? text.length : newline;
  if (file.comments.some(({ span }) => list.key.start <= span.start && span.start < lastLine))
    return undefined;
  if (!items.every(isIn)) return undefined;
  if (items.length === all)
    return service.sections.length > 1
      ? [{ span: linesOf(text, list.key.start, list.end), newText: '' }]
      : undefined;
  return items.map(({ start, end }) => ({
    span: linesOf(text, text.lastIndexOf('-', start), end),
    newText: '',
  }));
}

/**
 * Lets a service wait until another is healthy, where its `depends_on` only lists names: the list becomes a map. Undefined where
 * there is no such list, or it says already what to wait for.
 */
export function waitFor(file: ComposeFile, service: ComposeService, other: string): TextEdit[] | undefined {
  const section = sectionOf(service, 'depends_on');
  const { text } = file;
  if (!section?.value || !service.dependsOn.some((item) => item.service === other)) return undefined;
  const { value } = section;
  const items = service.dependsOn.filter(({ span }) => value.start <= span.start && span.end <= value.end);
  const conditionOf = (name: string) => `condition: service_${name === other ? 'healthy' : 'started'}`;
  if (items.length !== service.dependsOn.length || !items.some((item) => item.service === other))
    return undefined;
  if (
    section.style === 'flow' &&
    text[value.start] === '[' &&
    !text.slice(value.start, value.end).includes('#')
  ) {
    const entries = items.map((item) => `${item.service}: { ${conditionOf(item.service)} }`);
    return [{ span: value, newText: `{ ${entries.join(', ')} }` }];
  }
  if (section.style !== 'block') return undefined;
  const edits: TextEdit[] = [];
  for (const { span, service: name } of items) {
    const column = columnAfterDash(text, span.start);
    const dash = text.lastIndexOf('-', span.start);
    // The list may stand at the column of its key, where a map may not.
    const list = columnOf(text, dash);
    if (column === undefined || list === undefined || list <= (columnOf(text, section.key.start) ?? 0))
      return undefined;
    if (!/^[\w.-]+$/.test(name)) return undefined;
    edits.push({ span: { start: dash, end: span.end }, newText: `${name}:` });
    edits.push(below(file, span.end, [`${blanks(list)}${step(file)}${conditionOf(name)}`]));
  }
  return edits;
}

/** Puts a comment on a line of its own above the line where something begins. */
export function addComment(file: ComposeFile, { start }: Span, comment: string): TextEdit[] | undefined {
  const column = columnOf(file.text, start);
  if (column === undefined) return undefined;
  const at = start - column;
  return [{ span: { start: at, end: at }, newText: `${blanks(column)}${comment}${lineEndOf(file)}` }];
}

/** A section that the service itself has. */
export function sectionOf(service: ComposeService, name: string): Section | undefined {
  return service.sections.find((section) => section.name === name);
}

/** A name for a new volume of a service: like those that the file has, and not among them. */
export function volumeName(file: ComposeFile, service: ComposeService, what = 'data'): string {
  const names = volumeNames(file);
  const joint = [...names].some((name) => name.includes('_')) ? '_' : '-';
  const stem = `${service.name.replaceAll(/[^A-Za-z0-9_.-]/g, joint)}${joint}${what}`;
  for (let count = 1; ; count++) {
    const name = count === 1 ? stem : `${stem}${joint}${count}`;
    if (!names.has(name)) return name;
  }
}

function endOf({ key, value, end }: Section): number {
  return Math.max(key.end, value?.end ?? 0, end);
}

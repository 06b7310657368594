/**
 * Changes to compose files that leave the rest as it is: comments, indentation, quotes, block and flow style. A change that the
 * style of the file does not allow is undefined, and then nobody should try.
 */
import type { TextEdit } from '../edits/edit';
import type { Span } from '../syntax/span';
import type { ComposeFile, ComposePort, ComposeService } from './model';
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

/**
 * Adds an entry to a map at the top of the file (`volumes`, `secrets`), which is made when it is not there. `entry` is its lines
 * of YAML, the first at the column of the map's keys.
 */
export function addAtTop(
  file: ComposeFile,
  section: 'volumes' | 'secrets',
  entry: readonly string[],
): TextEdit[] | undefined {
  const { text } = file;
  const heads = headsAtTop(file);
  if (!heads) return undefined;
  const inner = entry.map((line) => step(file) + line);
  const head = heads.get(section);
  if (!head) {
    const trailing = text.trimEnd().length;
    return [below(file, trailing, ['', `${section}:`, ...inner])];
  }
  if (head === 'several') return undefined;
  const { rest, at } = head;
  if (rest === '{}') {
    const open = text.indexOf('{', at);
    return [{ span: { start: at, end: open + 2 }, newText: '' }, below(file, open + 2, inner)];
  }
  if (rest !== '') return undefined;
  const first = file[section][0];
  if (!first) return [below(file, at, inner)];
  const column = columnOf(text, first.span.start);
  return column === undefined
    ? undefined
    : [
        below(
          file,
          at,
          entry.map((line) => blanks(column) + line),
        ),
      ];
}

interface Head {
  /** What stands on the line behind the colon, without a comment. */
  readonly rest: string;
  /** Offset behind the colon. */
  readonly at: number;
}

/**
 * The keys at the margin of the file; undefined where it is none that can be added to there: a file of the first version, without
 * `services:`, or several documents in one.
 */
const headsAtTop = oncePerFile(({ text }: ComposeFile): ReadonlyMap<string, Head | 'several'> | undefined => {
  if (/^(?:---|\.\.\.)(?=\s|$)/m.test(text.replace(/^(?:\s|#[^\n]*\n)*---/, ''))) return undefined;
  const heads = new Map<string, Head | 'several'>();
  for (const match of text.matchAll(/^["']?([\w-]+)["']?[ \t]*:(?=\s|$)(.*)/gm)) {
    const [whole, name = '', behind = ''] = match;
    const rest = behind.replace(/(?:^|[ \t])#.*$/, '').trim();
    heads.set(name, heads.has(name) ? 'several' : { rest, at: match.index + whole.length - behind.length });
  }
  return heads.has('services') ? heads : undefined;
});

const lineEndOf = oncePerFile(({ text }: ComposeFile) => (text.includes('\r\n') ? '\r\n' : '\n'));
const volumeNames = oncePerFile(({ volumes }: ComposeFile) => new Set(volumes.map(({ name }) => name)));

/**
 * Puts another text in place of a value, or of a part of one. Quotes at both ends of the place stay; a text that would mean
 * something else without quotes gets them. Undefined where that cannot be done.
 */
export function replaceText(file: ComposeFile, place: Span, content: string): TextEdit[] | undefined {
  const { text } = file;
  const written = text.slice(place.start, place.end);
  const quote = /^(["'])[\s\S]*\1$/.exec(written)?.[1];
  if (/[\n"'\\]/.test(content) || /^[|>]/.test(written)) return undefined;
  if (quote !== undefined && written.length > 1)
    return [{ span: { start: place.start + 1, end: place.end - 1 }, newText: content }];
  const isPlain = !/^[-?:,[\]{}#&*!|>%@` ]|: |:$| #|\s$/.test(content);
  if (isPlain && !isInFlow(file, place.start)) return [{ span: place, newText: content }];
  // A part of a value in brackets may stand within quotes already.
  const isWhole =
    /(?:[:,[{-][ \t]+|[[{])$/.test(lineBefore(text, place.start)) &&
    /^[ \t]*(?:[,\]}]|$|\r|\n|[ \t]#)/.test(text.slice(place.end, place.end + 3));
  if (isWhole) return [{ span: place, newText: `"${content}"` }];
  return isQuoted(text, place) ? [{ span: place, newText: content }] : undefined;
}

/** True where the next quotation mark of the line on either side is the same, and nothing of a flow collection is between. */
function isQuoted(text: string, { start, end }: Span): boolean {
  const before = /(["'])[^"'[\]{},]*$/.exec(lineBefore(text, start))?.[1];
  const newline = text.indexOf('\n', end);
  const after = /^[^"'[\]{}]*(["'])/.exec(text.slice(end, newline < 0 ? undefined : newline))?.[1];
  return before !== undefined && before === after;
}

/** Binds a published port to an address of the host. */
export function bindPort(file: ComposeFile, port: ComposePort, address: string): TextEdit[] | undefined {
  const { text } = file;
  const { span, form, quote, own } = port;
  if (!own) return undefined;
  const written = text.slice(span.start, span.end);
  if (form === 'short') {
    const start = span.start + (quote ? 1 : 0);
    const content = written.slice(quote ? 1 : 0, quote ? -1 : undefined);
    const any = /^(?:0\.0\.0\.0|\[?::\]?|\*)(?=:)/.exec(content)?.[0];
    if (any !== undefined) return [{ span: { start, end: start + any.length }, newText: address }];
    if (port.hostAddress !== undefined) return undefined;
    // Without a port of the host the engine chooses one, also at one address.
    const colons = port.published === undefined ? '::' : ':';
    return [{ span: { start, end: start }, newText: `${address}${colons}` }];
  }
  const host = /\bhost_ip[ \t]*:[ \t]*(["']?)(?:0\.0\.0\.0|::)\1/.exec(written);
  if (host) {
    const start = span.start + host.index;
    return [{ span: { start, end: start + host[0].length }, newText: `host_ip: ${address}` }];
  }
  if (port.hostAddress !== undefined) return undefined;
  if (written.startsWith('{')) return intoFlow(text, span, `host_ip: ${address}`);
  const column = columnAfterDash(text, span.start);
  return column === undefined ? undefined : [below(file, span.end, [`${blanks(column)}host_ip: ${address}`])];
}

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

/** The whole lines that hold a range, with the line end before them where they are the last of the text. */
function linesOf(text: string, from: number, to: number): Span {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const newline = text.indexOf('\n', to);
  if (newline >= 0) return { start, end: newline + 1 };
  const before = text[start - 2] === '\r' ? start - 2 : start - 1;
  return { start: Math.max(0, before), end: text.length };
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

/** One step of indentation, as the file has it. */
function step({ indent }: ComposeFile): string {
  return blanks(Math.max(1, Math.min(indent, 8)));
}

function blanks(count: number): string {
  return ' '.repeat(count);
}

/** New lines under the line that holds the last visible character before `offset`. */
function below(file: ComposeFile, offset: number, lines: readonly string[]): TextEdit {
  const { text } = file;
  let at = Math.min(offset, text.length);
  while (at > 0 && /\s/.test(text[at - 1] ?? '')) at--;
  const newline = text.indexOf('\n', at);
  let end = newline < 0 ? text.length : newline;
  if (newline > 0 && text[newline - 1] === '\r') end--;
  const eol = lineEndOf(file);
  // At the end of a text without a last line end, blanks behind the last word stay where they are.
  return { span: { start: end, end }, newText: lines.map((line) => eol + line).join('') };
}

/** Column of an offset (0-based); undefined where something else than blanks is before it on its line. */
function columnOf(text: string, offset: number): number | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(start, offset);
  return /^ *$/.test(before) ? before.length : undefined;
}

/** The same for the first key of a map in a list. */
function columnAfterDash(text: string, offset: number): number | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(start, offset);
  return /^ *- *$/.test(before) ? before.length : undefined;
}

/** Adds to a flow collection, which `span` holds with its brackets. */
function intoFlow(text: string, { start, end }: Span, item: string): TextEdit[] | undefined {
  if (!/[\]}]/.test(text[end - 1] ?? '') || end - start < 2) return undefined;
  let at = end - 1;
  while (at > start + 1 && /\s/.test(text[at - 1] ?? '')) at--;
  // What ends in a comment cannot be gone on with on its line.
  if (/(?:^|\s)#/.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at))) return undefined;
  const isEmpty = at === start + 1;
  const newText = isEmpty ? item : text[at - 1] === ',' ? ` ${item}` : `, ${item}`;
  return [{ span: { start: at, end: at }, newText }];
}

/** True where the offset lies in a section of a service that is written with brackets. */
function isInFlow(file: ComposeFile, offset: number): boolean {
  const service = file.services.find(({ span }) => span.start <= offset && offset < span.end);
  if (!service || service.column === undefined) return true;
  const section = service.sections.find(({ value }) => value && value.start <= offset && offset < value.end);
  return section?.style === 'flow' || /[[{]/.test(lineBefore(file.text, offset));
}

function lineBefore(text: string, offset: number): string {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
}

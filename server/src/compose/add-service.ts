/**
 * Writes what a repair of a Dockerfile adds to a compose file: into one that exists, leaving the rest as it is, or as a new
 * file. Nothing is written that this linter would object to, and what does not fit the file's style is not tried.
 */
import { applyEdits } from '../edits/apply';
import type { TextEdit } from '../edits/edit';
import type { Application, ComposeAddition, ServiceAddition, VariableAddition } from './addition';
import { addItems, addSection, sectionOf } from './edits';
import type { ComposeFile, ComposeService } from './model';
import { parseCompose } from './parse';
import { type AdditionNames, applicationLines, serviceLines } from './service-text';
import { addAtTop } from './top-level';
import { indented } from './yaml-text';

const newStep = '  ';

/** The text of a new compose file with the application and what is added. */
export function newComposeFile(addition: ComposeAddition, application: Application): string {
  if (addition.add === 'variable') {
    const rest = ['environment:', ...indented([variableLine(addition)], newStep)];
    return `${['services:', ...indented(applicationLines(application, rest, newStep), newStep)].join('\n')}\n`;
  }
  const names = namesFor(addition, { services: ['app'], volumes: [], secrets: [] });
  const rest = ['depends_on:', ...indented(waiting(names.service, newStep), newStep)];
  // Where the Dockerfile is the service, there is nothing else to build.
  const app = isOfDockerfile(addition) ? [] : [...applicationLines(application, rest, newStep), ''];
  const service = serviceLines(addition, names, {
    contextFolder: application.context,
    networks: [],
    step: newStep,
  });
  const sections = [
    ['services:', ...indented([...app, ...service], newStep)],
    ['volumes:', ...indented(volumeLines(addition, names), newStep)],
    ...(addition.secretVariable ? [['secrets:', ...indented(secretLines(names, newStep), newStep)]] : []),
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** True when the service is what the Dockerfile builds, with its scripts mounted, and not something beside its application. */
export function isOfDockerfile(addition: ComposeAddition): addition is ServiceAddition {
  return addition.add === 'service' && addition.mounts.length > 0;
}

/**
 * Edits that put the addition into an existing file; undefined where its style does not allow it, or where it has such a
 * service already.
 * @param application the file's service that builds the Dockerfile, when there is one
 * @param contextFolder build context of the Dockerfile, relative to the compose file's folder
 */
export function addToCompose(
  text: string,
  addition: ComposeAddition,
  application: string | undefined,
  contextFolder: string,
): TextEdit[] | undefined {
  const file = parseCompose(text);
  if (file.problems.length > 0 || /\t/.test(text) || file.services.length === 0) return undefined;
  const app = file.services.find(({ name }) => name === application);
  const edits =
    addition.add === 'variable'
      ? app && variableEdits(file, app, addition)
      : serviceEdits(file, app, addition, contextFolder);
  return edits && isSound(file, edits, addition) ? edits : undefined;
}

function serviceEdits(
  file: ComposeFile,
  app: ComposeService | undefined,
  addition: ServiceAddition,
  contextFolder: string,
): TextEdit[] | undefined {
  const last = lastOf(file);
  const networks = networksFor(file, app);
  if (!last || !networks || hasSuch(file, addition)) return undefined;
  const names = namesFor(addition, {
    services: file.services.map(({ name }) => name),
    volumes: file.volumes.map(({ name }) => name),
    secrets: file.secrets.map(({ name }) => name),
  });
  const step = ' '.repeat(Math.max(2, Math.min(file.indent, 8)));
  const lines = indented(
    serviceLines(addition, names, { contextFolder, networks, step }),
    ' '.repeat(last.column),
  );
  const volumes = addAtTop(file, 'volumes', volumeLines(addition, names));
  const secrets = addition.secretVariable ? addAtTop(file, 'secrets', secretLines(names, step)) : [];
  if (!volumes || !secrets) return undefined;
  const waits = app ? waitingEdits(file, app, names.service, step) : [];
  return [...waits, below(file.text, last.end, ['', ...lines]), ...volumes, ...secrets];
}

/** True when a service of the file runs the same image already. */
function hasSuch(file: ComposeFile, { image }: ServiceAddition): boolean {
  const name = withoutTag(image);
  return file.services.some((service) => {
    const { value } = service.image ?? {};
    return value !== undefined && withoutTag(value).replace(/^docker\.io\/(?:library\/)?/, '') === name;
  });
}

function withoutTag(image: string): string {
  return image.replace(/@.*$/, '').replace(/:[^/]*$/, '');
}

/**
 * Networks that the service must be in to be reached by the application; empty for the default one. Undefined where they
 * cannot be told, or the network is not the file's.
 */
export function networksFor(
  file: ComposeFile,
  app: ComposeService | undefined,
): readonly string[] | undefined {
  const reaching =
    app ?? file.services.find((service) => !sectionOf(service, 'networks')) ?? file.services[0];
  if (!reaching || reaching.networkMode !== undefined || reaching.extendsUnknown) return undefined;
  const section = sectionOf(reaching, 'networks');
  if (!section) return [];
  const { value, style, itemColumn } = section;
  if (!value) return undefined;
  const text = file.text.slice(value.start, value.end);
  const names =
    style === 'flow'
      ? text.replace(/^\[|\]$/g, '').split(',')
      : text
          .split('\n')
          .filter((line, i) => i === 0 || /^ */.exec(line)?.[0].length === itemColumn)
          .map((line) => line.trim().replace(/^- +| *#.*$|:(?: .*)?$/g, ''));
  const clean = names.map((name) => name.trim().replace(/^["']|["']$/g, '')).filter((name) => name !== '');
  return clean.length > 0 && clean.every((name) => /^[\w.-]+$/.test(name)) ? clean : undefined;
}

/** The application waits for the service; where its file says otherwise, that is left to the user. */
function waitingEdits(file: ComposeFile, app: ComposeService, name: string, step: string): TextEdit[] {
  const existing = sectionOf(app, 'depends_on');
  if (!existing) return addSection(file, app, ['depends_on:', ...indented(waiting(name, step), step)]) ?? [];
  const isList = app.dependsOn.every(({ condition }) => condition === undefined);
  return (isList ? addItems(file, app, 'depends_on', [name]) : undefined) ?? [];
}

function waiting(name: string, step: string): string[] {
  return [`${name}:`, `${step}condition: service_healthy`];
}

function variableEdits(
  file: ComposeFile,
  app: ComposeService,
  addition: VariableAddition,
): TextEdit[] | undefined {
  if (app.environment.some(({ name }) => name === addition.name)) return undefined;
  const section = sectionOf(app, 'environment');
  const step = ' '.repeat(Math.max(2, Math.min(file.indent, 8)));
  if (!section) return addSection(file, app, ['environment:', ...indented([variableLine(addition)], step)]);
  const { value, style } = section;
  if (style !== 'block' || !value) return undefined;
  if (file.text.slice(value.start, value.start + 1) === '-')
    return addItems(file, app, 'environment', [`${addition.name}=${demand(addition)}`]);
  const column = value.start - (file.text.lastIndexOf('\n', value.start - 1) + 1);
  return [below(file.text, section.end, [' '.repeat(column) + variableLine(addition)])];
}

function variableLine(addition: VariableAddition): string {
  return `${addition.name}: \${${addition.name}:?must be set}`;
}

function demand({ name }: VariableAddition): string {
  return `\${${name}:?must be set}`;
}

function volumeLines(addition: ServiceAddition, names: AdditionNames): string[] {
  return [...names.data, ...(addition.backup.dump === undefined ? [] : [names.backup])].map(
    (name) => `${name}:`,
  );
}

function secretLines({ secret }: AdditionNames, step: string): string[] {
  return [`${secret}:`, `${step}file: ./secrets/${secret}.txt`];
}

interface Taken {
  readonly services: readonly string[];
  readonly volumes: readonly string[];
  readonly secrets: readonly string[];
}

function namesFor({ name, directories }: ServiceAddition, taken: Taken): AdditionNames {
  const service = free(name, [...taken.services]);
  const joint = taken.volumes.some((volume) => volume.includes('_')) ? '_' : '-';
  const data = directories.map((_, i) =>
    free(`${service}${joint}data${i === 0 ? '' : `${joint}${i + 1}`}`, taken.volumes),
  );
  return {
    service,
    job: free(`${service}-backup`, taken.services),
    data,
    backup: free(`${service}${joint}backup`, taken.volumes),
    secret: free(`${service}_password`, taken.secrets),
  };
}

function free(stem: string, taken: readonly string[]): string {
  for (let count = 1; ; count++) {
    const name = count === 1 ? stem : `${stem}${count}`;
    if (!taken.includes(name)) return name;
  }
}

/** Where the last service of the file ends, and the column of the services' names. */
export function lastOf(file: ComposeFile): { readonly end: number; readonly column: number } | undefined {
  const last = file.services.reduce<ComposeService | undefined>(
    (a, b) => (a && a.span.end > b.span.end ? a : b),
    undefined,
  );
  if (!last || last.column === undefined) return undefined;
  const start = file.text.lastIndexOf('\n', last.key.start - 1) + 1;
  const before = file.text.slice(start, last.key.start);
  return /^ +$/.test(before) ? { end: last.span.end, column: before.length } : undefined;
}

/** New lines below the line that an offset is in. */
function below(text: string, offset: number, lines: readonly string[]): TextEdit {
  let at = Math.min(offset, text.length);
  while (at > 0 && /\s/.test(text[at - 1] ?? '')) at--;
  const newline = text.indexOf('\n', at);
  let end = newline < 0 ? text.length : newline;
  if (newline > 0 && text[newline - 1] === '\r') end--;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  return { span: { start: end, end }, newText: lines.map((line) => eol + line).join('') };
}

/** True when the file can be read afterwards, what was there is still there, and what was added is. */
function isSound(file: ComposeFile, edits: readonly TextEdit[], addition: ComposeAddition): boolean {
  const after = parseCompose(applyEdits(file.text, edits));
  if (after.problems.length > 0) return false;
  const names = new Set(after.services.map(({ name }) => name));
  const added = after.services.length - file.services.length;
  const wanted = addition.add === 'variable' ? 0 : addition.backup.dump === undefined ? 1 : 2;
  return added === wanted && file.services.every(({ name }) => names.has(name));
}

import { bindPort } from '../../compose/bind-port';
import { addItems, addSection, sectionOf, volumeName, waitFor } from '../../compose/edits';
import { below, blanks, columnAfterDash, intoFlow } from '../../compose/layout';
import type { ComposeFile, ComposeMount, ComposePort, ComposeService } from '../../compose/model';
import { oncePerFile } from '../../compose/once';
import { addAtTop } from '../../compose/top-level';
import type { TextEdit } from '../../edits';

/**
 * Mounts a named volume at each path: one that the file declares for the service and does not use, or a new one.
 * @param instead the mount without a name that is at the first path
 */
export function namedVolumes(
  file: ComposeFile,
  service: ComposeService,
  [first, ...others]: readonly string[],
  instead?: ComposeMount,
): TextEdit[] | undefined {
  // Two servers on one volume destroy its data.
  if (first === undefined || service.takenOverBy.length > 0) return undefined;
  const waiting = unusedVolume(file, service);
  const name = waiting ?? volumeName(file, service);
  const more = others.map((path) => ({
    path,
    name: volumeName(file, service, path.slice(path.lastIndexOf('/') + 1)),
  }));
  const added = more.map((volume) => `${volume.name}:${volume.path}`);
  const declared = [...(waiting === undefined ? [name] : []), ...more.map((volume) => volume.name)];
  return together([
    ...(instead ? [nameMount(file, instead, name)] : []),
    ...(instead && added.length === 0
      ? []
      : [addItems(file, service, 'volumes', instead ? added : [`${name}:${first}`, ...added])]),
    ...(declared.length > 0
      ? [
          addAtTop(
            file,
            'volumes',
            declared.map((volume) => `${volume}:`),
          ),
        ]
      : []),
  ]);
}

/** Puts a volume's name before a mount that has none. */
function nameMount(
  file: ComposeFile,
  { own, span, targetSpan }: ComposeMount,
  name: string,
): TextEdit[] | undefined {
  if (!own || !targetSpan) return undefined;
  // The short form begins with its target; the long one has keys before it.
  const before = file.text.slice(span.start, targetSpan.start);
  if (!/^["']?$/.test(before)) return nameLongMount(file, span, name);
  return [{ span: { start: targetSpan.start, end: targetSpan.start }, newText: `${name}:` }];
}

function nameLongMount(file: ComposeFile, span: ComposeMount['span'], name: string): TextEdit[] | undefined {
  if (file.text[span.start] === '{') return intoFlow(file.text, span, `source: ${name}`);
  const column = columnAfterDash(file.text, span.start);
  return column === undefined ? undefined : [below(file, span.end, [`${blanks(column)}source: ${name}`])];
}

const unusedVolumes = oncePerFile(({ volumes, services }: ComposeFile) => {
  const used = new Set(services.flatMap(({ mounts }) => mounts.flatMap(({ source }) => source ?? [])));
  return volumes.filter(({ name }) => !used.has(name));
});

/** A volume that the file declares and nobody mounts, when its name says that it is for this service. */
function unusedVolume(file: ComposeFile, { name }: ComposeService): string | undefined {
  const words = name.toLowerCase().split(/[-_.]/);
  return unusedVolumes(file).find((volume) =>
    words.some((word) => word.length > 1 && volume.name.toLowerCase().includes(word)),
  )?.name;
}

/** Lets only this machine reach the ports. */
export function onThisMachine(file: ComposeFile, ports: readonly ComposePort[]): TextEdit[] | undefined {
  return together(ports.map((port) => bindPort(file, port, '127.0.0.1')));
}

/**
 * Adds a health check, and lets the services that depend on this one wait for it (`waiting`), where their lists can say so.
 * @param test what it runs, as in `test:`; its `$` are the container's own
 */
export function healthCheck(
  file: ComposeFile,
  service: ComposeService,
  dependents: readonly { readonly by: ComposeService }[],
  test: readonly string[],
): { readonly edits: TextEdit[]; readonly waiting: readonly string[] } | undefined {
  if (sectionOf(service, 'healthcheck')) return undefined;
  const step = ' '.repeat(Math.max(1, Math.min(file.indent, 8)));
  const words = test.map((word) => JSON.stringify(word.replaceAll('$', () => '$$'))).join(', ');
  const added = addSection(file, service, [
    'healthcheck:',
    `${step}test: [${words}]`,
    `${step}interval: 10s`,
    `${step}timeout: 5s`,
    `${step}retries: 5`,
    `${step}start_period: 30s`,
  ]);
  if (!added) return undefined;
  const waiting = file.services.some(({ inSwarm }) => inSwarm)
    ? // `docker stack deploy` takes only lists of names.
      []
    : dependents.flatMap(({ by }) => {
        const edits = waitFor(file, by, service.name);
        return edits ? [{ name: by.name, edits }] : [];
      });
  return {
    edits: [...added, ...waiting.flatMap(({ edits }) => edits)],
    waiting: waiting.map(({ name }) => name),
  };
}

/** Starts the service again when it ends, or the machine restarts. */
export function restarted(file: ComposeFile, service: ComposeService): TextEdit[] | undefined {
  return addSection(file, service, ['restart: unless-stopped']);
}

/** All of them, or nothing when one cannot be done. */
export function together(parts: readonly (readonly TextEdit[] | undefined)[]): TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (const part of parts) {
    if (!part) return undefined;
    edits.push(...part);
  }
  // Of lines that come to stand at one place, those that belong to what is before them come first.
  const ordered = edits.sort(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end || indentOf(b) - indentOf(a),
  );
  return ordered.length > 0 ? ordered : undefined;
}

function indentOf({ newText }: TextEdit): number {
  return /^\s*?(?:\r?\n)+( *)/.exec(newText)?.[1]?.length ?? 0;
}

/** Files that are put together with a compose file: later documents of its text, an override file beside it, the base file that it adds to, files that it includes. */
import { documentsBehind } from './documents';
import type { ComposeFile, ComposeMount, ComposeService, Scalar } from './model';
import { oncePerFile } from './once';

/** What compose takes by itself, in its order. */
const baseNames = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
/** More files than anybody includes. */
const mostIncluded = 20;

type ReadFile = ((name: string) => string | undefined) | undefined;

/**
 * Texts that say more of the same services. A file that compose takes by itself has `compose.override.yaml` beside it, which is
 * always read with it; any other may be started with the base file beside it.
 * @param path of the compose file; undefined when not known
 */
export function companionTexts(text: string, path: string | undefined, readFile: ReadFile): string[] {
  const name = path?.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1) ?? '';
  const names = baseNames.includes(name) ? overridesOf(name) : name === '' ? [] : baseNames;
  const beside = firstOf(names, readFile);
  return [...documentsBehind(text), ...(beside === undefined ? [] : [beside])];
}

function overridesOf(name: string): string[] {
  const stem = name.slice(0, name.indexOf('.'));
  return [`${stem}.override.yml`, `${stem}.override.yaml`];
}

function firstOf(names: readonly string[], readFile: ReadFile): string | undefined {
  for (const name of names) {
    const text = readFile?.(name);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** Texts of the files that are included, where they lie below the file's folder. */
export function includedTexts(includes: readonly Scalar[], readFile: ReadFile): string[] {
  return includes.slice(0, mostIncluded).flatMap(({ value }) => {
    if (value === undefined || /^[/\\]|^[A-Za-z]:|(?:^|\/)\.\.(?:\/|$)|\0/.test(value)) return [];
    return readFile?.(value.replace(/^(?:\.\/)+/, '')) ?? [];
  });
}

/**
 * A service with what its companions say of it: where its data goes, how it is asked and started again. What is not the file's
 * own has its place at the service's name and cannot be edited.
 */
export function wholeService({ text, companions }: ComposeFile, service: ComposeService): ComposeService {
  return companions.reduce((whole, companion) => {
    const other = servicesByName(companion).get(service.name);
    return other ? joined(whole, other, text) : whole;
  }, service);
}

const servicesByName = oncePerFile(
  ({ services }: ComposeFile) => new Map(services.map((service) => [service.name, service])),
);

function joined(own: ComposeService, other: ComposeService, text: string): ComposeService {
  const { key } = own;
  const mounts = other.mounts.map(
    (mount): ComposeMount => ({ ...mount, span: key, targetSpan: undefined, own: false }),
  );
  return {
    ...own,
    mounts: startsAnew(own, 'volumes', text) ? own.mounts : [...own.mounts, ...mounts],
    environment: [...own.environment, ...other.environment.map((variable) => ({ ...variable, span: key }))],
    command: own.command ?? other.command,
    entrypoint: own.entrypoint ?? other.entrypoint,
    restart: own.restart ?? (other.restart && { ...other.restart, span: key, own: false }),
    deployRestart: own.deployRestart || other.deployRestart,
    healthcheck: own.healthcheck ?? (other.healthcheck && { ...other.healthcheck, span: key }),
    extendsUnknown: own.extendsUnknown || other.extendsUnknown,
  };
}

/** True where a tag says that nothing of the other files holds: `volumes: !override`. */
function startsAnew({ sections }: ComposeService, name: string, text: string): boolean {
  const section = sections.find((candidate) => candidate.name === name);
  return (
    section !== undefined &&
    /^["']?\s*:\s*!(?:reset|override)\b/.test(text.slice(section.key.end, section.key.end + 40))
  );
}

import { applyEdits } from '../edits/apply';
import type { TextEdit } from '../edits/edit';
import type { ServiceAddition } from './addition';
import { addItems, addSection, sectionOf, volumeName } from './edits';
import type { ComposeFile, ComposeService } from './model';
import { parseCompose } from './parse';
import { mountText } from './service-text';
import { addAtTop } from './top-level';
import { indented, literally, scalarText } from './yaml-text';

/**
 * Edits that let a service run its makers' image where it was built from a Dockerfile that only adds scripts: these are mounted,
 * the settings of the Dockerfile go into the environment, and data that nothing is mounted for gets a named volume. Undefined
 * where the file's style does not allow it, or the password stood in the Dockerfile alone.
 * @param contextFolder build context of the Dockerfile, relative to the compose file's folder
 */
export function replaceBuild(
  text: string,
  addition: ServiceAddition,
  name: string,
  contextFolder: string,
): TextEdit[] | undefined {
  const file = parseCompose(text);
  const service = file.services.find((s) => s.name === name);
  const build = service && sectionOf(service, 'build');
  if (file.problems.length > 0 || /\t/.test(text) || !service || !build?.value) return undefined;
  const { key, end, style } = build;
  if (service.image || service.extendsUnknown || style === 'alias' || style === 'empty') return undefined;
  if (file.comments.some(({ span }) => key.start <= span.start && span.end <= end)) return undefined;
  if (!hasPassword(service, addition)) return undefined;
  const parts = [
    [
      {
        span: { start: key.start, end: Math.max(end, build.value.end) },
        newText: `image: ${addition.image}`,
      },
    ],
    volumeEdits(file, service, addition, contextFolder),
    environmentEdits(file, service, addition),
  ];
  if (!parts.every((part) => part !== undefined)) return undefined;
  const edits = parts.flat();
  const after = parseCompose(applyEdits(text, edits));
  const changed = after.services.find((s) => s.name === name);
  const isSound =
    after.problems.length === 0 &&
    after.services.length === file.services.length &&
    changed?.image?.value === addition.image &&
    !changed.build &&
    changed.mounts.length > service.mounts.length;
  return isSound ? edits : undefined;
}

/** True when the service is told its password where it runs; what the Dockerfile said of it is not carried over. */
function hasPassword(service: ComposeService, { secretVariable, demanded }: ServiceAddition): boolean {
  const names = [
    ...demanded,
    ...(secretVariable ? [secretVariable, secretVariable.replace(/_FILE$/, '')] : []),
  ];
  return (
    names.length === 0 ||
    service.environmentFiles.length > 0 ||
    service.environment.some((variable) => names.includes(variable.name))
  );
}

function volumeEdits(
  file: ComposeFile,
  service: ComposeService,
  { mounts, directories }: ServiceAddition,
  contextFolder: string,
): TextEdit[] | undefined {
  if (service.mounts.some(({ target }) => target === undefined)) return undefined;
  const isThere = (path: string) =>
    service.mounts.some(({ target = '' }) => {
      const there = target.replace(/\/+$/, '');
      return there === path || path.startsWith(`${there}/`) || there.startsWith(`${path}/`);
    });
  const free = directories.filter((path) => !isThere(path));
  const names = free.map((_, i) => volumeName(file, service, i === 0 ? 'data' : `data${i + 1}`));
  const items = [
    ...free.map((path, i) => `${names[i]}:${path}`),
    ...mounts.filter(({ to }) => !isThere(to)).map((mount) => mountText(mount, contextFolder)),
  ];
  const added = items.length === 0 ? [] : addItems(file, service, 'volumes', items);
  const declared =
    names.length === 0
      ? []
      : addAtTop(
          file,
          'volumes',
          names.map((name) => `${name}:`),
        );
  return added && declared && [...added, ...declared];
}

/** What the Dockerfile set and the service does not. */
function environmentEdits(
  file: ComposeFile,
  service: ComposeService,
  { environment }: ServiceAddition,
): TextEdit[] | undefined {
  const missing = Object.entries(environment).filter(
    ([name]) => !service.environment.some((variable) => variable.name === name),
  );
  if (missing.length === 0) return [];
  const lines = missing.map(([name, value]) => `${name}: ${scalarText(literally(value))}`);
  const section = sectionOf(service, 'environment');
  const step = ' '.repeat(Math.max(2, Math.min(file.indent, 8)));
  if (!section) return addSection(file, service, ['environment:', ...indented(lines, step)]);
  if (section.style !== 'block' || !section.value || service.environment.some(({ form }) => form !== 'list'))
    return undefined;
  return addItems(
    file,
    service,
    'environment',
    missing.map(([name, value]) => scalarText(literally(`${name}=${value}`))),
  );
}

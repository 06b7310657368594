import { parseImageReference } from '../syntax/image-reference';
import { type Span, span } from '../syntax/span';
import { buildOf } from './build';
import {
  type Budget,
  fieldsOf,
  firstValue,
  isMapAt,
  isScalarAt,
  itemsOf,
  type Layer,
  type Located,
  listItems,
  valuesOf,
} from './layers';
import type {
  ComposeHealthcheck,
  ComposeImage,
  ComposeMount,
  ComposePort,
  ComposeService,
  Scalar,
} from './model';
import { memoryMount, mountOf } from './mounts';
import { portOf } from './ports';
import { isTrue, type Reading, scalarOf, textOf } from './scalars';
import { columnAt, sectionsOf } from './sections';
import { variablesOf } from './variables';
import { wordsOf } from './words';
import type { YamlEntry } from './yaml-tree';

/** One service, from its entry in the file and the layers that apply to it, its own first. */
export function serviceOf(
  entry: YamlEntry,
  layers: readonly Layer[],
  extendsUnknown: boolean,
  takenOverBy: readonly string[],
  reading: Reading,
  budget: Budget,
): ComposeService {
  const scalar = (key: string) => scalarOf(firstValue(layers, key), reading);
  const texts = (key: string) => itemsOf(layers, key).flatMap((item) => textOf(item, reading) ?? []);
  const sections = sectionsOf(entry.value, reading.text);
  return {
    name: entry.key,
    key: entry.keySpan,
    span: span(entry.keySpan.start, Math.max(entry.keySpan.end, entry.value?.span.end ?? 0)),
    column: columnOf(entry, reading.text),
    image: imageOf(scalar('image')),
    build: buildOf(layers, reading, budget),
    mounts: mountsOf(layers, reading, budget),
    ports: portsOf(layers, reading, budget),
    environment: variablesOf(layers, 'environment', reading, budget),
    environmentFiles: itemsOf(layers, 'env_file').flatMap(
      (item) => scalarOf(isMapAt(item) ? firstValue([fieldsOf(item, budget)], 'path') : item, reading) ?? [],
    ),
    command: commandOf(firstValue(layers, 'command'), reading),
    entrypoint: commandOf(firstValue(layers, 'entrypoint'), reading),
    restart: scalar('restart'),
    deployRestart: restartsByDeploy(layers, reading, budget),
    healthcheck: healthcheckOf(layers, reading, budget),
    dependsOn: dependenciesOf(layers, reading, budget),
    profiles: texts('profiles'),
    networkMode: scalar('network_mode')?.value,
    secrets: grantsOf(layers, 'secrets', reading, budget),
    configs: grantsOf(layers, 'configs', reading, budget),
    labels: variablesOf(layers, 'labels', reading, budget).map(({ name, value }) => ({
      name,
      value: value?.value,
    })),
    sections,
    extendsUnknown,
    merged: (layers[0] ?? []).flatMap(({ key, use }) => (use ? [key] : [])),
    takenOverBy,
    inSwarm: mapsAt(layers, 'deploy', budget).some((deploy) => deploy.some(({ key }) => ofSwarm.has(key))),
  };
}

/** What `docker compose up` takes no notice of, or is rarely told. */
const ofSwarm: ReadonlySet<string> = new Set([
  'placement',
  'update_config',
  'rollback_config',
  'endpoint_mode',
  'replicas',
  'mode',
]);

function columnOf({ value }: YamlEntry, text: string): number | undefined {
  if (value?.kind !== 'map' || value.flow) return undefined;
  const first = value.entries[0];
  return first && columnAt(text, first.keySpan.start);
}

function imageOf(scalar: Scalar | undefined): ComposeImage | undefined {
  if (!scalar) return undefined;
  const reference = scalar.value === undefined ? undefined : parseImageReference(scalar.value.trim());
  return { ...scalar, reference };
}

function mountsOf(layers: readonly Layer[], reading: Reading, budget: Budget): ComposeMount[] {
  const mounts = [
    ...itemsOf(layers, 'volumes').flatMap((item) => mountOf(item, reading, budget) ?? []),
    ...itemsOf(layers, 'tmpfs').flatMap((item) => memoryMount(item, reading) ?? []),
  ];
  // One place can hold one mount: the first layer's.
  const targets = new Set<string>();
  return mounts.filter(({ target, own }) => {
    const again = target !== undefined && targets.has(target) && !own;
    if (target !== undefined) targets.add(target);
    return !again;
  });
}

function portsOf(layers: readonly Layer[], reading: Reading, budget: Budget): ComposePort[] {
  return itemsOf(layers, 'ports').flatMap((item) => portOf(item, reading, budget) ?? []);
}

/** The words of a command: a list's items, or a line taken apart. Empty where the service switches the image's own off. */
function commandOf(value: Located | undefined, reading: Reading): string[] | undefined {
  if (!value) return undefined;
  if (value.node.kind === 'list') return listItems(value).flatMap((item) => textOf(item, reading) ?? []);
  const line = textOf(value, reading);
  return line === undefined ? undefined : wordsOf(line);
}

function restartsByDeploy(layers: readonly Layer[], reading: Reading, budget: Budget): boolean {
  const deploys = mapsAt(layers, 'deploy', budget);
  const policies = mapsAt(deploys, 'restart_policy', budget);
  return policies.length > 0 && textOf(firstValue(policies, 'condition'), reading) !== 'none';
}

function mapsAt(layers: readonly Layer[], key: string, budget: Budget): Layer[] {
  return valuesOf(layers, key).flatMap(({ value }) => (isMapAt(value) ? [fieldsOf(value, budget)] : []));
}

function healthcheckOf(
  layers: readonly Layer[],
  reading: Reading,
  budget: Budget,
): ComposeHealthcheck | undefined {
  const top = firstValue(layers, 'healthcheck');
  const inner = mapsAt(layers, 'healthcheck', budget);
  if (!top || inner.length === 0) return undefined;
  const test = firstValue(inner, 'test');
  const words =
    test?.node.kind === 'list'
      ? listItems(test).flatMap((item) => textOf(item, reading) ?? [])
      : [textOf(test, reading) ?? ''].filter((line) => line !== '');
  return {
    disabled: isTrue(firstValue(inner, 'disable'), reading) || words[0]?.toUpperCase() === 'NONE',
    test: words,
    span: top.use ?? top.node.span,
  };
}

function dependenciesOf(
  layers: readonly Layer[],
  reading: Reading,
  budget: Budget,
): ComposeService['dependsOn'] {
  const found = new Map<string, { service: string; condition: string | undefined; span: Span }>();
  const add = (service: string | undefined, condition: string | undefined, place: Span) => {
    if (service !== undefined && !found.has(service)) found.set(service, { service, condition, span: place });
  };
  for (const { value } of valuesOf(layers, 'depends_on')) {
    if (isMapAt(value))
      for (const { key, keySpan, use, value: options } of fieldsOf(value, budget)) {
        const inner = isMapAt(options) ? [fieldsOf(options, budget)] : [];
        add(key, textOf(firstValue(inner, 'condition'), reading), use ?? keySpan);
      }
    else
      for (const item of listItems(value)) add(textOf(item, reading), undefined, item.use ?? item.node.span);
  }
  return [...found.values()];
}

/** Names of secrets or configs, which are given by name or as a map with `source`. */
function grantsOf(layers: readonly Layer[], key: string, reading: Reading, budget: Budget): string[] {
  return itemsOf(layers, key).flatMap(
    (item) =>
      textOf(
        isScalarAt(item) ? item : firstValue(isMapAt(item) ? [fieldsOf(item, budget)] : [], 'source'),
        reading,
      ) ?? [],
  );
}

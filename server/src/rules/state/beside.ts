import type { ComposeAddition, ServiceAddition } from '../../compose/addition';
import type { Fix } from '../../findings';
import {
  addressOf,
  backupOf,
  dataPlaceOf,
  healthCommandOf,
  portOf,
  stopOf,
} from '../../knowledge/service-care';
import { type ImageToRun, imageToRun, isImageToRun } from '../../knowledge/service-images';
import type { Service } from '../../knowledge/services';
import type { Build, Copy, StageModel } from '../../provenance/model';
import type { FoundService } from './stateful-weight';

/**
 * Repairs that give the service a place of its own: in the compose file beside the Dockerfile, from its makers' image and
 * with what it takes to keep data, or elsewhere, told by an address.
 * @param without repairs that take the server out of the Dockerfile, best first
 */
export function besideFixes(build: Build, found: FoundService, without: readonly Fix[], today: Date): Fix[] {
  const day = today.toISOString().slice(0, 10);
  const [out] = without;
  return out ? besideTheApplication(build, found, out, day) : instead(build, found, day);
}

/** An application with a server in its image: the server goes, and stands beside it. */
function besideTheApplication(build: Build, { service }: FoundService, out: Fix, day: string): Fix[] {
  if (!hasApplication(build)) return [];
  const addition = serviceBeside(service, day);
  const address = addressOf(service);
  return [
    ...(addition
      ? [{ title: titleOf(addition), tier: 'suggested' as const, edits: out.edits, beside: addition }]
      : []),
    ...(address
      ? [
          {
            title: `Use a ${service.name} that is managed elsewhere (${address.variable})`,
            tier: 'suggested' as const,
            edits: out.edits,
            beside: { add: 'variable', name: address.variable, form: address.url } satisfies ComposeAddition,
          },
        ]
      : []),
  ];
}

/** The service as it is to stand beside an application on `day` (YYYY-MM-DD); undefined where too little is known of it. */
export function serviceBeside(service: Service, day: string): ServiceAddition | undefined {
  const run = imageToRun(service, day);
  return run && additionOf(service, run, [], {});
}

/** True when the image has something of its own to start, and something of the user's to start it from. */
function hasApplication(build: Build): boolean {
  const stages = build.finalChain.flatMap((i) => build.stages[i] ?? []);
  const { cmd, entrypoint } = stages[0]?.start ?? {};
  return (cmd ?? entrypoint) !== undefined && stages.some(({ copies }) => copies.length > 0);
}

/** An image that is its makers' one with scripts for an empty data directory: the same image with the scripts mounted. */
function instead(build: Build, { service, main }: FoundService, day: string): Fix[] {
  const [only, ...more] = build.finalChain.flatMap((i) => build.stages[i] ?? []);
  if (main.kind !== 'base' || !only || more.length > 0 || build.stages.length > 1) return [];
  const { root } = only;
  if (root.kind !== 'image' || !isImageToRun(service, root.reference)) return [];
  const run = imageToRun(service, day, root.reference);
  const folder = run?.image.initDirectory;
  if (!run || !folder || !isMadeOf(build, only)) return [];
  const mounts = only.copies.map((copy) => mountOf(copy, folder));
  if (mounts.length === 0 || !mounts.every((mount) => mount !== undefined)) return [];
  const environment = environmentOf(only, run);
  const addition = environment && additionOf(service, run, mounts, environment);
  const title = `Run ${service.name} from compose.yaml with the scripts mounted, without an image of its own`;
  return addition ? [{ title, tier: 'suggested', edits: [], beside: addition }] : [];
}

const declarations: ReadonlySet<string> = new Set([
  'FROM',
  'COPY',
  'ADD',
  'ENV',
  'LABEL',
  'EXPOSE',
  'MAINTAINER',
]);

/** True when the image adds nothing but settings and files of the build context. */
function isMadeOf({ dockerfile }: Build, { fetches, copies }: StageModel): boolean {
  return (
    fetches.length === 0 &&
    dockerfile.instructions.every(
      (instruction) =>
        declarations.has(instruction.keyword) &&
        (!/^(?:COPY|ADD)$/.test(instruction.keyword) ||
          (instruction.heredocs.length === 0 && copies.some((copy) => copy.instruction === instruction))),
    )
  );
}

/** Where the script or folder is to be mounted; undefined for what cannot be: patterns, unknown names, other places. */
function mountOf(
  { from, path, target }: Copy,
  folder: string,
): ServiceAddition['mounts'][number] | undefined {
  if (from !== 'context' || /[*?[\]${}\\]/.test(path) || path.startsWith('..')) return undefined;
  const name = path.replace(/\/+$/, '').split('/').pop() ?? '';
  const isFile = /\.(?:sql|sh|js)(?:\.(?:gz|xz|zst))?$/.test(name);
  if (target === folder) return { from: path, to: isFile ? `${folder}/${name}` : folder };
  return isFile && target.startsWith(`${folder}/`) ? { from: path, to: target } : undefined;
}

/** Settings that the image makes, without passwords; undefined where one cannot be told. */
function environmentOf(
  { environment }: StageModel,
  { image }: ImageToRun,
): Record<string, string> | undefined {
  // Data stays where the volume is; what apt asks is nothing to a server.
  const left = new Set([
    ...(image.secrets ?? []).map(({ name }) => name),
    ...(image.dataVariables ?? []),
    'DEBIAN_FRONTEND',
  ]);
  const settings: Record<string, string> = {};
  for (const { name, value } of environment) {
    if (!value.exact) return undefined;
    if (!left.has(name) && !/PASS|SECRET|TOKEN/.test(name)) settings[name] = value.text;
  }
  return settings;
}

function additionOf(
  service: Service,
  { image, text, reference }: ImageToRun,
  mounts: ServiceAddition['mounts'],
  settings: Readonly<Record<string, string>>,
): ServiceAddition | undefined {
  const health = healthCommandOf(service);
  const place = dataPlaceOf(reference);
  const backup = backupOf(service);
  if (!health || !place || !backup) return undefined;
  const [secret] = image.secrets ?? [];
  return {
    add: 'service',
    name: service.kind === 'database' ? 'db' : service.id,
    title: service.name,
    image: text,
    port: portOf(service),
    directories: place.paths,
    environment: { ...image.start?.environment, ...settings },
    secretVariable: secret?.file,
    secretForm: image.start?.secretForm,
    demanded: secret && secret.file === undefined ? [secret.name] : [],
    hostname: image.start?.hostname,
    health,
    stopSeconds: stopOf(service)?.seconds,
    backup: { how: backup.how, dump: backup.dump, extension: backup.extension ?? 'dump' },
    mounts,
  };
}

function titleOf({ title, backup }: ServiceAddition): string {
  const saved = backup.dump === undefined ? 'a named volume' : 'a named volume and a backup job';
  return `Run ${title} from compose.yaml, with ${saved}`;
}

import type { Application, ServiceAddition } from './addition';
import { backupJobLines } from './backup-job';
import { indented, listLines, literally, scalarText } from './yaml-text';

/** The names that an addition goes by in a file, none of which the file has yet. */
export interface AdditionNames {
  readonly service: string;
  readonly job: string;
  /** One per directory. */
  readonly data: readonly string[];
  readonly backup: string;
  readonly secret: string;
}

/** Where an addition comes to stand. */
export interface AdditionPlace {
  /** Build context of the Dockerfile, relative to the compose file's folder. */
  readonly contextFolder: string;
  /** Networks of the application; empty for the default one. */
  readonly networks: readonly string[];
  /** One step of indentation. */
  readonly step: string;
}

/** Lines of the service and, where it can be saved over the network, of the job that does; at no indentation. */
export function serviceLines(
  addition: ServiceAddition,
  names: AdditionNames,
  { contextFolder, networks, step }: AdditionPlace,
): string[] {
  const { backup, secretVariable } = addition;
  const list = (key: string, items: readonly string[]) => listLines(key, items, step);
  const environment = [
    ...Object.entries(addition.environment).map(
      ([name, value]) => `${name}: ${scalarText(literally(value))}`,
    ),
    ...(secretVariable ? [`${secretVariable}: ${secretPath(names)}`] : []),
    ...addition.demanded.map((name) => `${name}: \${${name}:?must be set}`),
  ];
  const secrets = secretVariable ? [names.secret] : [];
  const own = [
    `image: ${addition.image}`,
    ...(addition.hostname ? [`hostname: ${addition.hostname}`] : []),
    'restart: unless-stopped',
    ...(addition.stopSeconds ? [`stop_grace_period: ${addition.stopSeconds}s`] : []),
    ...(environment.length > 0 ? ['environment:', ...indented(environment, step)] : []),
    ...list('secrets', secrets),
    ...list('networks', networks),
    ...list('volumes', [
      ...addition.directories.map((path, i) => `${names.data[i]}:${path}`),
      ...addition.mounts.map((mount) => mountText(mount, contextFolder)),
    ]),
    'healthcheck:',
    ...indented(
      [
        `test: [${addition.health.map((word) => JSON.stringify(literally(word))).join(', ')}]`,
        'interval: 10s',
        'timeout: 5s',
        'retries: 10',
        'start_period: 30s',
      ],
      step,
    ),
  ];
  const note = [
    ...(addition.port
      ? [`# ${addition.title}: other services reach it at ${names.service}:${addition.port}.`]
      : []),
    ...(secretVariable
      ? [
          `# ${addition.secretForm ?? 'Its password'} is read from secrets/${names.secret}.txt: write one there, and keep the file out of version control.`,
        ]
      : []),
    ...(backup.dump === undefined ? [`# Backup: ${backup.how}`] : []),
  ];
  return [
    ...note,
    `${names.service}:`,
    ...indented(own, step),
    ...(backup.dump === undefined ? [] : jobLines(addition, backup.dump, names, networks, step)),
  ];
}

/** The job that saves the service. */
function jobLines(
  { image, title, backup, secretVariable }: ServiceAddition,
  dump: string,
  names: AdditionNames,
  networks: readonly string[],
  step: string,
): string[] {
  const job = {
    service: names.service,
    title,
    image,
    name: names.job,
    volume: names.backup,
    dump: dump.replaceAll('{secret}', () => secretPath(names)),
    extension: backup.extension,
    secrets: secretVariable ? [names.secret] : [],
    networks,
    waitsForHealth: true,
  };
  return ['', ...backupJobLines(job, step)];
}

/** Lines of a service that builds the application, without its own indentation. */
export function applicationLines(
  { context, dockerfile }: Application,
  rest: readonly string[],
  step: string,
): string[] {
  const build =
    dockerfile === undefined
      ? [`build: ${scalarText(context)}`]
      : [
          'build:',
          ...indented([`context: ${scalarText(context)}`, `dockerfile: ${scalarText(dockerfile)}`], step),
        ];
  return ['app:', ...indented([...build, ...rest], step)];
}

/** Where a secret lies in a container. */
function secretPath({ secret }: AdditionNames): string {
  return `/run/secrets/${secret}`;
}

/** A mount to be read, from below the build context. */
export function mountText({ from, to }: ServiceAddition['mounts'][number], contextFolder: string): string {
  return scalarText(literally(`${pathFrom(contextFolder, from)}:${to}:ro`));
}

function pathFrom(folder: string, path: string): string {
  const clean = path.replace(/^\.?\/+/, '').replace(/\/+$/, '');
  const base = folder === '.' ? '.' : folder.replace(/\/+$/, '');
  return clean === '' || clean === '.' ? base : `${base}/${clean}`;
}

import { indented, listLines, literally } from './yaml-text';

/** A service that ends when everything another keeps is saved: the same image, the makers' own command, a volume for what it writes. */
export interface BackupJob {
  /** The service that is saved, as it is called in the file. */
  readonly service: string;
  /** As its makers write it, for the comment. */
  readonly title: string;
  readonly image: string;
  /** What the job and the volume that it writes to are called. */
  readonly name: string;
  readonly volume: string;
  /** Shell command with `{host}` and `{file}`. */
  readonly dump: string;
  /** Ending of the dump's file. */
  readonly extension: string;
  /** Lines of `environment:` and `env_file:`, as YAML. */
  readonly environment?: readonly string[];
  readonly environmentFiles?: readonly string[];
  readonly secrets: readonly string[];
  /** Empty for the default one. */
  readonly networks: readonly string[];
  /** False where the saved service has no health check: then it must run already. */
  readonly waitsForHealth: boolean;
}

/** The lines of the job, with a comment on how to run it; at no indentation. */
export function backupJobLines(job: BackupJob, step: string): string[] {
  const { service, title, image, name, volume, dump, extension, environment = [] } = job;
  const list = (key: string, items: readonly string[]) => listLines(key, items, step);
  const file = `/backup/${service}-$(date +%Y-%m-%dT%H%M%S).${extension}`;
  const command = dump.replaceAll('{host}', () => service).replaceAll('{file}', () => `"${file}"`);
  return [
    `# Saves ${title} to the volume ${volume}. Let a scheduler run it daily, copy what it writes elsewhere, and try a restore:`,
    `#   docker compose run --rm ${name}`,
    `${name}:`,
    ...indented(
      [
        `image: ${image}`,
        ...list('profiles', ['backup']),
        'restart: "no"',
        'entrypoint: ["/bin/sh", "-ec"]',
        ...list('command', [JSON.stringify(literally(command))]),
        ...list('env_file', job.environmentFiles ?? []),
        ...(environment.length > 0 ? ['environment:', ...indented(environment, step)] : []),
        ...list('secrets', job.secrets),
        ...list('networks', job.networks),
        ...list('volumes', [`${volume}:/backup`]),
        ...(job.waitsForHealth
          ? ['depends_on:', ...indented([`${service}:`, `${step}condition: service_healthy`], step)]
          : []),
      ],
      step,
    ),
  ];
}

import {
  type Service,
  serviceOfDaemon,
  serviceOfDataDirectory,
  serviceOfDownload,
  serviceOfImage,
  serviceOfPackage,
  serviceOfPort,
  serviceOfUnit,
  serviceOfVariable,
} from '../../knowledge/services';
import { baseName } from '../../provenance/files';
import type { Build, PackageUse, StageModel } from '../../provenance/model';
import type { Span } from '../../syntax/span';

/** How strongly something shows that a service lives in the image. */
export type EvidenceKind =
  | 'base'
  | 'daemon'
  | 'package'
  | 'download'
  | 'import'
  | 'initialised'
  | 'script'
  | 'supervised'
  | 'volume'
  | 'port'
  | 'environment';

/** One thing that shows a service. */
export interface Evidence {
  readonly kind: EvidenceKind;
  readonly service: Service;
  readonly span: Span;
  /** What it is, for the message: `the package postgresql-15`. */
  readonly what: string;
  readonly package?: PackageUse;
}

/** Strongest first: the finding stands on the first of these. The kinds after `supervised` prove nothing alone. */
export const strength: readonly EvidenceKind[] = [
  'base',
  'package',
  'daemon',
  'supervised',
  'download',
  'import',
  'initialised',
  'script',
  'volume',
  'port',
  'environment',
];

/** Evidence for stateful services in what the build ships: the final stage and the stages it is built FROM. */
export function evidenceOf(build: Build): Evidence[] {
  const chain = build.finalChain.flatMap((i) => build.stages[i] ?? []);
  const final = chain[0];
  if (!final) return [];
  return [
    ...ofBase(final),
    ...chain.flatMap(ofPackages),
    ...ofStart(final),
    ...ofStartScript(final),
    ...chain.flatMap(ofPrograms),
    ...ofDownloads(final),
    ...chain.flatMap(ofImports),
    ...chain.flatMap(ofInitialisation),
    ...chain.flatMap(ofDeclarations),
  ];
}

function ofBase(final: StageModel): Evidence[] {
  const { root } = final;
  if (root.kind !== 'image') return [];
  const service = serviceOfImage(root.reference);
  return service
    ? [{ kind: 'base', service, span: root.operand.span, what: `the base image ${root.reference.text}` }]
    : [];
}

function ofPackages(stage: StageModel): Evidence[] {
  const names = stage.packages.flatMap((use) => {
    const { manager } = use;
    const service =
      manager === 'pip' || manager === 'npm' || manager === 'gem'
        ? serviceOfPackage('pip', use.name.text)
        : serviceOfPackage(manager, use.name.text);
    if (!service || isRemoved(stage, use)) return [];
    return [
      {
        kind: 'package' as const,
        service,
        span: use.span,
        what: `the package ${use.name.text}`,
        package: use,
      },
    ];
  });
  const files = stage.packageFiles.flatMap((file) => {
    const service =
      serviceOfPackage(file.manager === 'apt' ? 'apt' : 'rpm', packageOfFile(file.url.text)) ??
      serviceOfDownload(file.url.text);
    return service
      ? [
          {
            kind: 'package' as const,
            service,
            span: file.span,
            what: 'the package that is installed from a file',
          },
        ]
      : [];
  });
  return [...names, ...files];
}

/** `…/percona-xtradb-cluster-server-8.0.36-1.el9.x86_64.rpm` → `percona-xtradb-cluster-server`. */
function packageOfFile(url: string): string {
  return baseName(url)
    .replace(/\.(?:deb|rpm|apk)$/, '')
    .replace(/[-_](?:\d|\$\{).*$/, '');
}

/** True when a later command of the stage takes the package out again (a service for tests in the build). */
function isRemoved(stage: StageModel, use: PackageUse): boolean {
  return stage.commands.some(
    (c) =>
      c.span.start > use.span.start &&
      /^(?:apt-get|apt|aptitude|apk|yum|dnf|microdnf|zypper|dpkg)$/.test(c.name) &&
      c.argv.some((w) => /^(?:remove|purge|autoremove|del|erase|rm|-r|--purge|-P)$/.test(w.text)) &&
      c.argv.some((w) => w.text === use.name.text),
  );
}

function ofStart(final: StageModel): Evidence[] {
  const { entrypoint, cmd } = final.start;
  const out: Evidence[] = [];
  for (const start of [entrypoint, cmd]) {
    for (const { argv, span } of start?.commands ?? []) {
      const words = argv.map((w) => w.text);
      const unit = serviceStarted(words);
      const service = unit ? undefined : serviceOfDaemon(words);
      if (service)
        out.push({ kind: 'daemon', service, span, what: `the container starts ${baseName(words[0] ?? '')}` });
      else if (unit)
        out.push({ kind: 'daemon', service: unit, span, what: `the container starts ${unit.name}` });
    }
  }
  // ENTRYPOINT names the program and CMD what it does: `vault` with `server`.
  const program = entrypoint?.exec && entrypoint.commands.length === 1 ? entrypoint.commands[0] : undefined;
  const words = cmd?.exec && cmd.commands.length === 1 ? cmd.commands[0] : undefined;
  if (program && words && out.length === 0) {
    const service =
      serviceOfDaemon([...program.argv, ...words.argv].map((w) => w.text)) ??
      wrappedDaemon([...program.argv, ...words.argv].map((w) => w.text));
    if (service)
      out.push({ kind: 'daemon', service, span: words.span, what: `the container starts ${service.name}` });
  }
  return out;
}

/** The service that `service NAME start` or `/etc/init.d/NAME start` starts. */
function serviceStarted([program = '', ...rest]: readonly string[]): Service | undefined {
  if (baseName(program) === 'service' && rest[1] === 'start') return serviceOfUnit(rest[0] ?? '');
  if (/^\/etc\/init\.d\//.test(program) && rest[0] === 'start') return serviceOfUnit(baseName(program));
  return undefined;
}

/** `docker-entrypoint.sh postgres`: an entry script that is given the daemon. */
function wrappedDaemon(argv: readonly string[]): Service | undefined {
  return /entrypoint|\.sh$|^run$|init/i.test(argv[0] ?? '') ? serviceOfDaemon(argv.slice(1)) : undefined;
}

/**
 * Start scripts whose text is not seen, by their names: `start-kafka.sh`, `spigot_init.sh`. A name is little, so it
 * counts only beside another sign of the same service.
 */
function ofStartScript(final: StageModel): Evidence[] {
  const { entrypoint, cmd } = final.start;
  return [entrypoint, cmd].flatMap((start) =>
    (start?.commands ?? []).flatMap(({ argv, span }) =>
      argv.slice(0, 2).flatMap((word) => {
        const name = baseName(word.text);
        if (!/\.sh$|^(?:start|run|entrypoint|init)[-_]/i.test(name)) return [];
        const service = name
          .toLowerCase()
          .replace(/\.sh$/, '')
          .split(/[-_.]/)
          .filter((part) => part.length > 3)
          .map((part) => serviceOfImage({ registry: 'docker.io', repository: `library/${part}` }))
          .find((found) => found !== undefined);
        return service
          ? [{ kind: 'script' as const, service, span, what: `the container starts ${name}` }]
          : [];
      }),
    ),
  );
}

function ofPrograms(stage: StageModel): Evidence[] {
  return stage.programs.flatMap((program) => {
    const service = serviceOfDaemon(program.argv.map((w) => w.text));
    return service
      ? [
          {
            kind: 'supervised' as const,
            service,
            span: program.span,
            what: `${program.supervisor} starts ${baseName(program.argv[0]?.text ?? '')}`,
          },
        ]
      : [];
  });
}

function ofDownloads(final: StageModel): Evidence[] {
  return final.present.flatMap((fetch) => {
    const service = serviceOfDownload(fetch.url.text);
    return service
      ? [{ kind: 'download' as const, service, span: fetch.span, what: 'its program is downloaded' }]
      : [];
  });
}

function ofImports(stage: StageModel): Evidence[] {
  return stage.imports.flatMap((item) => {
    const service = serviceOfDaemon([baseName(item.from.text), 'server']);
    if (!service || item.source.kind !== 'image') return [];
    return [
      {
        kind: 'import' as const,
        service,
        span: item.span,
        what: `its program is copied out of ${item.source.reference.text}`,
      },
    ];
  });
}

/** Commands that make a store, or start one to fill it. */
function ofInitialisation(stage: StageModel): Evidence[] {
  return stage.commands.flatMap((command) => {
    const words = command.argv.map((w) => w.text);
    const initialising = initialisers[command.name];
    const service = (initialising && serviceOfDaemon([initialising])) ?? serviceStarted(words);
    return service
      ? [{ kind: 'initialised' as const, service, span: command.span, what: 'its data is made in the build' }]
      : [];
  });
}

const initialisers: Readonly<Record<string, string>> = {
  initdb: 'postgres',
  pg_createcluster: 'postgres',
  pg_ctlcluster: 'postgres',
  mysql_install_db: 'mysqld',
  'mariadb-install-db': 'mariadbd',
};

function ofDeclarations(stage: StageModel): Evidence[] {
  const volumes = stage.volumes.flatMap(({ value, span }) => {
    const service = serviceOfDataDirectory(value.text) ?? movedTo(stage, value.text);
    return service
      ? [{ kind: 'volume' as const, service, span, what: `its data directory ${value.text} is a volume` }]
      : [];
  });
  const ports = stage.ports.flatMap(({ value, span }) => {
    const service = serviceOfPort(Number.parseInt(value.text, 10));
    return service
      ? [{ kind: 'port' as const, service, span, what: `its port ${value.text} is exposed` }]
      : [];
  });
  const environment = stage.environment.flatMap(({ name, value, span }) => {
    const service =
      serviceOfVariable(name) ??
      (value.text.startsWith('/') ? serviceOfDataDirectory(value.text) : undefined);
    return service ? [{ kind: 'environment' as const, service, span, what: `${name} configures it` }] : [];
  });
  return [...volumes, ...ports, ...environment];
}

/** The service whose own variable (`PGDATA`) puts its data into this folder, or below it. */
function movedTo(stage: StageModel, path: string): Service | undefined {
  const folder = path.replace(/\/+$/, '');
  const variable = stage.environment.find(
    ({ name, value }) =>
      serviceOfVariable(name) && (value.text === folder || value.text.startsWith(`${folder}/`)),
  );
  return folder === '' ? undefined : variable && serviceOfVariable(variable.name);
}

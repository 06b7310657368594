import {
  type Service,
  serviceOfDaemon,
  serviceOfDownload,
  serviceOfImage,
  serviceOfPackage,
} from '../../knowledge/services';
import { baseName } from '../../provenance/files';
import type { Build, PackageUse, StageModel } from '../../provenance/model';
import type { Span } from '../../syntax/span';
import { ofDeclarations } from './stateful-declarations';
import { ofInitialisation, ofPrograms, ofStart, ofStartScript, ofUnits } from './stateful-starts';

/** How something shows that a service lives in the image. */
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
  /** True when the daemon is the process of the container itself, so that the stop signal goes to it. */
  readonly direct?: boolean;
  /** True for what often stands there without the server: its extensions. */
  readonly slight?: boolean;
}

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
    ...ofUnits(chain),
    ...ofDownloads(chain),
    ...chain.flatMap(ofImports),
    ...chain.flatMap(ofInitialisation),
    ...chain.flatMap((stage) => ofDeclarations(stage, chain)),
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
  const names = stage.packages.flatMap((use): Evidence[] => {
    const { manager } = use;
    const service =
      manager === 'pip' || manager === 'npm' || manager === 'gem'
        ? serviceOfPackage('pip', use.name.text)
        : serviceOfPackage(manager, use.name.text);
    if (!service || isRemoved(stage, use)) return [];
    const slight = /-contrib\b/.test(use.name.text);
    const what = `the package ${use.name.text}`;
    return [{ kind: 'package', service, span: use.span, what, package: use, ...(slight ? { slight } : {}) }];
  });
  const files = stage.packageFiles.flatMap((file): Evidence[] => {
    const service =
      serviceOfPackage(file.manager === 'apt' ? 'apt' : 'rpm', packageOfFile(file.url.text)) ??
      serviceOfDownload(file.url.text);
    const host = /^https?:\/\/([\w.-]+\.[a-z]+)(?=[/:]|$)/i.exec(file.url.text)?.[1];
    const what = host === undefined ? 'the package that is installed from a file' : `a package from ${host}`;
    return service ? [{ kind: 'package', service, span: file.span, what }] : [];
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

/**
 * Downloads that lie in the image, and archives that its stages took apart: where several go into one folder, only the last
 * is known to lie there.
 */
function ofDownloads(chain: readonly StageModel[]): Evidence[] {
  const unpacked = chain.flatMap((stage) =>
    stage.fetches.filter((fetch) => fetch.uses.some(({ how }) => how === 'unpack')),
  );
  return [...new Set([...(chain[0]?.present ?? []), ...unpacked])].flatMap((fetch): Evidence[] => {
    const service = serviceOfDownload(fetch.url.text);
    const what = 'its program is downloaded';
    return service ? [{ kind: 'download', service, span: fetch.span, what }] : [];
  });
}

/** Server programs copied out of an image. A program that is client and server in one says nothing before it is started. */
function ofImports(stage: StageModel): Evidence[] {
  return stage.imports.flatMap((item): Evidence[] => {
    const { source } = item;
    const service = serviceOfDaemon([baseName(item.from.text)]);
    if (!service || source.kind !== 'image') return [];
    const what = `its program is copied out of ${source.reference.text}`;
    return [{ kind: 'import', service, span: item.span, what }];
  });
}

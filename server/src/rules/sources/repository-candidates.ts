import { distributionOfReleasePackage } from '../../knowledge/distribution-release-packages';
import { isDistributionArchive } from '../../knowledge/distributions';
import {
  releasePackage,
  releasePackageOfUrl,
  setupScript,
  vendorOfRepository,
} from '../../knowledge/vendor-repositories';
import type { Repository, StageModel } from '../../provenance/model';
import type { Span } from '../../syntax/span';
import type { Report } from '../rule';
import { sourceToTrust } from './source-to-trust';

/** A repository found in a stage, in whichever form. */
export interface Candidate {
  readonly key: string;
  readonly location: string;
  readonly span: Span;
  readonly message: string;
  readonly related: Report['related'] & {};
  /** Host or PPA to allow. */
  readonly allow: string | undefined;
  readonly repository: Repository | undefined;
  /** Where it is not the rule's own. */
  readonly severity?: 'error' | 'information';
}

/** Every repository that a stage configures and that is not its distribution's own, in document order; one with the same key says the same. */
export function candidates(stage: StageModel): Candidate[] {
  const written = stage.repositories.flatMap((r) => fromRepository(r, stage) ?? []);
  const found: Candidate[] = [];
  const keys: Candidate[] = [];
  for (const candidate of fromPackages(stage)) {
    // A package beside a line of the same house brings the key for it: one repository.
    const line = written.find((c) => domainOf(c.location) === (domainOf(candidate.location) ?? ''));
    if (line) keys.push({ ...candidate, key: line.key });
    else found.push(candidate);
  }
  const inOrder = [...written, ...fromScripts(stage), ...found].sort((a, b) => a.span.start - b.span.start);
  return [...inOrder, ...keys];
}

function fromRepository(repository: Repository, stage: StageModel): Candidate | undefined {
  const { location, how } = repository;
  if (how === 'copied-file') return fromCopiedFile(repository);
  // An address that cannot be known is not guessed at.
  if (/^(?:\[|\$[({]|cdrom:)/.test(location) || location === '') return undefined;
  const host = hostOf(location);
  const vendor = vendorOf(location);
  // Of a file in the context nothing is told that its text leaves open; dnf has variables for hosts too.
  if (repository.file !== undefined && host === undefined) return undefined;
  if (how !== 'ppa' && !hasForeignKey(repository, stage) && !isBuiltForCentos(repository, vendor)) {
    const rest = [repository.suite, ...repository.components].filter((w) => w !== undefined).join(' ');
    if (isDistributionArchive(stage.distribution, location, rest)) return undefined;
  }
  if (how === 'fetched-file' && isMirrorList(location)) return undefined;
  const who = vendor ? `${vendor.name} (${host ?? location})` : (host ?? location);
  return {
    key: how === 'ppa' ? location : groupKey(repository),
    location,
    span: repository.span,
    message: `${messageFor(repository, who, stage)}${repository.file === undefined ? '' : ` It is named in ${repository.file}, a file of the build context.`}`,
    related: repository.related,
    allow: location.startsWith('ppa:') ? location : sourceToTrust(location),
    repository,
    ...severityOf(repository, vendor?.name, stage),
  };
}

/**
 * A repository whose key the file names for it alone is in good form, and still another's; an archive
 * on Launchpad is built for Ubuntu and cannot be set up by its name on Debian.
 */
function severityOf(
  { manager, how, keyring }: Repository,
  vendor: string | undefined,
  stage: StageModel,
): Pick<Candidate, 'severity'> {
  if (how === 'ppa') return stage.distribution?.distribution === 'debian' ? { severity: 'error' } : {};
  if (vendor === 'EPEL') return neighbour(vendor);
  return manager === 'apt' && keyring !== undefined ? { severity: 'information' } : {};
}

/** Who is behind a repository; EPEL's is most often named by the list of its mirrors. */
function vendorOf(location: string): { readonly name: string } | undefined {
  return vendorOfRepository(location) ?? (/[?&]repo=epel\b/.test(location) ? { name: 'EPEL' } : undefined);
}

/** `…/centos/7` is a path of CentOS's mirrors, and of vendors that build for it. */
function isBuiltForCentos({ manager, location }: Repository, vendor: { readonly name: string } | undefined) {
  return manager === 'rpm' && vendor !== undefined && /\/centos\//i.test(location);
}

/** A list of the distribution's own archive as its mirrors offer it: `…mirrors.example/repo/Centos-7.repo`. */
function isMirrorList(url: string): boolean {
  const [, host = '', path = ''] = /^\w+:\/\/([^/]+)(\/.*)$/.exec(url) ?? [];
  return (
    /mirror/.test(host) &&
    /(?:centos|fedora|rocky|alma|debian|ubuntu|sources\.list)[^/]*$/i.test(path) &&
    !/epel/i.test(path)
  );
}

/**
 * A mirror carries the distribution's signatures and needs no key of its own: who names another key is no mirror,
 * whatever the path looks like.
 */
function hasForeignKey({ manager, keyring, location }: Repository, stage: StageModel): boolean {
  if (manager !== 'apt') return false;
  if (
    /^\w+:\/\/[^/]*\b(?:debian\.org|ubuntu\.com|debian\.net|raspbian\.org|kali\.org)(?:[/:]|$)/.test(location)
  )
    return false;
  if (keyring !== undefined)
    return !/(?:debian|ubuntu|kali|raspbian|devuan)-[\w-]*(?:archive|keyring|ports|release)/.test(keyring);
  const domain = domainOf(location);
  return stage.fetches.some(
    (f) =>
      /\.(?:asc|gpg|key|pub|pgp)\b|\/gpg$|key/i.test(f.url.text) &&
      domain !== undefined &&
      domainOf(f.url.text) === domain,
  );
}

/** The last two labels of a URL's host: enough to see that a key and a repository are of one house. */
export function domainOf(url: string): string | undefined {
  return hostOf(url)?.split('.').slice(-2).join('.');
}

/** Sections of one `.repo` file (sources, debug symbols, per architecture) are one repository of one host. */
function groupKey(repository: Repository): string {
  if (repository.manager !== 'rpm') return repository.key.split('?')[0] as string;
  return `${hostOf(repository.location) ?? repository.key} ${repository.instruction.span.start}`;
}

function messageFor(repository: Repository, who: string, stage: StageModel): string {
  // `ppa:owner/name` and a line with the archive's address say the same.
  const ppa = /^\w+:\/\/ppa\.launchpad(?:content)?\.net\/([^/]+\/[^/]+)/.exec(repository.location)?.[1];
  const archive = repository.how === 'ppa' ? repository.location : ppa && `ppa:${ppa}`;
  if (archive !== undefined) {
    const forUbuntu =
      repository.how === 'ppa' && stage.distribution?.distribution === 'debian'
        ? ' It is built for Ubuntu and cannot be set up by this name on Debian.'
        : '';
    const owner = /^ppa:~?([^/]+)/.exec(archive)?.[1] ?? 'somebody';
    return `${archive} is a Launchpad archive (PPA) of ${owner}, and anybody may open one. Whoever holds it runs code as root in this build, and its packages may replace the distribution's.${forUbuntu}`;
  }
  if (repository.how === 'fetched-file')
    return `A list of package sources is fetched from ${who} and used as it comes: the vendor decides suites, options and keys, and may change them.`;
  const about = `Packages from ${who} are not the distribution's: their scripts run as root in this build, and they may replace packages of the distribution.`;
  if (repository.manager !== 'apt') return about;
  return repository.keyring === undefined
    ? `${about} No signed-by names its key, so that the key has to be trusted for every repository.`
    : `${about} Its key (signed-by) counts for this repository alone.`;
}

/**
 * A sources file out of the build context. Its text is not seen here; a name that speaks of the distribution
 * itself (a mirror list, backports) is taken at its word.
 */
function fromCopiedFile(repository: Repository): Candidate | undefined {
  const name = repository.location;
  if (/[$*]/.test(name) || !/\.(?:list|sources|repo)$/.test(name)) return undefined;
  // Enterprise Linux's extra packages go by the distribution's name and are not its own.
  const extra = /epel|rpmfusion|remi|elrepo|pgdg/i.test(name);
  if (
    !extra &&
    /^sources\.list$|debian|ubuntu|raspbi|kali|mirror|aliyun|tuna|ustc|163|huawei|tencent|backports|snapshot|security|^(?:base|apt|sources?|default|local|cdrom|main|stable|testing|sid|unstable|centos|fedora|rocky|alma|oracle|redhat|ubi|amzn|vault|bullseye|bookworm|buster|stretch|jessie|trixie|bionic|focal|jammy|noble|xenial|trusty)\b|centos-/i.test(
      name,
    )
  )
    return undefined;
  return {
    key: repository.key,
    location: name,
    span: repository.span,
    message: `A package source (${name}) is copied in from the build context; what it names is not seen here. Packages from elsewhere than the distribution run their scripts as root in this build.`,
    related: [],
    allow: undefined,
    repository,
    severity: 'information',
  };
}

/** Setup scripts that are known to add a repository. */
function fromScripts(stage: StageModel): Candidate[] {
  return stage.executions.flatMap((execution) => {
    const url = execution.fetch.url.text;
    const script = setupScript(url);
    if (!script) return [];
    return [
      {
        key: `script ${url}`,
        location: url,
        span: execution.fetch.span,
        message: `This script adds the package repository of ${script.name} and its key, as root. Packages from it are not the distribution's, and what the script does may change.`,
        related: [],
        allow: sourceToTrust(url),
        repository: undefined,
      },
    ];
  });
}

/** Packages whose purpose is to configure a repository, by name or by URL. */
function fromPackages(stage: StageModel): Candidate[] {
  const byName = stage.packages.flatMap((use) => {
    const found = releasePackage(use.name.text);
    if (!found) return [];
    return [
      {
        key: `package ${found.repository}`,
        ...neighbour(found.name),
        location: found.repository,
        span: use.span,
        message: `The package ${use.name.text} adds the repository of ${found.name} and its key. Packages from it are not the distribution's own.`,
        related: [],
        allow: sourceToTrust(found.repository),
        repository: undefined,
      },
    ];
  });
  const byUrl = stage.packageFiles.flatMap((file) => {
    const found = addsRepository(file.url.text, stage);
    if (!found) return [];
    return [
      {
        key: `file ${file.url.text}`,
        ...neighbour(found.name),
        location: file.url.text,
        span: file.span,
        message: `This package adds the repository of ${found.name} and its key. Packages from it are not the distribution's own.`,
        related: [],
        allow: sourceToTrust(file.url.text),
        repository: undefined,
      },
    ];
  });
  return [...byName, ...byUrl];
}

/** The repository that the package file at `url` adds to the stage; undefined for a package that brings software alone. */
export function addsRepository(url: string, stage: StageModel) {
  return releasePackageOfUrl(url) ?? foreignRelease(url, stage) ?? namedRelease(url, stage);
}

/** A package of a vendor that is not known here, called as such packages are: `…-el-repo-7.noarch.rpm`, `…-release-latest.rpm`. */
function namedRelease(url: string, stage: StageModel) {
  const host = hostOf(url);
  const file = url.slice(url.lastIndexOf('/') + 1).replace(/[?#].*$/, '');
  if (!host || isDistributionArchive(stage.distribution, url)) return undefined;
  const named =
    /[-_]repo(?:s|sitory)?(?:[-_](?:latest|el|fc|all|ubuntu|debian|rhel|centos|setup|\d)[\w.~+-]*)?\.(?:deb|rpm)$/i.test(
      file,
    ) || /[-_]release(?:[-_](?:latest|el|fc|rhel|centos)[\w.-]*|\.noarch)\.rpm$/i.test(file);
  return named ? { name: host, repository: `https://${host}/` } : undefined;
}

/** EPEL is made by the Fedora project for Enterprise Linux: another archive, and as near as one can be. */
function neighbour(name: string): Pick<Candidate, 'severity'> {
  return name === 'EPEL' ? { severity: 'information' } : {};
}

/** A package that configures another distribution's repositories than those of this base. */
function foreignRelease(url: string, stage: StageModel) {
  const release = distributionOfReleasePackage(url.slice(url.lastIndexOf('/') + 1));
  const base = stage.distribution?.distribution;
  return release && base !== undefined && release.distribution !== base ? release : undefined;
}

/** Host of a URL, when it is known. */
export function hostOf(url: string): string | undefined {
  const host = /^[a-z+]+:\/\/(?:[^/@]*@)?([^/:?#]+)/i.exec(url)?.[1]?.toLowerCase();
  return host && !host.includes('$') ? host : undefined;
}

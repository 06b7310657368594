import type { Allowance } from '../../findings';
import { deadSource } from '../../knowledge/dead-sources';
import { type IndexStanding, indexStanding } from '../../knowledge/package-indexes';
import { matchesSource } from '../../policy/patterns';
import type { Build } from '../../provenance/model';
import {
  type IndexUse,
  type MovingReference,
  type PackageSource,
  packageSources,
} from '../../provenance/package-indexes';
import { defineRule, type Report, type RuleContext } from '../rule';
import { defaultIndex } from './default-index';
import page from './foreign-package-index.md';
import { indexMessage, movingMessage, uncheckedMessage } from './package-index-texts';

export const foreignPackageIndex = defineRule({
  meta: {
    id: 'foreign-package-index',
    family: 'sources',
    severity: 'warning',
    since: '0.3.0',
    summary: 'A language’s package manager takes packages from another place than its default index.',
    fixes: 'suggested',
    page,
  },
  *check(build: Build, context) {
    const seen = new Set<number>();
    for (const stage of build.stages) {
      const groups = new Map<string, PackageSource[]>();
      for (const source of packageSources(stage)) {
        if (accepted(source, context)) continue;
        // What stands before the first stage may reach several.
        if (source.form.kind === 'variable' && source.kind === 'index' && seen.has(source.span.start))
          continue;
        seen.add(source.span.start);
        const key = groupOf(source);
        const group = groups.get(key);
        if (group) group.push(source);
        else groups.set(key, [source]);
      }
      for (const group of groups.values()) yield report(build, group);
    }
  },
});

/** One index is one finding, wherever else it is named again. */
function groupOf(source: PackageSource): string {
  if (source.kind === 'unchecked') return `${source.kind} ${source.text}`;
  if (source.kind === 'moving')
    return `${source.kind} ${source.instruction.span.start} ${source.url.replace(/\.git$/, '')}`;
  const place = source.url.replace(/^https?:\/\/(?:[^/@]*@)?/, '').replace(/\/+$/, '');
  return `${source.ecosystem} ${place}`;
}

function accepted(source: PackageSource, context: RuleContext): boolean {
  if (source.kind === 'unchecked') return false;
  const { url } = source;
  if (context.policy.trust.sources.some((pattern) => matchesSource(pattern, url))) return true;
  if (source.kind === 'moving') return false;
  const standing = indexStanding(source.ecosystem, url);
  // The files of a known project beside the default index are what its own guide names.
  if (standing === 'vendor' && source.role === 'links') return true;
  if (standing !== 'default') return false;
  // The default index by plain http is another matter, unless it no longer answers there at all.
  return (
    !/^http:/i.test(url) || deadSource(url, undefined, context.today.toISOString().slice(0, 10)) !== undefined
  );
}

function report(build: Build, group: readonly PackageSource[]): Report {
  const source = group[0] as PackageSource;
  const common = {
    span: source.span,
    related: [
      ...source.definitions
        .filter((d) => d.start !== source.span.start)
        .slice(0, 1)
        .map((span) => ({ span, message: 'its address is set here' })),
      ...group.slice(1).map(({ span }) => ({ span, message: 'and here' })),
    ],
  };
  if (source.kind === 'unchecked') return { ...common, message: uncheckedMessage(source) };
  const allowances = allowance(source);
  if (source.kind === 'moving') return { ...common, message: movingMessage(source), allowances };
  const standing = indexStanding(source.ecosystem, source.url);
  return {
    ...common,
    severity: severityOf(source, standing),
    message: indexMessage(source, standing),
    fixes: defaultIndex(build, group as readonly IndexUse[], standing),
    allowances,
  };
}

function severityOf({ url, role }: IndexUse, standing: IndexStanding | undefined): Report['severity'] {
  if (isInternal(url)) return role === 'add' ? 'warning' : 'information';
  if (/^http:/i.test(url)) return standing === 'default' ? 'warning' : 'error';
  if (standing !== undefined) return 'information';
  return role === 'add' ? 'warning' : 'information';
}

/** A host that only a company's own network knows. */
function isInternal(url: string): boolean {
  const host = /^\w+:\/\/(?:[^/@]*@)?([^/:]+)/.exec(url)?.[1] ?? '';
  return /^[^.]+$|\.(?:local|lan|internal|intranet|corp|home|svc)$|^(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./.test(
    host,
  );
}

function allowance(source: IndexUse | MovingReference): Allowance[] {
  const [, host, path = ''] =
    /^[a-z+]+:\/\/(?:[^/@]*@)?([^/:?#$]+)(?::\d+)?(\/[^?#\s]*)?$/i.exec(source.url) ?? [];
  if (!host) return [];
  // A forge is many people's: the owner is who is trusted.
  const owner = source.kind === 'moving' ? /^\/[\w.-]+(?=\/)/.exec(path)?.[0] : '';
  if (owner === undefined) return [];
  const pattern = `${host}${owner}`.toLowerCase();
  return [{ label: `source ${pattern}`, list: 'trust.sources', pattern }];
}

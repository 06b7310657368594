import type { Fix, Severity } from '../../findings';
import type { Build } from '../../provenance/model';
import { defineRule, type RuleContext } from '../rule';
import { type Evidence, type EvidenceKind, evidenceOf, strength } from './stateful-evidence';
import { statefulFixes } from './stateful-fixes';
import page from './stateful-service.md';

export const statefulService = defineRule({
  meta: {
    id: 'stateful-service',
    family: 'state',
    severity: 'warning',
    since: '0.1.0',
    summary: 'The image is, or contains, a service whose purpose is to keep data.',
    fixes: 'suggested',
    page,
  },
  *check(build: Build, context) {
    if (build.dockerfile.template) return;
    const byService = new Map<string, Evidence[]>();
    for (const item of evidenceOf(build)) {
      const group = byService.get(item.service.id);
      if (group) group.push(item);
      else byService.set(item.service.id, [item]);
    }
    for (const group of withoutDoubles(byService)) {
      const ordered = [...group].sort((a, b) => strength.indexOf(a.kind) - strength.indexOf(b.kind));
      const main = ordered[0] as Evidence;
      if (!proves(main.kind) || (main.kind === 'script' && !ordered.some((e) => e.kind !== 'script')))
        continue;
      const runs = ordered.some((e) => e.kind === 'base' || e.kind === 'daemon' || e.kind === 'supervised');
      const others = ordered.slice(1).filter((e) => e.span.start !== main.span.start);
      yield {
        span: main.span,
        severity: severityOf(ordered, context),
        message: `This image ${runs ? 'runs' : 'contains'} ${main.service.name}, a service that keeps data (${main.what}). Containers are replaced, not repaired: what is not in a volume is lost with them, a new major version cannot read the old data by itself, and nothing here makes backups.`,
        related: others.map((e) => ({ span: e.span, message: e.what })),
        fixes: statefulFixes(build, main, ordered) satisfies Fix[],
        service: main.service.id,
      };
    }
  },
});

/** What brings a server's own files, and so says which one it is. */
const brings: ReadonlySet<EvidenceKind> = new Set(['base', 'package', 'download', 'import']);

/**
 * Groups of evidence, one per service. Some servers are drop-in replacements that keep the other's commands, port
 * and variables (`mysqld` is MariaDB's too): these speak of the server that was brought in.
 */
function withoutDoubles(byService: ReadonlyMap<string, readonly Evidence[]>): (readonly Evidence[])[] {
  const groups = new Map(byService);
  for (const [id, group] of byService) {
    const original = group[0]?.service.dropInFor;
    const other = original && groups.get(original);
    if (!other || other.some((e) => brings.has(e.kind)) || !group.some((e) => brings.has(e.kind))) continue;
    groups.set(id, [...group, ...other]);
    groups.delete(original);
  }
  return [...groups.values()];
}

/** Volumes, ports and variables are only further signs: each of them means other things too. */
function proves(kind: EvidenceKind): boolean {
  return kind !== 'volume' && kind !== 'port' && kind !== 'environment';
}

function severityOf(evidence: readonly Evidence[], context: RuleContext): Severity {
  if (isForDevelopment(context.surroundings.path)) return 'information';
  const kinds = new Set(evidence.map((e) => e.kind));
  if (kinds.has('base')) return 'warning';
  // A program that is there but not started, with no other sign, may only be a tool.
  const lone =
    evidence.length === 1 && (kinds.has('package') || kinds.has('download') || kinds.has('import'));
  // Who declares the data directory a volume and starts the daemon makes a database image on purpose.
  const onPurpose = kinds.has('volume') && kinds.has('daemon');
  // A script's name is a guess that something else supports.
  const inferred = kinds.has('script') && ![...kinds].some((k) => k !== 'script' && proves(k));
  return lone || onPurpose || inferred ? 'information' : 'warning';
}

/** Places where a service with throw-away data is what is wanted. */
function isForDevelopment(path: string | undefined): boolean {
  if (!path) return false;
  return (
    /(?:^|\/)(?:\.devcontainer|\.gitpod|tests?|testing|e2e|ci|\.ci|fixtures?|testdata|integration(?:-tests?)?|dev)\//i.test(
      path,
    ) ||
    /(?:^|[/.-])(?:dev|devel|development|test|tests|ci|e2e)(?:\.|$|-)[^/]*$|\.(?:dev|test|ci|e2e)$/i.test(
      path.slice(path.lastIndexOf('/') + 1),
    )
  );
}

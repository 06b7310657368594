import type { Build } from '../../provenance/model';
import { otherStart } from './other-start';
import { isCache } from './stateful-caches';
import { type Evidence, type EvidenceKind, evidenceOf } from './stateful-evidence';

/** How much each kind of evidence weighs; one of a kind counts. */
const weights: Readonly<Record<EvidenceKind, number>> = {
  base: 3,
  daemon: 3,
  supervised: 3,
  package: 2,
  download: 2,
  import: 2,
  initialised: 2,
  volume: 2,
  script: 1,
  port: 1,
  environment: 1,
};

/** Strongest first: the finding stands on the first of these. */
const strength: readonly EvidenceKind[] = [
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

/** Kinds that bring a server's own files, and so say which one it is. */
const brings: ReadonlySet<EvidenceKind> = new Set(['base', 'package', 'download', 'import']);
/** Kinds that are further signs only: each of them means other things too. */
const signs: ReadonlySet<EvidenceKind> = new Set(['volume', 'port', 'environment']);

/** Kinds that say that it runs in the container. */
const running: ReadonlySet<EvidenceKind> = new Set(['base', 'daemon', 'supervised', 'script']);

/** A service that the image is or contains, with everything that shows it. */
export interface FoundService {
  readonly service: Evidence['service'];
  /** What the finding stands on. */
  readonly main: Evidence;
  /** Strongest first, `main` among them. */
  readonly evidence: readonly Evidence[];
  /** 3 and more: certain; 2: it is there, and nothing shows that it is used. */
  readonly score: number;
  /** True when it runs in the container, rather than only lying in it. */
  readonly runs: boolean;
  /** `maybe`: settings of a cache, and nothing that keeps its content. */
  readonly cache: 'no' | 'maybe';
}

const known = new WeakMap<Build, readonly FoundService[]>();

/** The stateful services of the image, each once, from all evidence together; pure caches are none. */
export function foundServices(build: Build): readonly FoundService[] {
  const before = known.get(build);
  if (before) return before;
  const found = build.dockerfile.template ? [] : weigh(build);
  known.set(build, found);
  return found;
}

function weigh(build: Build): FoundService[] {
  const byService = new Map<string, Evidence[]>();
  for (const item of evidenceOf(build)) {
    const group = byService.get(item.service.id);
    if (group) group.push(item);
    else byService.set(item.service.id, [item]);
  }
  return withoutDoubles(byService).flatMap((group) => {
    const evidence = [...group].sort(
      (a, b) =>
        strength.indexOf(a.kind) - strength.indexOf(b.kind) || Number(a.slight ?? 0) - Number(b.slight ?? 0),
    );
    const main = evidence[0];
    if (!main || signs.has(main.kind)) return [];
    const score = scoreOf(evidence);
    const cache = isCache(build, main.service.id, evidence);
    if (score < 2 || cache === 'certainly') return [];
    const other = main.kind === 'base' ? otherStart(build, main.service.id) : undefined;
    const byOthers = evidence.some((e) => e.kind !== 'base' && running.has(e.kind));
    if (other === 'client' && !byOthers) return [];
    const runs = byOthers || (other === undefined && evidence.some((e) => running.has(e.kind)));
    return [{ service: main.service, main, evidence, score, runs, cache: cache === 'maybe' ? cache : 'no' }];
  });
}

function scoreOf(evidence: readonly Evidence[]): number {
  const best = new Map<EvidenceKind, number>();
  for (const { kind, slight } of evidence)
    best.set(kind, Math.max(best.get(kind) ?? 0, slight ? 1 : weights[kind]));
  return [...best.values()].reduce((sum, weight) => sum + weight, 0);
}

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
    // What brought the replacement names it.
    groups.set(id, [...group, ...other.map((e) => ({ ...e, service: (group[0] as Evidence).service }))]);
    groups.delete(original);
  }
  return [...groups.values()];
}

import { wholeService } from '../../compose/companions';
import { addComment, addSection, removeItems } from '../../compose/edits';
import type { ComposeFile, ComposeService } from '../../compose/model';
import { isProduction } from '../../compose/purpose';
import type { TextEdit } from '../../edits';
import type { Fix, RelatedPlace, Severity } from '../../findings';
import type { Service } from '../../knowledge/services';
import { cacheCommandOf, isPureCache } from '../compose/caches';
import type { Lack } from '../compose/lack';
import { lossOf } from '../compose/loss';
import { isForDevelopment } from '../compose/milder';
import { opennessOf } from '../compose/openness';
import { openPorts } from '../compose/published';
import { savingOf } from '../compose/saving';
import { serverOf } from '../compose/server';
import { sharingOf } from '../compose/shared-data';
import { together } from '../compose/store-fixes';
import { type Dependent, dependentsOf, waitingOf } from '../compose/waiting';
import type { Report, RuleContext } from '../rule';

const grave: Readonly<Record<Severity, number>> = { hint: 1, information: 2, warning: 3, error: 4 };

/** A service of a compose file that keeps data. */
interface Store {
  readonly file: ComposeFile;
  readonly service: ComposeService;
  readonly found: Service;
  readonly dependents: readonly Dependent[];
}

/**
 * Services of a compose file that keep data and lack what that takes: a volume with a name, a port that not everybody reaches,
 * a health check for those who wait for them. One report for each service, as grave as the worst of it.
 */
export function* statefulInCompose(file: ComposeFile, context: RuleContext): Iterable<Report> {
  const cases: Case[] = [];
  const dependents = dependentsOf(file);
  for (const service of file.services) {
    const found = serverOf(service);
    if (!found || isPureCache(service)) continue;
    const store = { file, service, found, dependents: dependents.get(service.name) ?? [] };
    const lacks = lacksOf(store, isForDevelopment(file, service, context), context);
    for (const part of partsOf(lacks)) {
      const [worst] = part;
      if (!worst) continue;
      const found: Case = { store, worst, lacks: part, copies: [] };
      const original = cases.find((earlier) => isCopy(found, earlier));
      if (original) original.copies.push(found);
      else cases.push(found);
    }
  }
  yield* cases.map(reportOf);
}

/** What a service lacks, and the services that lack the same because they take it over from one place. */
interface Case {
  readonly store: Store;
  readonly worst: Lack;
  readonly lacks: readonly Lack[];
  readonly copies: Case[];
}

/** True where one defect is written once for both, and no repair of the first leaves the second as it is. */
function isCopy({ store: { service }, worst }: Case, original: Case): boolean {
  const image = service.image?.definition;
  const other = original.store.service.image;
  if (!image || !other || image.start !== (other.definition ?? other.span).start) return false;
  if (worst.edits || worst.note !== original.worst.note) return false;
  return !original.worst.edits || original.store.service.takenOverBy.includes(service.name);
}

function reportOf({ store, worst, lacks, copies }: Case): Report {
  const places = copies.map((copy) => ({
    span: copy.worst.span,
    message: `the same for ${copy.store.service.name}`,
  }));
  return {
    span: worst.span,
    severity: worst.severity,
    message: lacks.map(({ message }) => message).join(' '),
    related: oncePerPlace(worst, [
      ...lacks.slice(1).map(({ span, note }) => ({ span, message: note })),
      ...places,
    ]),
    fixes: fixesOf(
      store,
      worst,
      lacks,
      copies.map((copy) => copy.store),
    ),
    service: store.found.id,
  };
}

/** What cannot be repaired stands for itself, so that the rest of it can be. */
function partsOf(lacks: readonly Lack[]): (readonly Lack[])[] {
  const [worst, ...others] = lacks;
  const isStuck =
    worst && !worst.edits && others.some(({ edits, span }) => edits && span.start !== worst.span.start);
  return isStuck ? [[worst], others] : [lacks];
}

/** The gravest first. */
function lacksOf(
  { file, service, found, dependents }: Store,
  isDevelopment: boolean,
  { policy, surroundings }: RuleContext,
): Lack[] {
  const whole = wholeService(file, service);
  const loss = lossOf(file, whole, found, isDevelopment);
  const sharing = sharingOf(file, service, found, isDevelopment);
  const openness = opennessOf(file, service, found, isDevelopment);
  const waiting = isDevelopment ? [] : waitingOf(file, whole, found, dependents);
  const isAsked = policy.preset === 'strict' && !isDevelopment && isProduction(file, surroundings.path);
  const saving = isAsked ? savingOf(file, whole, found) : undefined;
  const lacks = [
    ...(loss ? [loss] : []),
    ...(sharing ? [sharing] : []),
    ...(openness ? [openness] : []),
    ...waiting,
    ...(saving ? [saving] : []),
  ];
  return lacks.sort((a, b) => grave[b.severity] - grave[a.severity]);
}

function oncePerPlace(worst: Lack, places: readonly RelatedPlace[]): RelatedPlace[] {
  const told = new Set([worst.span.start]);
  return places.filter(({ span: { start } }) => !told.has(start) && told.add(start));
}

/** All repairs at once; the worst thing's alone, where that makes the finding milder; and other ways out of it. */
function fixesOf(
  { file, service, found, dependents }: Store,
  worst: Lack,
  lacks: readonly Lack[],
  copies: readonly Store[],
): Fix[] {
  const fixes: Fix[] = [];
  const offer = (title: string, parts: readonly Lack[], edits: TextEdit[] | undefined) => {
    const left = lacks.filter((lack) => !parts.includes(lack));
    const isBetter = left.every(({ severity }) => grave[severity] < grave[worst.severity]);
    if (edits && isBetter) fixes.push({ title, tier: 'suggested', edits });
  };
  const repairable = lacks.filter(({ edits }) => edits);
  if (repairable.length > 1) {
    const title = sentenceOf(repairable.map((lack) => lack.title));
    offer(title, repairable, together(repairable.map(({ edits }) => edits)));
  }
  offer(worst.title, [worst], worst.edits);
  const open = openPorts(service);
  if (worst.title.startsWith('Publish') && dependents.length > 0)
    offer(
      'Do not publish the port: services of this file reach it without',
      [worst],
      withoutPorts(file, service, open),
    );
  const cache = cacheCommandOf(found);
  const isPlain = !service.command && !service.entrypoint && open.length === 0;
  if (worst.title.startsWith('Keep') && cache !== undefined && isPlain && copies.length === 0)
    offer(
      'Say that it is only a cache: keep nothing on the disk',
      lacks,
      addSection(file, service, [`command: ${cache}`]),
    );
  if (worst.title.startsWith('Keep'))
    offer(
      `Say that ${found.name} is meant to run like this`,
      lacks,
      together(
        [service, ...copies.map((copy) => copy.service)].map(({ key }) =>
          addComment(file, key, `# hygiene: stateful ${found.id} reason="why may its data go?"`),
        ),
      ),
    );
  return fixes;
}

function withoutPorts(
  file: ComposeFile,
  service: ComposeService,
  ports: ReturnType<typeof openPorts>,
): TextEdit[] | undefined {
  if (ports.some(({ own, form }) => !own || form !== 'short')) return undefined;
  const places = ports.map(({ span }) => span);
  return removeItems(file, service, 'ports', places, service.ports.length);
}

/** `Keep the data in a named volume, add a health check`. */
function sentenceOf([first = '', ...rest]: readonly string[]): string {
  return [first, ...rest.map((title) => title.charAt(0).toLowerCase() + title.slice(1))].join(', ');
}

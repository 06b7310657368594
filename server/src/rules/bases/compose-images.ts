import { replaceImage } from '../../compose/edit-image';
import type { ComposeFile, ComposeImage, ComposeService } from '../../compose/model';
import { dataPlaceOf } from '../../knowledge/service-care';
import { originOf } from '../../policy/mirrors';
import type { ImageReference, Span } from '../../syntax';
import { isForDevelopment, milderIf } from '../compose/milder';
import type { RuleContext } from '../rule';
import { losesPrograms } from './gone-programs';
import type { ImagePlace } from './places';

/**
 * The images that a compose file takes from registries: each once, at the first service that runs it. An image that a service
 * of the file builds is nobody else's.
 */
export function composeImages(file: ComposeFile, context: RuleContext): ImagePlace[] {
  const built = new Set(file.services.flatMap(({ build, image }) => (build && image ? [nameOf(image)] : [])));
  const groups = new Map<string, [Running, ...Running[]]>();
  const unknown: ImagePlace[] = [];
  for (const service of file.services) {
    const { image, build } = service;
    if (!image || build || built.has(nameOf(image))) continue;
    const { reference } = image;
    const running = { service, image };
    if (!reference) {
      if (image.value === undefined && image.variables.length > 0)
        unknown.push(placeOf(file, [running], context));
      continue;
    }
    const { registry, repository, tag, digest } = reference;
    const key = [registry, repository, tag ?? 'latest', digest].join(' ');
    const group = groups.get(key);
    if (group) group.push(running);
    else groups.set(key, [running]);
  }
  return [...[...groups.values()].map((group) => placeOf(file, group, context)), ...unknown];
}

interface Running {
  readonly service: ComposeService;
  readonly image: ComposeImage;
}

/** What tells images that are built from those that are not, whatever their tags. */
function nameOf({ reference, raw }: ComposeImage): string {
  return reference ? `${reference.registry}/${reference.repository}` : raw;
}

function placeOf(file: ComposeFile, all: readonly [Running, ...Running[]], context: RuleContext): ImagePlace {
  // Where it is written counts, not where it is taken over.
  const { image } = all.find((running) => running.image.own) ?? all[0];
  const span = writtenAt(image);
  const { reference } = image;
  const services = all.map(({ service }) => service);
  const seen = new Set([span.start]);
  const again = all
    .map((running) => writtenAt(running.image))
    .filter(({ start }) => !seen.has(start) && seen.add(start));
  const isMilder = services.every((service) => isForDevelopment(file, service, context));
  return {
    via: 'service',
    span,
    reference,
    origin: reference && originOf(reference, context.policy.mirrors),
    unknown: image.value === undefined && image.variables.length > 0,
    related: again.map((at) => ({ span: at, message: 'the same image again' })),
    replace: (to) => replaceImage(file, services, to),
    pin: (digest) => {
      if (!reference) return undefined;
      const [name = ''] = reference.text.split('@');
      return replaceImage(file, services, `${name}${reference.tag === undefined ? ':latest' : ''}@${digest}`);
    },
    fits: (from, to) =>
      services.every((service) => keepsData(service, from, to) && !losesPrograms(service, from, to)),
    isCleanMove: () => true,
    weigh: (severity) => milderIf(isMilder, severity),
  };
}

function writtenAt({ span, definition }: ComposeImage): Span {
  return definition ?? span;
}

/** False when the other version keeps its data elsewhere than where the service has its volume. */
function keepsData({ mounts }: ComposeService, from: ImageReference, to: ImageReference): boolean {
  const [before, after] = [from, to].map((image) => dataPlaceOf(image)?.paths ?? []);
  if (!before || before.length === 0 || mounts.length === 0) return true;
  return JSON.stringify(before) === JSON.stringify(after);
}

import { officialImage } from '../../knowledge/official-images';
import { retiredPublisher } from '../../knowledge/retired-publishers';
import { tagHistoryDate } from '../../knowledge/tag-history';
import type { ImageReference } from '../../syntax';
import { defineRule, type Report, type RuleContext } from '../rule';
import { composeImages } from './compose-images';
import page from './floating-base.md';
import { floatingTag } from './floating-tag';
import { dayOf, endOf, rebuildsOf } from './lifetime';
import { imageOperands } from './operands';
import type { ImagePlace } from './places';
import { repairs } from './repair';
import { familiarName, judge } from './trust';

export const floatingBase = defineRule({
  meta: {
    id: 'floating-base',
    family: 'bases',
    severity: 'warning',
    since: '0.1.0',
    summary: 'Neither tag nor digest says which version of the image is meant.',
    fixes: 'suggested',
    page,
    equivalents: { hadolint: ['DL3006', 'DL3007'] },
  },
  check: (build, context) => reports(imageOperands(build, context.policy.mirrors), context),
  checkCompose: (file, context) => reports(composeImages(file, context), context),
});

function* reports(places: readonly ImagePlace[], context: RuleContext): Iterable<Report> {
  for (const place of places) {
    const { origin } = place;
    const why = origin && floatingTag(origin);
    if (!origin || !why) continue;
    // What is over is said of it by another rule, and what it takes as well.
    if (place.via === 'service' && endOf(origin, dayOf(context.today))) continue;
    // What is called so was built on this machine.
    if (place.via === 'service' && /^local(?:$|-)/.test(origin.tag ?? '')) continue;
    const verdict = judge(origin, context);
    // An image that is built here has the tag its build gives it.
    if (verdict.trusted && verdict.because === 'own') continue;
    // A bare name of somebody's own is most often built here, and what its tag means is known there.
    if (
      !verdict.trusted &&
      verdict.because === 'unqualified' &&
      (why === 'variant' || place.via === 'service')
    )
      continue;
    yield {
      span: place.span,
      severity: place.weigh(severityOf(why, verdict)),
      message: explain(origin, why, place),
      related: place.related,
      fixes: repairs([place], context, (better) => floatingTag(better) === undefined),
    };
  }
}

function severityOf(why: string, verdict: ReturnType<typeof judge>) {
  if (!verdict.trusted && verdict.because === 'unqualified') return 'information' as const;
  // A variant moves from release to release; a moving word may stand for another build on every day.
  return why === 'variant' ? ('information' as const) : ('warning' as const);
}

function explain(reference: ImageReference, why: 'none' | 'moving' | 'variant', { via }: ImagePlace): string {
  const name = familiarName(reference);
  const official = officialImage(name);
  if (official && official.status !== 'supported') {
    const since = official.since === undefined ? '' : ` since ${official.since}`;
    return `${name} names no version, and the official image is ${official.status}${since}: what it brings is old, and stays so.`;
  }
  // Where nothing is built any more, nothing moves either.
  const rebuilds = rebuildsOf(reference);
  if ((rebuilds?.state === 'frozen' && isOver(rebuilds.since)) || retiredPublisher(reference))
    return `${name}${reference.tag === undefined ? '' : `:${reference.tag}`} names no version, and is no longer built: what it brings is old, and stays so.`;
  switch (why) {
    case 'none':
      return via === 'service'
        ? `${name} has no tag, so it is whatever “latest” was when the image was last pulled: each machine may run another version.`
        : `${name} has no tag, so the build takes whatever “latest” is on that day: the same Dockerfile may give another image next time.`;
    case 'moving':
      return via === 'service'
        ? `The tag “${reference.tag}” of ${name} names no version: it is moved to the next release without a word, and the next pull brings that.`
        : `The tag “${reference.tag}” of ${name} names no version: it is moved to the next release without a word, and with it your image.`;
    case 'variant':
      return knownVariant.test(reference.tag ?? '')
        ? `The tag “${reference.tag}” says which variant of ${name} is meant, not which version: what it stands for may change with every release.`
        : `The tag “${reference.tag}” of ${name} names no version: what it stands for is whatever its publisher puts there.`;
  }
}

/** Words that say how an image is made, or what of a program is in it. */
const knownVariant =
  /(?:^|[-_])(?:alpine[\d.]*|slim|bookworm|bullseye|trixie|buster|stretch|jessie|noble|jammy|focal|bionic|xenial|windowsservercore|nanoserver|ltsc\d+|ubi\d*|apache|fpm|zts|cli|jdk|jre|headless|management|perl|otel|full|minimal|base|runtime|devel|onbuild|oss|community|enterprise|server|client|builder|debug|nonroot|rootless|amd64|arm64|arm64v8|arm32v\d|armhf|i386|linux|debian|ubuntu|fedora|centos|distroless|static|musl|glibc|gpu|cuda|cpu)(?=$|[-_])/i;

/** Days that a tag must not have been built for before anybody may say that it is given up: builds pause, too. */
const longPause = 60;

function isOver(since: string): boolean {
  return Date.parse(tagHistoryDate()) - Date.parse(since) > longPause * 86_400_000;
}

import type { Allowance, Severity } from '../../findings';
import { lookalikeOf } from '../../knowledge/lookalikes';
import type { ImageReference } from '../../syntax';
import { defineRule, type Report, type RuleContext } from '../rule';
import { composeImages } from './compose-images';
import { imageOperands } from './operands';
import type { ImagePlace } from './places';
import { repairs } from './repair';
import { type Distrust, familiarName, judge } from './trust';
import page from './untrusted-base.md';

export const untrustedBase = defineRule({
  meta: {
    id: 'untrusted-base',
    family: 'bases',
    severity: 'warning',
    since: '0.1.0',
    summary: 'The image comes from someone outside the trust policy.',
    fixes: 'suggested',
    page,
    equivalents: { hadolint: ['DL3026'] },
  },
  check: (build, context) => reports(imageOperands(build, context.policy.mirrors), context),
  checkCompose: (file, context) => reports(composeImages(file, context), context),
});

function* reports(places: readonly ImagePlace[], context: RuleContext): Iterable<Report> {
  for (const place of places) {
    const { origin } = place;
    if (!origin) {
      if (context.policy.preset === 'strict' && place.unknown) yield unknown(place);
      continue;
    }
    const verdict = judge(origin, context);
    // A slip of the pen is another rule's matter: whoever made it trusts the right image.
    if (verdict.trusted || lookalikeOf(origin) !== undefined) continue;
    yield {
      span: place.span,
      severity: place.weigh(severities[verdict.because]),
      message: explain(origin, verdict.because, decides(place)),
      related: place.related,
      fixes: repairs([place], context, (better) => judge(better, context).trusted),
      allowances: allowances(origin, verdict.because),
    };
  }
}

const severities: Readonly<Record<Distrust, Severity>> = {
  community: 'warning',
  'not-distribution': 'warning',
  'unknown-registry': 'information',
  unqualified: 'information',
  address: 'error',
};

/** What the publisher of an image decides, by the place that names it. */
function decides({ via }: ImagePlace): string {
  switch (via) {
    case 'from':
      return 'what your root filesystem is';
    case 'syntax':
      return 'how your Dockerfile is understood';
    case 'copy':
    case 'add':
      return 'what is copied into your image';
    case 'mount':
      return 'what your build uses';
    case 'service':
      return 'what the service runs, with your data and networks';
  }
}

function explain(reference: ImageReference, because: Distrust, what: string): string {
  const name = familiarName(reference);
  const account = reference.repository.split('/')[0] ?? '';
  const fixed = reference.digest ? ' The digest fixes what it is, not who made it.' : '';
  switch (because) {
    case 'community':
      return `${name} is published by the account “${account}” on ${reference.registry}, where anyone can have one. Trusted are official images, distributions, and known makers of their own software; here, whoever holds the account decides ${what}.${fixed}`;
    case 'unknown-registry':
      return `The registry ${reference.registry} is not one that the trust policy knows. If it is yours, trust it.${fixed}`;
    case 'address':
      return `The registry ${reference.registry} is named by its address: nothing says who runs it, and no certificate can.${fixed}`;
    case 'not-distribution':
      return `${name} is not made by a distribution, and the policy trusts nothing else: start from the distribution and install what you need from its archive.${fixed}`;
    case 'unqualified':
      return `${name} is not a Docker Official Image. If it is built here, trust it; otherwise the pull fails or brings something unexpected.${fixed}`;
  }
}

function unknown({ via, span, related }: ImagePlace): Report {
  return {
    span,
    severity: 'information',
    message:
      via === 'service'
        ? 'Which image this is depends on a variable without a default, so its publisher cannot be judged. Give it a default.'
        : 'Which image this is depends on an argument without a default, so its publisher cannot be judged. Give the ARG a default.',
    related,
  };
}

function allowances(reference: ImageReference, because: Distrust): Allowance[] {
  const repository = `${reference.registry}/${reference.repository}`;
  const out: Allowance[] = [
    { label: `image ${familiarName(reference)}`, list: 'trust.images', pattern: repository },
  ];
  const slash = reference.repository.lastIndexOf('/');
  if (because !== 'unqualified' && slash > 0) {
    const namespace = `${reference.registry}/${reference.repository.slice(0, slash)}`;
    out.push({
      label: `namespace ${namespace.replace(/^docker\.io\//, '')}`,
      list: 'trust.images',
      pattern: `${namespace}/*`,
    });
  }
  if (because === 'unknown-registry' || because === 'address') {
    out.push({
      label: `registry ${reference.registry}`,
      list: 'trust.images',
      pattern: `${reference.registry}/*`,
    });
  }
  return out;
}

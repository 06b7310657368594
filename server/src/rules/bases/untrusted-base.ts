import type { Allowance, Fix } from '../../findings';
import { distributionOf } from '../../knowledge/distributions';
import { curatedReplacement } from '../../knowledge/replacements';
import { baseName } from '../../provenance/files';
import type { Build } from '../../provenance/model';
import { type ImageReference, parseImageReference } from '../../syntax';
import { defineRule, type Report } from '../rule';
import { floatingTag } from './floating-tag';
import { type ImageOperand, imageOperands } from './operands';
import { familiarName, judge } from './trust';
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
  *check(build: Build, context) {
    for (const operand of imageOperands(build)) {
      if (!operand.reference) {
        if (context.policy.preset === 'strict' && operand.unknown) yield unknown(operand);
        continue;
      }
      const verdict = judge(operand.reference, context);
      if (verdict.trusted) continue;
      const { reference } = operand;
      yield {
        span: operand.span,
        severity: {
          community: 'warning',
          'unknown-registry': 'information',
          unqualified: 'information',
          address: 'error',
        }[verdict.because] as Report['severity'],
        message: explain(reference, verdict.because),
        related: operand.related,
        fixes: replacements(build, operand, reference),
        allowances: allowances(reference, verdict.because),
      };
    }
  },
});

function explain(reference: ImageReference, because: string): string {
  const name = familiarName(reference);
  const account = reference.repository.split('/')[0] ?? '';
  const fixed = reference.digest ? ' The digest fixes what it is, not who made it.' : '';
  switch (because) {
    case 'community':
      return `${name} is published by the account “${account}” on ${reference.registry}, where anyone can have one. Whoever holds it decides what your root filesystem is.${fixed}`;
    case 'unknown-registry':
      return `The registry ${reference.registry} is not one that the trust policy knows. If it is yours, trust it.${fixed}`;
    case 'address':
      return `The registry ${reference.registry} is named by its address: nothing says who runs it, and no certificate can.${fixed}`;
    default:
      return `${name} is not a Docker Official Image. If it is built here, trust it; otherwise the pull fails or brings something unexpected.${fixed}`;
  }
}

function unknown(operand: ImageOperand): Report {
  return {
    span: operand.span,
    severity: 'information',
    message:
      'Which image this is depends on an argument without a default, so its publisher cannot be judged. Give the ARG a default.',
    related: operand.related,
  };
}

function allowances(reference: ImageReference, because: string): Allowance[] {
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

function replacements(build: Build, operand: ImageOperand, reference: ImageReference): Fix[] {
  if (!operand.editable || operand.use.via !== 'from') return [];
  const replacement = curatedReplacement(reference);
  // A replacement that another rule would report at once is no repair.
  if (!replacement || floatingTag(replacement.image) || !suits(build, operand, replacement.image)) return [];
  return [
    {
      title: `Use ${replacement.image}. ${replacement.note}`,
      tier: 'suggested',
      edits: [{ span: operand.editable.whole, newText: replacement.image }],
    },
  ];
}

/** Package managers and the distributions that have them. */
const homes: readonly (readonly [program: RegExp, distributions: RegExp])[] = [
  [/^(?:apt|apt-get|aptitude|dpkg)$/, /^(?:debian|ubuntu)$/],
  [/^apk$/, /^(?:alpine|wolfi)$/],
  [/^(?:yum|dnf|microdnf|rpm)$/, /^(?:fedora|centos|rhel|rocky|almalinux|oracle|amazon)$/],
  [/^(?:zypper)$/, /^(?:opensuse|sles)$/],
  // Helpers that only the image itself has.
  [/^(?:my_init|apk-install|apt-install|install_packages|docker-service|install_clean)$/, /^$/],
];

/** False when what is built on the image needs a package manager or helper that the replacement does not have. */
function suits(build: Build, operand: ImageOperand, image: string): boolean {
  const parsed = parseImageReference(image);
  const distribution = (parsed && distributionOf(parsed)?.distribution) ?? '';
  const built = build.stages.filter((stage) => stage.root.operand?.span.start === operand.span.start);
  const programs = built.flatMap((stage) => [
    ...stage.commands.map((c) => c.name),
    ...[stage.start.entrypoint, stage.start.cmd].flatMap((start) =>
      (start?.commands ?? []).map(({ argv }) => baseName(argv[0]?.text ?? '')),
    ),
  ]);
  return programs.every((name) =>
    homes.every(([program, at]) => !program.test(name) || at.test(distribution)),
  );
}

import type { Engine } from '../../src/engine';
import type { Finding } from '../../src/findings';
import type { LintInput, LintResult } from '../../src/linter';
import { matchesImage } from '../../src/policy/patterns';
import { isSuppressed, suppressionsOf } from '../../src/policy/suppressions';
import { parseDockerfile } from '../../src/syntax';

const page = (title: string) =>
  `# ${title}\n\n## What it flags\n\nThis.\n\n## Why\n\nBecause it moves.\n\n\`\`\`sh\n# no heading\n\`\`\`\n\n## What to do instead\n\nName a *version*.\n\n## Options\n\nNone.\n`;

const meta = (id: string, summary: string, severity: Finding['severity'] = 'warning') => ({
  meta: {
    id,
    family: 'bases' as const,
    severity,
    since: '0.1.0',
    summary,
    fixes: 'safe' as const,
    page: page(summary),
  },
});

/**
 * An engine for tests of what stands around one: `moving-tag` flags every `latest` and repairs it safely (`latest` to
 * `recent`, then `recent` to `1`, so that fix-all needs two rounds), `someone` flags `babim/…` with a suggested fix and
 * an allowance, and `broken` always throws.
 */
export function stubEngine(): Engine & { readonly calls: LintInput[] } {
  const calls: LintInput[] = [];
  return {
    calls,
    rules: [
      meta('moving-tag', 'A tag that moves'),
      meta('someone', 'Somebody', 'error'),
      meta('broken', 'Broken'),
    ],
    lint(input: LintInput): LintResult {
      calls.push(input);
      const dockerfile = parseDockerfile(input.text);
      const suppressions = suppressionsOf(dockerfile);
      const findings = [...tags(input), ...people(input)]
        .filter((finding) => !isSuppressed(finding, dockerfile, suppressions, undefined, input.today))
        .filter(({ rule }) => input.policy.rules[rule] !== 'off')
        .sort((a, b) => a.span.start - b.span.start);
      return { dockerfile, findings, failures: [{ rule: 'broken', error: new Error('out of order') }] };
    },
  };
}

function tags({ text }: LintInput): Finding[] {
  return [...text.matchAll(/(?<=:)(latest|recent)/g)].map(({ index, 0: word }) => {
    const span = { start: index, end: index + word.length };
    const newText = word === 'latest' ? 'recent' : '1';
    return {
      rule: 'moving-tag',
      severity: 'warning',
      span,
      message: `The tag *${word}* moves.`,
      related: [{ span: { start: 0, end: 4 }, message: 'of this' }],
      fixes: [
        { title: `Use ${newText}`, tier: 'safe', edits: [{ span, newText }] },
        {
          title: 'Use none',
          tier: 'suggested',
          edits: [{ span: { start: span.start - 1, end: span.end }, newText: '' }],
        },
      ],
      allowances: [],
    };
  });
}

function people({ text, policy }: LintInput): Finding[] {
  return [...text.matchAll(/babim\/(\w+)/g)]
    .filter(
      ([name]) =>
        !policy.trust.images.some((p) => matchesImage(p, { registry: 'docker.io', repository: name })),
    )
    .map(({ index, 0: name }) => ({
      rule: 'someone',
      severity: 'error',
      span: { start: index, end: index + name.length },
      message: 'Nobody knows babim.',
      related: [],
      fixes: [
        {
          title: 'Use the official one',
          tier: 'suggested',
          edits: [{ span: { start: index, end: index + 'babim/'.length }, newText: '' }],
        },
      ],
      allowances: [
        { label: `image ${name}`, list: 'trust.images', pattern: `docker.io/${name}` },
        { label: 'all images of babim', list: 'trust.images', pattern: 'docker.io/babim/*' },
      ],
    }));
}

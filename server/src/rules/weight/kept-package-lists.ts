import type { Fix } from '../../findings';
import type { Build } from '../../provenance/model';
import { defineRule } from '../rule';
import { isWorthIt, megabytes } from './amount';
import { releaseOf } from './apt-estimate';
import { listFolder, listsLeft, withoutLists } from './apt-lists';
import page from './kept-package-lists.md';

export const keptPackageLists = defineRule({
  meta: {
    id: 'kept-package-lists',
    family: 'weight',
    severity: 'information',
    since: '0.4.0',
    summary: 'The lists that apt-get update fetches stay in the image.',
    fixes: 'safe',
    page,
    equivalents: { hadolint: ['DL3009'] },
  },
  *check(build: Build, context) {
    // Those that are deleted too late are another finding.
    const left = listsLeft(build).filter(({ removal }) => removal === undefined);
    const [first] = left;
    if (!first) return;
    const release = releaseOf(first.stage);
    const bytes = release && context.packages?.listBytes(release.distribution, release.release);
    if (!isWorthIt(bytes, context)) return;
    const amount = bytes === undefined ? 'some tens of megabytes' : `about ${megabytes(bytes)}`;
    yield {
      span: first.update.span,
      severity: bytes === undefined ? 'hint' : 'information',
      message: `The lists of packages that this fetches, ${amount}, stay in the image under ${listFolder}. Nothing reads them there: the next installation fetches newer ones.`,
      // Fetched once more, they are hardly more bytes: what has not changed is not written again.
      related: left.slice(1).map(({ update }) => ({ span: update.span, message: 'and here again' })),
      fixes: fixes(build, left, bytes),
    };
  },
});

function fixes(build: Build, left: ReturnType<typeof listsLeft>, bytes: number | undefined): Fix[] {
  const repair = withoutLists(build, left);
  if (!repair) return [];
  const saved = bytes === undefined ? '' : ` (−${megabytes(bytes)})`;
  return [
    {
      title: repair.joins
        ? `Install and remove the package lists in one RUN${saved}`
        : `Remove the package lists in the same RUN${saved}`,
      tier: repair.certain && !repair.joins ? 'safe' : 'suggested',
      edits: repair.edits,
    },
  ];
}

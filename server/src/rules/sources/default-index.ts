import { removeAssignmentAt, removeCommandAt, removePairAt, removeWordsAt, type TextEdit } from '../../edits';
import type { Fix } from '../../findings';
import type { IndexStanding } from '../../knowledge/package-indexes';
import type { Build } from '../../provenance/model';
import type { IndexUse } from '../../provenance/package-indexes';

/**
 * Repairs of the places that name one index: a public mirror of the default goes in favour of the default, and the default
 * is asked by https. Other indexes may have packages that the default does not have: nothing is offered for them.
 */
export function defaultIndex(
  build: Build,
  uses: readonly IndexUse[],
  standing: IndexStanding | undefined,
): Fix[] {
  if (standing === 'default') {
    const edits = uses.map((use) => encrypted(build, use));
    return fix('Ask the default index by https', edits);
  }
  if (standing !== 'mirror') return [];
  return fix(
    'Remove the mirror: packages come from the default index',
    uses.map((use) => without(build, use)),
  );
}

function fix(title: string, edits: readonly (TextEdit[] | undefined)[]): Fix[] {
  const all: TextEdit[] = [];
  for (const one of edits) {
    if (!one || one.length === 0) return [];
    all.push(...one);
  }
  const merged = overlap(all) ? undefined : all;
  return merged ? [{ title, tier: 'suggested', edits: merged }] : [];
}

function overlap(edits: readonly TextEdit[]): boolean {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start);
  return sorted.some((e, i) => i > 0 && e.span.start < (sorted[i - 1]?.span.end ?? 0));
}

function encrypted({ dockerfile }: Build, { span, url, form }: IndexUse): TextEdit[] | undefined {
  const written = dockerfile.text.slice(span.start, span.end);
  const at = form.kind === 'variable' ? written.indexOf(url) : written === url ? 0 : -1;
  if (at < 0) return undefined;
  const end = span.start + at + 'http'.length;
  return [{ span: { start: end, end }, newText: 's' }];
}

function without({ dockerfile }: Build, { form, instruction, span, url }: IndexUse): TextEdit[] | undefined {
  switch (form.kind) {
    case 'words':
      return removeWordsAt(dockerfile, instruction, form.spans);
    case 'command':
      return removeCommandAt(dockerfile, instruction, span);
    case 'variable': {
      // A list of proxies has others beside the mirror.
      const written = dockerfile.text.slice(span.start, span.end);
      if (form.how === 'ARG' || written.includes(`${url},`) || written.includes(`,${url}`)) return undefined;
      return form.how === 'ENV'
        ? removePairAt(dockerfile, instruction, span)
        : removeAssignmentAt(dockerfile, instruction, span);
    }
    case 'other':
      return undefined;
  }
}

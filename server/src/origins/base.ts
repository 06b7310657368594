import { originOf } from '../policy/mirrors';
import type { Build } from '../provenance/model';
import { judge } from '../rules/bases/trust';
import type { RuleContext } from '../rules/rule';
import type { Source } from '../syntax/ast';
import type { Base } from './account';

/** What a source is, and for an image who publishes it and whether the rules trust them. */
export function baseOf(source: Source, build: Build, context: RuleContext): Base {
  switch (source.kind) {
    case 'scratch':
      return { kind: 'scratch' };
    case 'stage':
      return { kind: 'stage', stage: stageName(build, source.stage) };
    case 'unknown': {
      const span = source.operand?.span;
      const text = span ? build.dockerfile.text.slice(span.start, span.end) : '';
      // A login before the host makes it no reference; it is nobody's to read all the same.
      return { kind: 'unknown', text: text.replace(/^[^\s/@]*:[^\s/@]*@(?!sha\d+:)/, '') };
    }
    case 'image': {
      const { reference } = source;
      const verdict = judge(originOf(reference, context.policy.mirrors), context);
      return {
        kind: 'image',
        image: reference.text,
        publisher: publisherName(verdict),
        trusted: verdict.trusted,
        because: verdict.because,
        digest: reference.digest !== undefined,
      };
    }
  }
}

/** Official images that Docker has withdrawn are official still. */
function publisherName(verdict: ReturnType<typeof judge>): string | null {
  if (!verdict.trusted) return null;
  return verdict.publisher?.name ?? (verdict.because === 'official' ? 'Docker Official Images' : null);
}

/** A stage's name, or else its number. */
export function stageName(build: Build, index: number): string {
  return build.dockerfile.stages[index]?.name ?? String(index);
}

import { distributionOf } from '../../knowledge/distributions';
import { officialNameOf } from '../../knowledge/official-images';
import { isBuilt } from '../../knowledge/tag-history';
import type { Build, StageModel } from '../../provenance/model';
import { type ImageReference, parseImageReference, type Span } from '../../syntax';
import { foreignSuites } from '../sources/foreign-suite';
import { missingTools } from '../sources/missing-tools';

/**
 * False when what is built on the operand uses a tool that the system of the other image no longer has, or names a release
 * of the distribution that is then not the base's: the move would lead to the next finding.
 *
 * @param day YYYY-MM-DD
 */
export function isCleanMove(build: Build, operand: Span, to: ImageReference, day: string): boolean {
  return build.stages.every((stage) => {
    const written = stage.root.operand;
    if (!written || written.span.start !== operand.start) return true;
    const moved: StageModel = {
      ...stage,
      distribution: distributionOf(to),
      root: { kind: 'image', reference: to, operand: written },
    };
    return troubles(moved, day) <= troubles(stage, day);
  });
}

function troubles(stage: StageModel, day: string): number {
  return [...missingTools(stage)].length + foreignSuites(stage, day).size;
}

/** The release before, with long support, that still has what newer ones dropped. Curated 2026-11-21. */
const before: ReadonlyMap<string, readonly (readonly [newer: string, older: string])[]> = new Map([
  [
    'trixie',
    [
      ['trixie', 'bookworm'],
      ['13', '12'],
    ],
  ],
  [
    'questing',
    [
      ['questing', 'noble'],
      ['25.10', '24.04'],
    ],
  ],
  [
    'resolute',
    [
      ['resolute', 'noble'],
      ['26.04', '24.04'],
    ],
  ],
]);

/** The same official image on the release before, as far as it is built: `ruby:3.4` on trixie is also `ruby:3.4-bookworm`. */
export function onReleaseBefore(image: ImageReference): string[] {
  const official = officialNameOf(image);
  const names = before.get(distributionOf(image)?.release ?? '');
  const [codenames] = names ?? [];
  if (official === undefined || names === undefined || codenames === undefined) return [];
  const tag = image.tag ?? 'latest';
  // In other images a number is the version of the software.
  const own = official === 'debian' || official === 'ubuntu';
  const tags = names
    .filter(([newer]) => own || /^[a-z]/.test(newer))
    .map(([newer, older]) =>
      tag
        .split('-')
        .map((word) => (word === newer || (own && word.startsWith(`${newer}.`)) ? older : word))
        .join('-'),
    );
  tags.push(tag === 'latest' ? codenames[1] : `${tag}-${codenames[1]}`);
  const repository = image.text.slice(0, image.parts.repository.end);
  return tags
    .filter((other) => other !== tag && isBuilt(official, other))
    .map((other) => `${repository}:${other}`)
    .filter((text) => parseImageReference(text) !== undefined);
}

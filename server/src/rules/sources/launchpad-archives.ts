import { removeCommandAt } from '../../edits';
import type { Fix } from '../../findings';
import { versionOfCodename } from '../../knowledge/codenames';
import { isSupported, productOf, releasesNamed } from '../../knowledge/lifecycles';
import type { Build, StageModel } from '../../provenance/model';
import { contains } from '../../syntax/span';
import type { NamedAddress } from './named-addresses';

/**
 * Whether an address that another one is to be replaced by serves the stage's release. An archive on Launchpad is filled for
 * the long-term releases of Ubuntu that are supported, and loses what it had for the others.
 *
 * @param day YYYY-MM-DD
 */
export function servesRelease(
  successor: string | undefined,
  { distribution }: StageModel,
  day: string,
): boolean {
  if (successor === undefined || !/^ppa:|ppa\.launchpad/.test(successor)) return true;
  const ubuntu = productOf('ubuntu');
  const { distribution: name, release } = distribution ?? {};
  const version = name === 'ubuntu' && release !== undefined && versionOfCodename(name, release);
  return (
    ubuntu !== undefined &&
    !!version &&
    releasesNamed(ubuntu, version).some((r) => r.longTermSince !== undefined && isSupported(r, day))
  );
}

/** Takes out the command that adds an archive which brings nothing any more, where no package of it is installed. */
export function removeEmptyArchive(build: Build, place: NamedAddress): Fix[] {
  // What else lay there were the same packages under the names of other versions.
  if (build.stages.some((s) => s.packages.some((p) => /^oracle-(?:java|jdk)/.test(p.name.text)))) return [];
  const adds = build.stages.some((s) =>
    s.commands.some(
      (c) => /^(?:add-apt-repository|apt-add-repository)$/.test(c.name) && contains(c.span, place.span),
    ),
  );
  const edits = adds ? removeCommandAt(build.dockerfile, place.instruction, place.span) : undefined;
  return edits
    ? [{ title: `Remove ${place.address}: nothing of it is installed`, tier: 'suggested', edits }]
    : [];
}

import type { TextEdit } from '../edits';
import { traceBuild } from '../provenance/build';
import type { Dockerfile } from '../syntax/ast';
import type { Span } from '../syntax/span';
import { asDeb822 } from './deb822';
import { repositoryOverHttps } from './repository-over-https';

/** A better way to write a package source: the source stays what it is, so it is no repair of a finding. */
export interface Rewrite {
  /** Where it is offered. */
  readonly span: Span;
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** A file with more sources is none that anybody wrote; each rewrite looks through its stage. */
const limit = 50;

/**
 * Rewrites of the package sources that a Dockerfile configures, in no particular order.
 * @param day YYYY-MM-DD, for what is gone by then
 */
export function sourceRewrites(dockerfile: Dockerfile, day: string): Rewrite[] {
  const build = traceBuild(dockerfile);
  const seen = new Set<string>();
  const all = build.stages.flatMap((stage) =>
    stage.repositories.flatMap((repository) => {
      const key = `${repository.span.start} ${repository.location}`;
      if (seen.has(key) || seen.size >= limit) return [];
      seen.add(key);
      return [{ stage, repository }];
    }),
  );
  return all.flatMap(({ stage, repository }) => [
    ...repositoryOverHttps(build, stage, repository, day),
    ...asDeb822(build, stage, repository),
  ]);
}

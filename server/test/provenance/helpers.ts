import { traceBuild } from '../../src/provenance/build';
import type { Build, Execution, Fetch, StageModel } from '../../src/provenance/model';
import { parseDockerfile } from '../../src/syntax';

/** Follows a whole Dockerfile. */
export function trace(text: string): Build {
  return traceBuild(parseDockerfile(text));
}

/** The last stage of a Dockerfile. */
export function last(text: string): StageModel {
  const stage = trace(text).stages.at(-1);
  if (!stage) throw new Error('no stage');
  return stage;
}

/** The stage of `FROM debian:13` and one RUN of this text. */
export function run(text: string, before = ''): StageModel {
  return last(`FROM debian:13\n${before}\nRUN ${text}\n`);
}

/** Addresses of what is fetched, in order. */
export function urls(stage: StageModel): string[] {
  return stage.fetches.map((f: Fetch) => f.url.text);
}

/** How what is fetched is run: `pipe sh https://…`, with `checked` or `program` behind it where it is that. */
export function executions(stage: StageModel): string[] {
  return stage.executions.map((e: Execution) =>
    [
      e.how,
      e.interpreter ?? '-',
      e.fetch.url.text,
      ...(e.checked ? ['checked'] : []),
      ...(e.script ? [] : ['program']),
    ].join(' '),
  );
}

/** What is checked, by kind: `checksum https://…`. */
export function checks(stage: StageModel): string[] {
  return stage.fetches.flatMap((f) => (f.check ? [`${f.check.kind} ${f.url.text}`] : []));
}

/** Repositories as `manager how location`. */
export function repositories(stage: StageModel): string[] {
  return stage.repositories.map((r) => `${r.manager} ${r.how} ${r.location}`);
}

/** Packages as `manager name`. */
export function packages(stage: StageModel): string[] {
  return stage.packages.map((p) => `${p.manager} ${p.name.text}`);
}

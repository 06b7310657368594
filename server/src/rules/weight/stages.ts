import { isConditional, statementAt } from '../../edits';
import { type AptInstall, aptInstalls } from '../../provenance/apt-installs';
import type { Build, RunCommand, StageModel } from '../../provenance/model';

/** The stages whose layers are in the image, the lowest first. What stays in others costs nobody anything. */
export function imageStages(build: Build): StageModel[] {
  // In a template, what stands here is not what will be built.
  if (build.dockerfile.template) return [];
  return build.finalChain.flatMap((index) => build.stages[index] ?? []).reverse();
}

/** The apt installations whose packages are in the image, in order. */
export function imageInstalls(build: Build): AptInstall[] {
  return imageStages(build).flatMap((stage) => aptInstalls(build, stage));
}

/** False for a command that some builds may not run: what it costs is then not known. */
export function alwaysRuns(build: Build, command: RunCommand): boolean {
  const statement = statementAt(build.dockerfile, command.instruction, command.span.start);
  return statement !== undefined && !isConditional(statement.script, statement.command);
}

/** The commands that run behind a place, to the end of the image's own stages. */
export function commandsBehind(build: Build, offset: number): RunCommand[] {
  return imageStages(build).flatMap((stage) => stage.commands.filter((c) => c.span.start > offset));
}

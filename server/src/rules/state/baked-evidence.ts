import type { Build, RunCommand, StageModel } from '../../provenance/model';
import type { Instruction } from '../../syntax/ast';
import { copiedData, downloadedData } from './baked-copies';
import { dataOfRun } from './baked-runs';
import type { BakedData } from './baked-store';

/** Commands on data that are looked at; one finding for each store does not need more, and time stays linear. */
const findingLimit = 50;

/** Everything in the image that puts data of a store into it, in the order of the document. */
export function bakedData(build: Build): BakedData[] {
  const limit = { left: findingLimit };
  const stages = build.finalChain.flatMap((i): StageModel[] => (build.stages[i] ? [build.stages[i]] : []));
  return stages
    .flatMap((stage) => [
      ...runsOf(stage).flatMap((commands) => dataOfRun(build, stage, commands, limit)),
      ...stage.copies.flatMap(copiedData),
      ...downloadedData(stage),
    ])
    .sort((a, b) => a.span.start - b.span.start);
}

/** The commands of each RUN. */
function runsOf(stage: StageModel): (readonly RunCommand[])[] {
  const byInstruction = new Map<Instruction, RunCommand[]>();
  for (const command of stage.commands) {
    const group = byInstruction.get(command.instruction);
    if (group) group.push(command);
    else byInstruction.set(command.instruction, [command]);
  }
  return [...byInstruction.values()];
}

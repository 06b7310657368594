import { deadTool } from '../../knowledge/dead-sources';
import type { StageModel } from '../../provenance/model';
import type { Report } from '../rule';

/**
 * Tools that the release of the stage's base no longer has: `apt-key`, and on Debian `add-apt-repository`. A package that is
 * not there is reported where it is installed, and the command that it was to bring only without it.
 */
export function* missingTools(stage: StageModel): Iterable<Report> {
  const packaged = stage.packages.filter(
    (p) => p.manager === 'apt' && p.name.text === 'software-properties-common',
  );
  for (const { name, span } of packaged) yield* report(name.text, span, stage);
  const seen = new Set<number>();
  for (const command of stage.commands) {
    const first = command.argv[0];
    if (packaged.length > 0 && command.name !== 'apt-key') continue;
    const span = first?.spanOf() ?? command.span;
    if (seen.has(span.start)) continue;
    seen.add(span.start);
    yield* report(command.name, span, stage);
  }
}

function* report(name: string, span: Report['span'], stage: StageModel): Iterable<Report> {
  const tool = deadTool(name, stage.distribution);
  if (tool) yield { span, message: `${tool.story}: this step cannot work there. ${tool.instead}` };
}

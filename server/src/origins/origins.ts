import type { Policy, Surroundings } from '../policy/policy';
import { traceBuild } from '../provenance/build';
import type { ContextFile } from '../provenance/context-files';
import type { RuleContext } from '../rules/rule';
import { parseDockerfile } from '../syntax';
import type { Account } from './account';
import { imageAccount } from './image';
import { strip } from './secrets';
import { stageAccount } from './stage';

/** What an account depends on. */
export interface OriginsInput {
  readonly text: string;
  readonly policy: Policy;
  readonly surroundings?: Surroundings;
  /** Texts of the build context's files; default none is known. */
  readonly contextFile?: ContextFile;
}

/**
 * Tells where everything in an image comes from. Total: any text gives an account. Trust is what the rules judge it to be,
 * under the same policy. Logins in URLs are left out.
 */
export function originsOf({ text, policy, surroundings = {}, contextFile }: OriginsInput): Account {
  const build = traceBuild(parseDockerfile(text), contextFile);
  // Who publishes an image does not depend on the day, nor on what registries said.
  const context: RuleContext = { policy, surroundings, today: new Date(0), images: new Map() };
  const stages = build.stages.map((stage) => stageAccount(build, stage, context));
  return strip({
    template: build.dockerfile.template,
    image: imageAccount(build, stages, context),
    stages,
  });
}

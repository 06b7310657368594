import { commands } from '../../server/src/protocol';

/** The commands of the extension, as package.json contributes them. */
export const commandIds = {
  buildImage: 'dockerfileHygiene.buildImage',
  fixAll: 'dockerfileHygiene.fixAll',
  explainRule: commands.explainRule,
  showOutput: 'dockerfileHygiene.showOutput',
  restartServer: 'dockerfileHygiene.restartServer',
} as const;

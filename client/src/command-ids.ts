import { commands } from '../../server/src/protocol';

/** The commands of the extension, as package.json contributes them. */
export const commandIds = {
  buildImage: 'dockerfileHygiene.buildImage',
  pinDigest: commands.pinDigest,
  pinAllDigests: 'dockerfileHygiene.pinAllDigests',
  checkUpdates: 'dockerfileHygiene.checkUpdates',
  verifySignature: commands.verifySignature,
  createBaseImage: commands.createBaseImage,
  showProvenance: commands.showProvenance,
  exportBuildxPolicy: 'dockerfileHygiene.exportBuildxPolicy',
  exportUpdater: 'dockerfileHygiene.exportUpdater',
  updatePackageData: 'dockerfileHygiene.updatePackageData',
  showKnowledgeDates: 'dockerfileHygiene.showKnowledgeDates',
  fixAll: 'dockerfileHygiene.fixAll',
  explainRule: commands.explainRule,
  showOutput: 'dockerfileHygiene.showOutput',
  restartServer: 'dockerfileHygiene.restartServer',
} as const;

import * as vscode from 'vscode';
import { commandIds } from '../command-ids';
import { messageOf, type Server } from '../server';
import { exportBuildxPolicy } from './buildx-policy';
import { Comparison } from './comparison';
import { exportUpdater } from './updater';

/** Registers *Export Policy for Buildx…* and *Write Renovate or Dependabot Configuration…*. */
export function registerEnforcementCommands(server: Server): vscode.Disposable[] {
  const comparison = new Comparison();
  const command = (id: string, run: (argument: unknown) => Promise<void>) =>
    vscode.commands.registerCommand(id, async (argument: unknown) => {
      try {
        await run(argument);
      } catch (error) {
        void vscode.window.showErrorMessage(`The file could not be written: ${messageOf(error)}`);
      }
    });
  return [
    comparison,
    command(commandIds.exportBuildxPolicy, (argument) => exportBuildxPolicy(server, comparison, argument)),
    command(commandIds.exportUpdater, () => exportUpdater(server, comparison)),
  ];
}

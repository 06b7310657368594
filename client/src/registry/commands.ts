import * as vscode from 'vscode';
import { commands } from '../../../server/src/protocol';
import { commandIds } from '../command-ids';
import type { Server } from '../server';
import { askRegistry } from './ask-registry';
import { checkUpdates } from './check-updates';
import { pinAllDigests, pinDigest } from './pin';
import { RegistryStatusItem } from './status';

/** Registers the commands that ask registries: pin to digest, check for updates. */
export function registerRegistryCommands(server: Server): vscode.Disposable[] {
  const command = (id: string, run: (argument: unknown) => unknown) =>
    vscode.commands.registerCommand(id, run);
  return [
    new RegistryStatusItem(server),
    command(commandIds.pinDigest, (argument) => pinDigest(server, argument)),
    command(commandIds.pinAllDigests, () => pinAllDigests(server)),
    command(commandIds.checkUpdates, () => checkUpdates(server)),
    command(commands.askRegistry, (argument) => askRegistry(server, argument)),
  ];
}

import type * as vscode from 'vscode';
import type { Server } from '../server';

/** Registers the commands that ask registries: pin to digest, check for updates. */
export function registerRegistryCommands(_server: Server): vscode.Disposable[] {
  return [];
}

import type * as vscode from 'vscode';
import type { Server } from '../server';

/** Registers *Export Policy for Buildx…* and *Write Renovate or Dependabot Configuration…*. */
export function registerEnforcementCommands(_server: Server): vscode.Disposable[] {
  return [];
}

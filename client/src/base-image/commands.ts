import type * as vscode from 'vscode';
import type { Server } from '../server';

/** Registers *Create Base Image from Distribution…*. */
export function registerBaseImageCommands(_server: Server): vscode.Disposable[] {
  return [];
}

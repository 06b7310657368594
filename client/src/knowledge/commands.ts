import type * as vscode from 'vscode';
import type { Server } from '../server';

/** Registers *Show Knowledge Dates*. */
export function registerKnowledgeCommands(_server: Server): vscode.Disposable[] {
  return [];
}

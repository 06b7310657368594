import type * as vscode from 'vscode';
import type { Server } from '../server';

/** Registers *Verify Base Image Signature…*. */
export function registerSignatureCommands(_server: Server): vscode.Disposable[] {
  return [];
}

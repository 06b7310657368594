import * as vscode from 'vscode';
import { commandIds } from '../command-ids';
import type { Server } from '../server';
import { verifySignature } from './verify';

/** Registers *Verify Base Image Signature…*. */
export function registerSignatureCommands(server: Server): vscode.Disposable[] {
  return [
    vscode.commands.registerCommand(commandIds.verifySignature, (argument: unknown) =>
      verifySignature(server, argument),
    ),
  ];
}

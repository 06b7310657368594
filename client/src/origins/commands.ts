import * as vscode from 'vscode';
import { commandIds } from '../command-ids';
import { activeDockerfile } from '../registry/targets';
import type { Server } from '../server';
import { ProvenancePages } from './pages';

/** Registers *Show Image Provenance*. Its argument is a URI or the text of one; default the active editor's. */
export function registerOriginsCommands(server: Server): vscode.Disposable[] {
  const pages = new ProvenancePages(server);
  return [
    pages,
    vscode.commands.registerCommand(commandIds.showProvenance, async (argument: unknown) => {
      const uri = uriOf(argument) ?? activeDockerfile()?.uri;
      if (uri) await pages.show(uri);
      else
        void vscode.window.showInformationMessage('Open the Dockerfile whose image you want to know about.');
    }),
  ];
}

function uriOf(argument: unknown): vscode.Uri | undefined {
  if (argument instanceof vscode.Uri) return argument;
  return typeof argument === 'string' && /^[\w+.-]+:/.test(argument) ? vscode.Uri.parse(argument) : undefined;
}

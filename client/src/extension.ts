import * as vscode from 'vscode';
import { LanguageClient, type LanguageClientOptions, TransportKind } from 'vscode-languageclient/node';
import { activate as activateIn } from './activate';
import { BuildDiagnostics } from './build/build-diagnostics';
import { BuildImage, readArguments } from './build/build-image';
import { BuildMemory } from './build/memory';

let client: LanguageClient | undefined;

/** Entry of the extension where there is Node: on a desktop or in a remote extension host. */
export function activate(context: vscode.ExtensionContext): void {
  activateIn(context, {
    createClient(options: LanguageClientOptions) {
      const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
      const run = { module, transport: TransportKind.ipc };
      const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=127.0.0.1:6009'] } };
      client = new LanguageClient(
        'dockerfileHygiene',
        'Dockerfile Hygiene',
        { run, debug },
        // Where package data is kept that the user has had fetched.
        { ...options, initializationOptions: { packageCache: context.globalStorageUri.fsPath } },
      );
      return client;
    },
    createBuild(server) {
      const diagnostics = new BuildDiagnostics();
      const build = new BuildImage(server, new BuildMemory(context.workspaceState), diagnostics);
      context.subscriptions.push(diagnostics, build);
      return (argument) => build.run(readArguments(argument));
    },
  });
}

export async function deactivate(): Promise<void> {
  if (client?.needsStop()) await client.stop();
}

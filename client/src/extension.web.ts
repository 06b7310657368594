import * as vscode from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { activate as activateIn } from './activate';

let client: LanguageClient | undefined;
let worker: Worker | undefined;

/** Entry of the extension in a browser without a remote extension host: everything but building. */
export function activate(context: vscode.ExtensionContext): void {
  activateIn(context, {
    createClient(options) {
      const script = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.web.js').toString(true);
      // A function, so that a restart gets a new worker; the old one would stay for ever.
      const start = async () => {
        worker?.terminate();
        worker = new Worker(script);
        // Not the worker itself: the extension host puts a class of its own in the place of Worker, which the library's
        // instanceof does not recognise.
        return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
      };
      client = new LanguageClient('dockerfileHygiene', 'Dockerfile Hygiene', start, options);
      return client;
    },
    createBuild: () => () => {
      void vscode.window.showInformationMessage(
        'An image cannot be built in a browser, which has no engine. Open the folder in VS Code on a machine with Docker, Podman or Buildah.',
      );
    },
  });
}

export async function deactivate(): Promise<void> {
  if (client?.needsStop()) await client.stop();
  worker?.terminate();
}

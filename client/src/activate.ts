import * as vscode from 'vscode';
import {
  type BaseLanguageClient,
  CloseAction,
  ErrorAction,
  type LanguageClientOptions,
  RevealOutputChannelOn,
} from 'vscode-languageclient';
import { commands } from '../../server/src/protocol';
import { registerBaseImageCommands } from './base-image/commands';
import { commandIds } from './command-ids';
import { explainRule } from './commands/explain-rule';
import { fixAll } from './commands/fix-all';
import { composeSelector } from './compose-files';
import { languageId } from './dockerfiles';
import { fillIn } from './downloads/fill-in';
import { registerEnforcementCommands } from './enforcement/commands';
import { registerKnowledgeCommands } from './knowledge/commands';
import { registerOriginsCommands } from './origins/commands';
import { updatePackageData } from './packages/update';
import { registerRegistryCommands } from './registry/commands';
import { RulePages } from './rule-pages';
import { Server } from './server';
import { registerSignatureCommands } from './signatures/commands';
import { StatusItem } from './status-item';
import { SurroundingsWatch } from './surroundings/surroundings';

/** What differs between a desktop and a browser. */
export interface Host {
  /** Makes the client of a language server that is not started yet. */
  createClient(options: LanguageClientOptions): BaseLanguageClient;
  /** Makes what answers the command *Build Image…*. */
  createBuild(server: Server): (argument: unknown) => unknown;
}

/** Sets everything up that is the same in every host. Reads no file and waits for nothing. */
export function activate(context: vscode.ExtensionContext, host: Host): void {
  const log = vscode.window.createOutputChannel('Dockerfile Hygiene', { log: true });
  const server = new Server(host.createClient(clientOptions(log)), log);
  const pages = new RulePages(server);
  const build = host.createBuild(server);
  const command = (id: string, run: (argument: unknown) => unknown) =>
    vscode.commands.registerCommand(id, run);
  context.subscriptions.push(
    log,
    server,
    pages,
    new StatusItem(server),
    new SurroundingsWatch(server),
    command(commandIds.buildImage, build),
    command(commandIds.fixAll, fixAll),
    command(commandIds.explainRule, (argument) => explainRule(pages, argument)),
    command(commands.fillIn, (argument) => fillIn(server, argument)),
    command(commandIds.updatePackageData, () => updatePackageData(server)),
    command(commandIds.showOutput, () => log.show(true)),
    command(commandIds.restartServer, () => server.restart()),
    ...registerRegistryCommands(server),
    ...registerSignatureCommands(server),
    ...registerBaseImageCommands(server),
    ...registerEnforcementCommands(server),
    ...registerKnowledgeCommands(server),
    ...registerOriginsCommands(server),
  );
  void server.start();
}

/** A server that ends this often within {@link crashWindow} stays down until the user restarts it. */
const mostCrashes = 5;
/** Milliseconds. */
const crashWindow = 3 * 60 * 1000;

function clientOptions(log: vscode.LogOutputChannel): LanguageClientOptions {
  const crashes: number[] = [];
  return {
    // No scheme: a Dockerfile may be unsaved, in a virtual workspace, or in a browser. The policy file is for the
    // server to see before it is saved.
    documentSelector: [
      { language: languageId },
      ...composeSelector,
      { pattern: '**/.dockerfile-hygiene.json' },
    ],
    middleware: {
      // The old side of a comparison is no place for findings.
      didOpen: (document, next) => (isHistory(document) ? Promise.resolve() : next(document)),
      didChange: (change, next) => (isHistory(change.document) ? Promise.resolve() : next(change)),
      didClose: (document, next) => (isHistory(document) ? Promise.resolve() : next(document)),
      provideDiagnostics: (document, previous, token, next) =>
        isHistory(document) ? undefined : next(document, previous, token),
    },
    outputChannel: log,
    traceOutputChannel: log,
    // Trouble with the server shows in the language status, not in pop-ups.
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationFailedHandler: () => false,
    errorHandler: {
      error: (_error, _message, count) => ({
        action: (count ?? 0) <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown,
        handled: true,
      }),
      closed: () => {
        const now = Date.now();
        crashes.push(now);
        const recent = crashes.filter((time) => now - time < crashWindow).length;
        const giveUp = recent >= mostCrashes;
        if (giveUp)
          log.error(`The language server ended ${recent} times within 3 minutes and is not started again.`);
        return { action: giveUp ? CloseAction.DoNotRestart : CloseAction.Restart, handled: true };
      },
    },
    // Said in full because the library's defaults have changed before. Tabs that were never opened have no text yet.
    diagnosticPullOptions: { onChange: true, onSave: true, onFocus: true, onTabs: false },
    diagnosticCollectionName: 'dockerfile-hygiene',
    markdown: {
      isTrusted: { enabledCommands: [commandIds.explainRule, commands.askRegistry, commands.showProvenance] },
      supportHtml: false,
    },
  };
}

/** Whether a document shows an older state of a file: the left side of a comparison, a page of the history. */
function isHistory(document: vscode.TextDocument | vscode.Uri): boolean {
  const { scheme } = document instanceof vscode.Uri ? document : document.uri;
  return [
    'git',
    'gitlens',
    'gitfs',
    'review',
    'pr',
    'vscode-local-history',
    'chat-editing-text-model',
  ].includes(scheme);
}

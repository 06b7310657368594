import {
  type ClientCapabilities,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeResult,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Engine } from '../engine';
import { policyFileName } from '../policy/schema';
import {
  type RegistryStatusParams,
  registryStatusNotification,
  type SurroundingsParams,
  surroundingsNotification,
} from '../protocol';
import { Analyses, isPolicyFile } from './analyses';
import { ComposeFiles } from './beside';
import { registerBuildContext } from './build-context-request';
import { BuildContexts } from './build-contexts';
import { tolerateClosedConnection } from './closed-console';
import { codeActionKinds, registerCodeActions } from './code-actions';
import { registerDocumentLinks } from './compose-builds';
import {
  ContextFiles,
  isIgnoreFile,
  watchedComposeFiles,
  watchedContextFiles,
  watchedIgnoreFiles,
} from './context-files';
import { diagnosticsIdentifier, registerDiagnostics } from './diagnostics';
import { Downloading } from './downloads/downloading';
import { registerFillIn } from './downloads/fill-in';
import { registerEnforcement } from './enforcement';
import { Folders } from './folders';
import { registerHover } from './hover';
import { registerKnowledge } from './knowledge-request';
import { registerOutline } from './outline';
import { registerPackageHints } from './package-hints';
import { Packages } from './packages/packages';
import { registerPackageUpdates } from './packages/update';
import { PolicyFiles } from './policy-files';
import { registerProvenance } from './provenance-request';
import { type ReadFile, readThrough } from './read-file';
import { registerRegistry } from './registry';
import { Asking } from './registry/asking';
import { ImageFactsStore } from './registry/facts';
import { RegistryStatus } from './registry/status';
import { registerRules } from './rules-request';
import type { Services } from './services';
import type { ClientAbilities, Session } from './session';
import { proxySection, SettingsCache, settingsSection } from './settings';
import { registerSignatures } from './signatures';
import { registerSummary } from './summary';
import { tell } from './tell';

/**
 * Sets a language server up on a connection and starts to listen.
 * @param readFile reads files for clients that do not answer our own request; left out in a browser
 * @param services what needs the machine the server runs on; left out in a browser
 */
export function createServer(
  connection: Connection,
  engine: Engine,
  readFile?: ReadFile,
  services: Services = {},
): void {
  tolerateClosedConnection(connection);
  let abilities = abilitiesOf({});
  const documents = new TextDocuments(TextDocument);
  const folders = new Folders();
  const settings = new SettingsCache(connection, () => abilities.configuration);
  const knownRules = new Set(engine.rules.map(({ meta }) => meta.id));
  const read = readThrough(connection, readFile);
  const policies = new PolicyFiles(
    connection,
    folders,
    knownRules,
    (uri) => documents.get(uri)?.getText(),
    read,
  );
  const contexts = new ContextFiles(folders, read, soon(refresh));
  const buildContexts = new BuildContexts(services.readContext, (uri) => contexts.places(uri), soon(refresh));
  const packages = new Packages(services.packages, soon(refresh));
  const facts = new ImageFactsStore(soon(refresh));
  const analyses = new Analyses(
    connection,
    engine,
    documents,
    settings,
    policies,
    folders,
    contexts,
    facts,
    buildContexts,
    packages,
  );
  const session: Session = {
    connection,
    engine,
    documents,
    analyses,
    policies,
    settings,
    facts,
    buildContexts,
    composeFiles: new ComposeFiles(documents, (uri) => contexts.places(uri), read),
    asking: new Asking(services.registry, settings),
    downloading: new Downloading(services.downloads, settings),
    packages,
    registryStatus: new RegistryStatus((status: RegistryStatusParams) => {
      tell(() => connection.sendNotification(registryStatusNotification, status));
    }),
    services,
    abilities: () => abilities,
  };

  /** Something other than a text changed: the client is asked to ask again. */
  function refresh() {
    if (abilities.refreshesDiagnostics) tell(() => connection.languages.diagnostics.refresh());
    if (abilities.refreshesHints) tell(() => connection.languages.inlayHint.refresh());
  }

  connection.onInitialize((params): InitializeResult => {
    abilities = abilitiesOf(params.capabilities);
    folders.set(params.workspaceFolders ?? []);
    packages.begin(params.initializationOptions);
    return {
      serverInfo: { name: 'Dockerfile Hygiene' },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        diagnosticProvider: {
          identifier: diagnosticsIdentifier,
          interFileDependencies: false,
          workspaceDiagnostics: false,
        },
        codeActionProvider: { codeActionKinds },
        hoverProvider: true,
        documentLinkProvider: {},
        inlayHintProvider: true,
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  connection.onInitialized(() => {
    const client = connection.client;
    const tolerate = (error: unknown) =>
      connection.console.warn(`The client does not tell of all changes: ${error}`);
    if (abilities.registersConfiguration)
      client
        .register(DidChangeConfigurationNotification.type, { section: [settingsSection, proxySection] })
        .catch(tolerate);
    if (abilities.registersWatchers)
      client
        .register(DidChangeWatchedFilesNotification.type, {
          watchers: [
            `**/${policyFileName}`,
            watchedContextFiles,
            watchedComposeFiles,
            watchedIgnoreFiles,
          ].map((globPattern) => ({
            globPattern,
          })),
        })
        .catch(tolerate);
    // The library's own handler for this notification is in place only now.
    if (abilities.workspaceFolders)
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        folders.change(added, removed);
        policies.clear();
        contexts.foldersChanged();
        settings.changed(undefined);
        refresh();
      });
  });

  connection.onDidChangeConfiguration(({ settings: told }) => {
    settings.changed(told);
    lookAtRegistries();
    refresh();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri } of changes) {
      if (isPolicyFile(uri)) policies.changed(uri);
      else if (isIgnoreFile(uri)) buildContexts.ignoreFileChanged();
      else contexts.fileChanged(uri);
    }
    if (changes.some(({ uri }) => isPolicyFile(uri))) refresh();
  });
  connection.onNotification(surroundingsNotification, (params: SurroundingsParams) => {
    folders.tell(params);
    refresh();
  });
  documents.onDidChangeContent(({ document }) => {
    if (isPolicyFile(document.uri)) refresh();
  });
  documents.onDidClose(({ document: { uri } }) => {
    analyses.forget(uri);
    contexts.forget(uri);
    buildContexts.forget(uri);
    settings.forget(uri);
    if (!isPolicyFile(uri)) return;
    policies.changed(uri);
    refresh();
  });

  registerDiagnostics(session);
  registerCodeActions(session);
  registerHover(session, read);
  registerDocumentLinks(session, read);
  registerPackageHints(session);
  registerSummary(session);
  registerBuildContext(session);
  registerOutline(session);
  registerRules(session);
  registerKnowledge(session);
  registerProvenance(session);
  registerEnforcement(session);
  registerSignatures(session);
  registerFillIn(session);
  registerPackageUpdates(session);
  const lookAtRegistries = registerRegistry(session);
  documents.listen(connection);
  connection.listen();
}

/** Lets what happens many times at once count as one. */
function soon(act: () => void): () => void {
  let planned = false;
  return () => {
    if (planned) return;
    planned = true;
    setTimeout(() => {
      planned = false;
      act();
    }, 0);
  };
}

function abilitiesOf({ workspace }: ClientCapabilities): ClientAbilities {
  return {
    configuration: workspace?.configuration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshesHints: workspace?.inlayHint?.refreshSupport === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    createsFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
  };
}

import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Engine } from '../engine';
import type { Analyses } from './analyses';
import type { ComposeFiles } from './beside';
import type { BuildContexts } from './build-contexts';
import type { Downloading } from './downloads/downloading';
import type { Packages } from './packages/packages';
import type { PolicyFiles } from './policy-files';
import type { Asking } from './registry/asking';
import type { ImageFactsStore } from './registry/facts';
import type { RegistryStatus } from './registry/status';
import type { Services } from './services';
import type { SettingsCache } from './settings';

/** What the client can do, as far as we have a choice. */
export interface ClientAbilities {
  readonly configuration: boolean;
  readonly workspaceFolders: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly refreshesHints: boolean;
  readonly documentChanges: boolean;
  readonly createsFiles: boolean;
}

/** What the features share. */
export interface Session {
  readonly connection: Connection;
  readonly engine: Engine;
  readonly documents: TextDocuments<TextDocument>;
  readonly analyses: Analyses;
  readonly policies: PolicyFiles;
  readonly settings: SettingsCache;
  /** What is known of images; a change lets the client ask for diagnostics again. */
  readonly facts: ImageFactsStore;
  /** What lies in the build contexts of documents. */
  readonly buildContexts: BuildContexts;
  /** Compose files that Dockerfiles belong to. */
  readonly composeFiles: ComposeFiles;
  /** The way to registries. */
  readonly asking: Asking;
  /** The way to the servers that builds download from. */
  readonly downloading: Downloading;
  /** Sizes of packages. */
  readonly packages: Packages;
  readonly registryStatus: RegistryStatus;
  readonly services: Services;
  readonly abilities: () => ClientAbilities;
}

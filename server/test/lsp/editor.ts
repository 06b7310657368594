import { PassThrough } from 'node:stream';
import {
  type ClientCapabilities,
  type CodeAction,
  createConnection,
  createProtocolConnection,
  type DocumentDiagnosticReport,
  type FullDocumentDiagnosticReport,
  type Hover,
  type InlayHint,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  type RegistrationParams,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Engine } from '../../src/engine';
import { createServer } from '../../src/lsp/server';
import type { Services } from '../../src/lsp/services';
import { type RegistryStatusParams, readFileRequest, registryStatusNotification } from '../../src/protocol';

const everything: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
  },
};

export interface EditorOptions {
  readonly capabilities?: ClientCapabilities;
  readonly folders?: readonly string[];
  /** Answers `dockerfileHygiene/readFile` from `files`; without, the client does not know the request. */
  readonly readsFiles?: boolean;
  readonly fallback?: (uri: string) => Promise<string | undefined>;
  readonly services?: Services;
}

/** An editor at the other end of a real connection, over streams, with the files and settings it is given. */
export class Editor {
  readonly files = new Map<string, string>();
  readonly settings = new Map<string, unknown>();
  readonly registrations: RegistrationParams['registrations'][number][] = [];
  readonly logged: string[] = [];
  readonly pushed: PublishDiagnosticsParams[] = [];
  readonly registryStatus: RegistryStatusParams[] = [];
  refreshes = 0;
  private readonly documents = new Map<string, TextDocument>();
  private readonly watchers = new Set<() => void>();

  private constructor(
    readonly connection: ProtocolConnection,
    private readonly streams: readonly PassThrough[],
  ) {}

  static async start(engine: Engine, options: EditorOptions = {}): Promise<Editor> {
    const [up, down] = [new PassThrough(), new PassThrough()];
    const server = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down));
    createServer(server, engine, options.fallback, options.services);
    const connection = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
    const editor = new Editor(connection, [up, down]);
    editor.answer(options.readsFiles ?? true);
    connection.listen();
    await connection.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      capabilities: options.capabilities ?? everything,
      workspaceFolders: (options.folders ?? ['file:///w']).map((uri) => ({ uri, name: uri })),
    });
    await connection.sendNotification('initialized', {});
    return editor;
  }

  private answer(readsFiles: boolean): void {
    const { connection } = this;
    const note = (act: () => void) => {
      act();
      for (const check of this.watchers) check();
    };
    connection.onRequest(
      'workspace/configuration',
      ({ items }: { items: { scopeUri: string; section: string }[] }) =>
        items.map(({ scopeUri, section }) =>
          section === 'http'
            ? (this.settings.get('http') ?? null)
            : (this.settings.get(scopeUri) ?? this.settings.get('*') ?? null),
        ),
    );
    connection.onRequest('client/registerCapability', ({ registrations }: RegistrationParams) =>
      note(() => this.registrations.push(...registrations)),
    );
    connection.onRequest('workspace/diagnostic/refresh', () => note(() => this.refreshes++));
    connection.onNotification('window/logMessage', ({ message }) => note(() => this.logged.push(message)));
    connection.onNotification('textDocument/publishDiagnostics', (params) =>
      note(() => this.pushed.push(params)),
    );
    connection.onNotification(registryStatusNotification, (params: RegistryStatusParams) =>
      note(() => this.registryStatus.push(params)),
    );
    if (readsFiles)
      connection.onRequest(readFileRequest, ({ uri }: { uri: string }) => this.files.get(uri) ?? null);
  }

  /** Resolves as soon as the condition holds. */
  until(condition: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const check = () => {
        if (!condition()) return;
        this.watchers.delete(check);
        resolve();
      };
      this.watchers.add(check);
      check();
    });
  }

  open(uri: string, text: string, languageId = 'dockerfile'): void {
    this.documents.set(uri, TextDocument.create(uri, languageId, 1, text));
    void this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  change(uri: string, text: string): void {
    const version = (this.documents.get(uri)?.version ?? 0) + 1;
    this.documents.set(uri, TextDocument.create(uri, 'dockerfile', version, text));
    void this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ text }],
    });
  }

  close(uri: string): void {
    void this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.connection.sendRequest('textDocument/diagnostic', {
      textDocument: { uri },
      identifier: 'dockerfileHygiene',
      previousResultId,
    });
  }

  async diagnostics(uri: string): Promise<FullDocumentDiagnosticReport['items']> {
    const report = await this.pull(uri);
    if (report.kind !== 'full') throw new Error('a full report was expected');
    return report.items;
  }

  /** Code actions for the first occurrence of a text, with its diagnostics in the context as editors send them. */
  async actions(uri: string, where: string, only?: string[]): Promise<CodeAction[]> {
    const range = this.rangeOf(uri, where);
    const diagnostics = (await this.diagnostics(uri)).filter(
      (item) => JSON.stringify(item.range) === JSON.stringify(range),
    );
    return this.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics, only },
    });
  }

  /** Inlay hints of a whole document. */
  hints(uri: string): Promise<InlayHint[] | null> {
    const end = (this.documents.get(uri) as TextDocument).positionAt(Number.MAX_SAFE_INTEGER);
    const range = { start: { line: 0, character: 0 }, end };
    return this.connection.sendRequest('textDocument/inlayHint', { textDocument: { uri }, range });
  }

  hover(uri: string, where: string): Promise<Hover | null> {
    const position = this.rangeOf(uri, where).start;
    return this.connection.sendRequest('textDocument/hover', { textDocument: { uri }, position });
  }

  rangeOf(uri: string, where: string): Range {
    const document = this.documents.get(uri) as TextDocument;
    const start = document.getText().indexOf(where);
    return { start: document.positionAt(start), end: document.positionAt(start + where.length) };
  }

  /** What an edit makes of a text; versions must be those of the open document. */
  after(edit: WorkspaceEdit | undefined, uri: string): string {
    const change = edit?.documentChanges?.find(
      (item): item is TextDocumentEdit => 'edits' in item && item.textDocument.uri === uri,
    );
    const document =
      this.documents.get(uri) ?? TextDocument.create(uri, 'jsonc', 0, this.files.get(uri) ?? '');
    const version = change?.textDocument.version ?? null;
    if (version !== null && version !== document.version) throw new Error(`edit is for version ${version}`);
    const edits = change?.edits ?? edit?.changes?.[uri] ?? [];
    return TextDocument.applyEdits(
      document,
      edits.filter((item) => 'newText' in item),
    );
  }

  stop(): void {
    this.connection.dispose();
    for (const stream of this.streams) stream.destroy();
  }
}

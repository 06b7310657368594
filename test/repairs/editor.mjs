// The least editor there is: it starts the language server as the extension does, shows it a file, and does what a
// click on a repair would do.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../../scripts/editor/paths.mjs';
import { start, stop } from '../../scripts/editor/processes.mjs';

// The libraries are the server's.
const ofServer = createRequire(join(root, 'server', 'package.json'));
const { createProtocolConnection, StreamMessageReader, StreamMessageWriter } = ofServer(
  'vscode-languageserver/node',
);
const { TextDocument } = ofServer('vscode-languageserver-textdocument');

/** Starts the server that is bundled at `path` and resolves to an editor that is connected to it. */
export async function openEditor(path) {
  const server = start(process.execPath, [path, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  connection.onRequest('workspace/configuration', ({ items }) => items.map(() => null));
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: { workspace: { configuration: true, workspaceEdit: { documentChanges: true } } },
    workspaceFolders: null,
  });
  await connection.sendNotification('initialized', {});
  let opened = 0;

  /** Opens a text as a Dockerfile for as long as `use` needs it. */
  async function withDocument(text, use) {
    const uri = `untitled:Dockerfile-${++opened}`;
    const textDocument = { uri, languageId: 'dockerfile', version: 1, text };
    await connection.sendNotification('textDocument/didOpen', { textDocument });
    try {
      return await use(TextDocument.create(uri, 'dockerfile', 1, text));
    } finally {
      await connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    }
  }

  async function diagnosticsOf({ uri }) {
    const { items } = await connection.sendRequest('textDocument/diagnostic', {
      textDocument: { uri },
      identifier: 'dockerfileHygiene',
    });
    return items;
  }

  return {
    /** The findings of a text: rule, and the words they stand at. */
    findings: (text) =>
      withDocument(text, async (document) =>
        (await diagnosticsOf(document)).map(({ code, range }) => `${code} at ${document.getText(range)}`),
      ),

    /**
     * Applies the first repair whose title matches, at a finding of the rule. Resolves to the new text and to the
     * title; rejects with the titles that are offered when none matches.
     */
    repair: (text, rule, wanted) =>
      withDocument(text, async (document) => {
        const offered = [];
        for (const diagnostic of await diagnosticsOf(document)) {
          if (diagnostic.code !== rule) continue;
          const actions = await connection.sendRequest('textDocument/codeAction', {
            textDocument: { uri: document.uri },
            range: diagnostic.range,
            context: { diagnostics: [diagnostic], only: ['quickfix'] },
          });
          for (const { title, edit } of actions) {
            offered.push(title);
            if (!wanted.test(title) || !edit) continue;
            return { title, text: TextDocument.applyEdits(document, editsOf(edit, document.uri)) };
          }
        }
        throw new Error(`no repair ${wanted} at ${rule}; offered: ${offered.join(' | ') || 'none'}`);
      }),

    /** Ends connection and server. */
    async close() {
      connection.dispose();
      await stop(server);
    },
  };
}

function editsOf(edit, uri) {
  const change = edit.documentChanges?.find((item) => item.textDocument?.uri === uri);
  return change?.edits ?? edit.changes?.[uri] ?? [];
}

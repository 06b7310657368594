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
  const settings = new Map();
  connection.onRequest('workspace/configuration', ({ items }) =>
    items.map(({ scopeUri, section }) =>
      section === 'dockerfileHygiene' ? (settings.get(scopeUri) ?? null) : null,
    ),
  );
  connection.onRequest('client/registerCapability', () => null);
  const waiting = new Set();
  connection.onRequest('workspace/diagnostic/refresh', () => {
    for (const go of waiting) go();
    waiting.clear();
    return null;
  });
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {
      workspace: {
        configuration: true,
        diagnostics: { refreshSupport: true },
        workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
      },
    },
    workspaceFolders: null,
  });
  await connection.sendNotification('initialized', {});
  let opened = 0;

  /**
   * Opens a text as a Dockerfile for as long as `use` needs it, under the address and the settings of `options` if there
   * are any.
   */
  async function withDocument(text, use, options = {}) {
    const uri = options.uri ?? `untitled:Dockerfile-${++opened}`;
    settings.set(uri, options.settings);
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
    findings: (text, options) =>
      withDocument(
        text,
        async (document) =>
          (await diagnosticsOf(document)).map(({ code, range }) => `${code} at ${document.getText(range)}`),
        options,
      ),

    /**
     * Applies the first repair whose title matches, at a finding of the rule. Resolves to the new text, to the
     * title, and to the whole edit; rejects with the titles that are offered when none matches. With `late`, a finding that
     * needs facts which the server first has to read is waited for.
     */
    repair: (text, rule, wanted, { late = false, ...options } = {}) =>
      withDocument(
        text,
        async (document) => {
          const offered = [];
          // Asked once, a server begins to read what it does not know yet, and says so when it does.
          const told = new Promise((resolve) => waiting.add(resolve));
          if (late && !(await diagnosticsOf(document)).some(({ code }) => code === rule)) await told;
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
              return { title, edit, text: TextDocument.applyEdits(document, editsOf(edit, document.uri)) };
            }
          }
          throw new Error(`no repair ${wanted} at ${rule}; offered: ${offered.join(' | ') || 'none'}`);
        },
        options,
      ),

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

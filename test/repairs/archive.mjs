// Debian's archive for builds that can reach nothing else: a proxy on the one address they see. It fetches from the
// mirror that this machine's own apt uses, and tells what else was asked for.
import { createServer, get } from 'node:http';
import { get as getSecurely } from 'node:https';
import { capture } from '../../scripts/editor/processes.mjs';

/** What the archive is called inside the builds. The name is reserved and leads nowhere without the proxy. */
export const archive = 'http://mirror.example.org/debian';

/** Where this machine takes Debian's packages from, or undefined when its apt does not say. */
export async function mirrorOfThisMachine() {
  const { stdout } = await capture('apt-get', ['indextargets', '--format', '$(SITE)']);
  return stdout.split('\n').find((site) => /^https?:\/\//.test(site));
}

/** Serves the archive at `address` (of this machine). Gives the proxy's URL, what it `refused` so far, and `stop()`. */
export async function serveArchive(address, mirror) {
  const refused = [];
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || !request.url?.startsWith(`${archive}/`)) {
      refused.push(`${request.method} ${request.url}`);
      response.writeHead(403).end();
      return;
    }
    const url = mirror + request.url.slice(archive.length);
    const fail = () => response.destroy();
    (url.startsWith('https:') ? getSecurely : get)(url, (answer) => {
      const { 'content-length': length, 'last-modified': modified } = answer.headers;
      response.writeHead(answer.statusCode ?? 502, {
        ...(length ? { 'content-length': length } : {}),
        ...(modified ? { 'last-modified': modified } : {}),
      });
      answer.on('error', fail).pipe(response);
    }).on('error', fail);
  });
  // What asks for encryption gets no further than its host.
  server.on('connect', (request, socket) => {
    refused.push(`https://${request.url}`);
    socket.on('error', () => {}).end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, address, resolve));
  return {
    url: `http://${address}:${server.address().port}`,
    refused,
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

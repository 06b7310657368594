import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Certificate } from './certificate';
import type { BuiltImage } from './oci-image';

/** A request that a server was asked. */
export interface Recorded {
  readonly method: string;
  /** Path and query as sent; the whole URL when sent to a proxy. */
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A server on loopback that remembers what it was asked. */
export interface TestServer {
  /** `127.0.0.1:45123`. */
  readonly host: string;
  readonly port: number;
  /** `http://127.0.0.1:45123`. */
  readonly url: string;
  readonly requests: readonly Recorded[];
  /** Whether a connection is still open, to see that a client gave up. */
  readonly openConnections: () => number;
  stop(): Promise<void>;
}

/** @returns true when the request was answered; otherwise the next one is asked, and at last 404 is the answer */
export type Answer = (request: Recorded, response: ServerResponse) => boolean | undefined;

/** Starts a server on a free port of loopback that answers with the first answer that wants to. */
export const startServer = (...answers: Answer[]) => start(answers);

/** The same over https. */
export const startSecureServer = (certificate: Certificate, ...answers: Answer[]) =>
  start(answers, certificate);

async function start(answers: readonly Answer[], certificate?: Certificate): Promise<TestServer> {
  const requests: Recorded[] = [];
  const listener: RequestListener = (incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const request: Recorded = {
        method: incoming.method ?? '',
        url: incoming.url ?? '',
        headers: incoming.headers,
        body: Buffer.concat(chunks).toString(),
      };
      requests.push(request);
      if (!answers.some((answer) => answer(request, response))) reply(response, 404, {}, '{"errors":[]}');
    });
  };
  const server = certificate ? createSecureServer(certificate, listener) : createServer(listener);
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  });
  // Clients that try TLS first end up here.
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    port,
    url: `${certificate ? 'https' : 'http'}://127.0.0.1:${port}`,
    requests,
    openConnections: () => sockets.size,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Answers with a status, headers and a body; a HEAD request gets no body. */
export function reply(
  response: ServerResponse,
  status: number,
  headers: Record<string, string | string[]> = {},
  body: string | Buffer = '',
): true {
  response.writeHead(status, { 'content-length': String(Buffer.byteLength(body)), ...headers });
  response.end(response.req.method === 'HEAD' ? undefined : body);
  return true;
}

/** Answers a path (prefix of the URL) with a function, whatever the method. */
export const at =
  (path: string, answer: (request: Recorded, response: ServerResponse) => boolean | undefined): Answer =>
  (request, response) =>
    request.url.startsWith(path) ? answer(request, response) : undefined;

/** Serves an image as a registry does, under a repository and tag, without asking who is there. */
export function serveImage(repository: string, tag: string, image: BuiltImage): Answer {
  const manifests = `/v2/${repository}/manifests/`;
  const blobs = `/v2/${repository}/blobs/`;
  return ({ url }, response) => {
    if (url === '/v2/') return reply(response, 200, { 'content-type': 'application/json' }, '{}');
    const asked = url.startsWith(manifests) ? url.slice(manifests.length) : url.slice(blobs.length);
    const digest = asked === tag ? image.top.digest : asked;
    const bytes = image.blobs.get(digest);
    if (!bytes) return undefined;
    if (url.startsWith(blobs)) {
      return reply(response, 200, { 'content-type': 'application/octet-stream' }, bytes);
    }
    const { mediaType } = JSON.parse(bytes.toString()) as { mediaType: string };
    const headers = { 'content-type': mediaType, 'docker-content-digest': digest, etag: `"${digest}"` };
    return response.req.headers['if-none-match'] === headers.etag
      ? reply(response, 304, headers)
      : reply(response, 200, headers, bytes);
  };
}

/**
 * Asks for `Authorization` as registries with tokens do.
 * @param realm where tokens are given
 * @param isGood whether an `Authorization` header may pass
 */
export function askForToken(realm: string, isGood: (authorization: string) => boolean): Answer {
  return ({ headers }, response) =>
    headers.authorization !== undefined && isGood(headers.authorization)
      ? undefined
      : reply(response, 401, { 'www-authenticate': `Bearer realm="${realm}",service="test registry"` });
}

/** Asks for a user and a password. */
export function askForPassword(user: string, password: string): Answer {
  const good = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  return ({ headers }, response) =>
    headers.authorization === good
      ? undefined
      : reply(response, 401, { 'www-authenticate': 'Basic realm="test"' });
}

import * as http from 'node:http';
import * as https from 'node:https';
import type { Connections } from './connections';
import { displayHost, isPrivate } from './hosts';
import { cancelledError, networkError, timeoutError } from './network-errors';
import { RegistryError } from './registry';
import { proxyRefusal } from './tunnel';

/** One request; redirects are not followed. */
export interface HttpRequest {
  readonly url: URL;
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Bytes of the answer's body at most. */
  readonly limit: number;
  /** Takes the body of an answer with status 200 piece by piece; it is not kept then. */
  readonly receive?: (piece: Buffer, headers: HttpAnswer['headers']) => void;
  /** Refuse addresses in private networks. */
  readonly publicOnly?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** What came back. */
export interface HttpAnswer {
  readonly url: URL;
  readonly status: number;
  /** Names in lower case; repeated headers joined with a comma. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Empty unless the status is 200, and where the request receives it in pieces. */
  readonly body: Buffer;
  /** Whether the server that answered stands in a private network; false when a proxy hides it. */
  readonly isPrivate: boolean;
}

/** Sends a request; rejects with {@link RegistryError} when there is no answer, and resolves for every status. */
export type Send = (request: HttpRequest) => Promise<HttpAnswer>;

/** Milliseconds. */
export interface Timeouts {
  /** From the start until the answer's headers are there. */
  readonly headers: number;
  /** From the start until the answer's body is there. */
  readonly whole: number;
  /** Between two pieces of the body; without it only `whole` counts. */
  readonly idle?: number;
}

/** Bytes of an error's body that are read so that its connection can be used again. */
const drained = 64 * 1024;

/** @returns a function that sends requests over these connections */
export function createTransport(connections: Connections, timeouts: Timeouts): Send {
  return async (request) => {
    const host = displayHost(request.url.host);
    if (request.signal?.aborted) throw cancelledError(host);
    if (request.publicOnly && isPrivate(request.url.hostname)) {
      throw networkError(Object.assign(new Error(), { code: 'PRIVATE_ADDRESS' }), host);
    }
    try {
      return await exchange(request, connections, timeouts, host);
    } catch (error) {
      if (error instanceof StaleConnection) return exchange(request, connections, timeouts, host);
      throw error;
    }
  };
}

/** A connection kept open was closed by the server just when it was used again: no verdict on the server. */
class StaleConnection extends Error {}

function exchange(
  request: HttpRequest,
  connections: Connections,
  timeouts: Timeouts,
  host: string,
): Promise<HttpAnswer> {
  const { url, method, headers, body, limit, receive, publicOnly = false, signal } = request;
  const { options, secure, proxied } = connections.route(url, publicOnly);
  return new Promise((resolve, reject) => {
    const sent = (secure ? https : http).request({
      ...options,
      method,
      headers: {
        ...headers,
        ...(options.headers as Record<string, string> | undefined),
        ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
      },
    });
    let settled = false;
    let begun = false;
    const finish = (settle: () => void) => {
      if (settled) return;
      settled = true;
      clearTimeout(headerTimer);
      clearTimeout(wholeTimer);
      clearTimeout(idleTimer);
      signal?.removeEventListener('abort', cancel);
      settle();
    };
    const fail = (error: Error) => {
      finish(() => reject(error));
      sent.destroy();
    };
    const cancel = () => fail(cancelledError(host));
    const headerTimer = setTimeout(() => fail(timeoutError(host)), timeouts.headers);
    const wholeTimer = setTimeout(() => fail(timeoutError(host)), timeouts.whole);
    let idleTimer: NodeJS.Timeout | undefined;
    const notIdle = () => {
      clearTimeout(idleTimer);
      if (timeouts.idle !== undefined && !settled)
        idleTimer = setTimeout(() => fail(timeoutError(host)), timeouts.idle);
    };
    signal?.addEventListener('abort', cancel);

    sent.on('error', (error: NodeJS.ErrnoException) => {
      // Once an answer has begun, its pieces may have been received, and must not come again.
      const stale = sent.reusedSocket && error.code === 'ECONNRESET' && !begun;
      fail(stale ? new StaleConnection() : networkError(error, host));
    });
    sent.once('response', (response) => {
      begun = true;
      clearTimeout(headerTimer);
      const status = response.statusCode ?? 0;
      if (proxied && status === 407) return fail(networkError(proxyRefusal(status), host));
      const answer = {
        url,
        status,
        headers: flatten(response.headers),
        isPrivate: !proxied && isPrivate(response.socket.remoteAddress ?? ''),
      };
      if (status !== 200 || method === 'HEAD') {
        drain(response, timeouts.whole);
        return finish(() => resolve({ ...answer, body: Buffer.alloc(0) }));
      }
      const brokenOff = () =>
        fail(new RegistryError('bad-response', `${host} broke off in the middle of its answer: try again.`));
      response.once('error', brokenOff);
      response.once('aborted', brokenOff);
      notIdle();
      const chunks: Buffer[] = [];
      const keep = receive ?? ((piece: Buffer) => chunks.push(piece));
      collect(response, limit, {
        piece: (bytes) => {
          notIdle();
          if (!settled) keep(bytes, answer.headers);
        },
        done: () => finish(() => resolve({ ...answer, body: Buffer.concat(chunks) })),
        tooLarge: () =>
          fail(
            new RegistryError(
              'too-large',
              `${host} answers with more data than such an answer ever needs (over ${limit} bytes).`,
            ),
          ),
      });
    });
    sent.end(body);
  });
}

/** Reads a body, as far as it is no larger than it may be. */
function collect(
  response: http.IncomingMessage,
  limit: number,
  on: {
    readonly piece: (bytes: Buffer) => void;
    readonly done: () => void;
    readonly tooLarge: () => void;
  },
): void {
  if (Number(response.headers['content-length'] ?? 0) > limit) {
    on.tooLarge();
    return;
  }
  let size = 0;
  response.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > limit) on.tooLarge();
    else on.piece(chunk);
  });
  response.once('end', () => {
    if (response.complete) on.done();
  });
}

/** Throws a small body away, so that the connection is free again; a large or slow one loses its connection. */
function drain(response: http.IncomingMessage, patience: number): void {
  let size = 0;
  const timer = setTimeout(() => response.destroy(), patience);
  timer.unref();
  response.on('error', () => undefined);
  response.once('close', () => clearTimeout(timer));
  response.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > drained) response.destroy();
  });
}

function flatten(headers: http.IncomingHttpHeaders): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}

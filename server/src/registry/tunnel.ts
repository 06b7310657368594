import * as http from 'node:http';
import * as https from 'node:https';
import { isIP, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect } from 'node:tls';

/** What a proxy is told about who asks, from the user and password in its URL. */
export function proxyHeaders(proxy: URL): Record<string, string> {
  if (!proxy.username) return {};
  const login = `${decoded(proxy.username)}:${decoded(proxy.password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(login).toString('base64')}` };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Where to connect to for a proxy. */
export function proxyAddress(proxy: URL): { host: string; port: string } {
  const port = proxy.port || (proxy.protocol === 'https:' ? '443' : '80');
  return { host: proxy.hostname.replace(/^\[(.*)\]$/, '$1'), port };
}

/** The proxy itself said no; the message goes behind the host's name and a colon. */
export function proxyRefusal(status: number): Error {
  const why = status === 407 ? 'asks for a login' : `refuses to connect (it answers ${status})`;
  return Object.assign(new Error(`the proxy ${why}. Check the proxy setting.`), { code: 'PROXY' });
}

/** Connections to https servers through a proxy (the CONNECT method of RFC 9110, section 9.3.6). */
export class TunnelAgent extends https.Agent {
  /** @param connectTimeout milliseconds that the proxy has */
  constructor(
    private readonly proxy: URL,
    private readonly rejectUnauthorized: boolean,
    private readonly connectTimeout: number,
  ) {
    super({ keepAlive: true });
  }

  override createConnection(
    options: https.RequestOptions,
    callback?: (error: Error | null, stream: Duplex) => void,
  ): undefined {
    const host = options.host ?? '';
    const target = `${isIP(host) === 6 ? `[${host}]` : host}:${options.port ?? 443}`;
    const { request } = this.proxy.protocol === 'https:' ? https : http;
    // Node's type wants a stream even beside an error.
    const fail = (error: Error) => (callback as ((error: Error) => void) | undefined)?.(error);
    const asking = request({
      ...proxyAddress(this.proxy),
      method: 'CONNECT',
      path: target,
      headers: { host: target, ...proxyHeaders(this.proxy) },
      agent: false,
      rejectUnauthorized: this.rejectUnauthorized,
    });
    asking.setTimeout(this.connectTimeout, () =>
      asking.destroy(Object.assign(new Error('proxy timeout'), { code: 'ETIMEDOUT' })),
    );
    asking.once('error', fail);
    asking.once('connect', (response: http.IncomingMessage, socket: Socket) => {
      if (response.statusCode !== 200) {
        socket.destroy();
        fail(proxyRefusal(response.statusCode ?? 0));
        return;
      }
      socket.setTimeout(0);
      const servername = isIP(host) === 0 ? { servername: host } : {};
      const { rejectUnauthorized } = this;
      callback?.(
        null,
        connect({ socket, host, ...servername, rejectUnauthorized, ALPNProtocols: ['http/1.1'] }),
      );
    });
    asking.end();
    return undefined;
  }
}

import { lookup as resolve } from 'node:dns';
import * as http from 'node:http';
import * as https from 'node:https';
import type { LookupFunction } from 'node:net';
import { isPrivate } from './hosts';
import { type ProxySettings, proxyFor } from './proxies';
import { proxyAddress, proxyHeaders, TunnelAgent } from './tunnel';

/** How to get to a URL. */
export interface Route {
  /** Options for `request` of Node's http or https. */
  readonly options: https.RequestOptions;
  readonly secure: boolean;
  /** Whether a proxy answers for the server; addresses of connections say nothing then. */
  readonly proxied: boolean;
}

export interface ConnectionOptions {
  readonly settings: ProxySettings;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Milliseconds a proxy has to connect. */
  readonly connectTimeout: number;
  /** Whether the user allows a host without checking its certificate. */
  readonly isInsecure: (host: string) => boolean;
}

/** Finds routes; connections are kept open for the next request for a few seconds and do not keep the program alive. */
export class Connections {
  private readonly agents = new Map<string, http.Agent>();

  constructor(private readonly options: ConnectionOptions) {}

  /**
   * @param publicOnly refuse addresses in private networks (the connection fails with the code PRIVATE_ADDRESS)
   * @throws {RegistryError} when the proxy setting cannot be used
   */
  route(url: URL, publicOnly: boolean): Route {
    const { settings, environment, connectTimeout, isInsecure } = this.options;
    const secure = url.protocol === 'https:';
    const proxy = proxyFor(url, settings, environment);
    const rejectUnauthorized = settings.strictSSL !== false && !isInsecure(url.host);
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
    const target = { host, ...(url.port ? { port: url.port } : {}), path: `${url.pathname}${url.search}` };
    const key = [secure, publicOnly, rejectUnauthorized, proxy?.href ?? ''].join(' ');
    if (proxy && secure) {
      const agent = this.agent(key, () => new TunnelAgent(proxy, rejectUnauthorized, connectTimeout));
      return { options: { ...target, agent }, secure, proxied: true };
    }
    if (proxy) {
      const throughTls = proxy.protocol === 'https:';
      const agent = this.agent(key, () => keepAlive(throughTls, settings.strictSSL !== false, undefined));
      // Without credentials and fragment, which `href` could have.
      const path = `http://${url.host}${target.path}`;
      const headers = { ...proxyHeaders(proxy), host: url.host };
      return { options: { ...proxyAddress(proxy), path, headers, agent }, secure: throughTls, proxied: true };
    }
    const agent = this.agent(key, () =>
      keepAlive(secure, rejectUnauthorized, publicOnly ? lookupPublic : undefined),
    );
    return { options: { ...target, agent }, secure, proxied: false };
  }

  private agent(key: string, make: () => http.Agent): http.Agent {
    const known = this.agents.get(key);
    if (known) return known;
    const made = make();
    this.agents.set(key, made);
    return made;
  }
}

function keepAlive(
  secure: boolean,
  rejectUnauthorized: boolean,
  lookup: LookupFunction | undefined,
): http.Agent {
  const options = { keepAlive: true, ...(lookup ? { lookup } : {}) };
  return secure ? new https.Agent({ ...options, rejectUnauthorized }) : new http.Agent(options);
}

/** Resolves names as Node does, and fails when one of the addresses is not public. */
const lookupPublic: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? [];
    if (error || !first) return callback(error ?? new Error('no address'), '', 4);
    if (addresses.some(({ address }) => isPrivate(address))) {
      return callback(Object.assign(new Error('private address'), { code: 'PRIVATE_ADDRESS' }), '', 4);
    }
    return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
  });
};

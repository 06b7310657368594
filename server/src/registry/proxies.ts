import { BlockList, isIP } from 'node:net';
import { isLoopback } from './hosts';
import { RegistryError } from './registry';

export interface ProxySettings {
  /** URL of a proxy for all registries, instead of those in the environment. */
  readonly proxy?: string;
  /** Hosts that are asked directly, in addition to the environment's NO_PROXY and in its notation. */
  readonly noProxy?: readonly string[];
  /** False: certificates are not checked. */
  readonly strictSSL?: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Which proxy to use for a URL, as curl and Go programs decide it; this machine itself is always asked directly.
 * @throws {RegistryError} `unreachable` when what is set is not a proxy's URL
 */
export function proxyFor(url: URL, settings: ProxySettings, environment: Environment): URL | undefined {
  if (isLoopback(url.hostname)) return undefined;
  const variable = (name: string) => environment[name.toLowerCase()] || environment[name] || undefined;
  const text =
    settings.proxy ||
    variable(url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY') ||
    variable('ALL_PROXY');
  if (!text) return undefined;
  const exceptions = [...(settings.noProxy ?? []), ...(variable('NO_PROXY') ?? '').split(/[\s,]+/)];
  if (exceptions.some((exception) => covers(exception.trim(), url))) return undefined;
  const spelled = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  const proxy = URL.canParse(spelled) ? new URL(spelled) : undefined;
  if (proxy && /^https?:$/.test(proxy.protocol)) return proxy;
  throw new RegistryError(
    'unreachable',
    `${url.host} was not asked, for the proxy in the settings or the environment is not the URL of an HTTP proxy.`,
  );
}

/** Whether an entry of NO_PROXY (`*`, `example.com`, `.example.com`, `host:5000`, `10.0.0.0/8`) covers a URL's host. */
function covers(exception: string, url: URL): boolean {
  if (exception === '') return false;
  if (exception === '*') return true;
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  const [address = '', prefix] = exception.split('/');
  if (prefix !== undefined) return inNetwork(host, address, Number(prefix));
  const withPort = /^(.*[^:]):(\d+)$/.exec(exception);
  if (withPort && isIP(exception) === 0) {
    const port = url.port || (url.protocol === 'https:' ? '443' : '80');
    if (withPort[2] !== port) return false;
  }
  const name = (withPort?.[1] && isIP(exception) === 0 ? withPort[1] : exception)
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/^\*?\./, '')
    .toLowerCase();
  return host === name || (isIP(host) === 0 && host.endsWith(`.${name}`));
}

function inNetwork(host: string, network: string, prefix: number): boolean {
  const family = isIP(network);
  const bits = family === 6 ? 128 : 32;
  if (family === 0 || isIP(host) !== family || !Number.isInteger(prefix) || prefix < 0 || prefix > bits) {
    return false;
  }
  const type = family === 6 ? 'ipv6' : 'ipv4';
  const list = new BlockList();
  list.addSubnet(network, prefix, type);
  return list.check(host, type);
}

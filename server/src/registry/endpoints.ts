import { endpointHost, isLoopback } from './hosts';
import { NetworkError } from './network-errors';
import type { Send } from './transport';

/** Finds out at which URL a registry answers. */
export class Endpoints {
  private readonly known = new Map<string, URL>();

  constructor(
    private readonly send: Send,
    private readonly isInsecure: (host: string) => boolean,
  ) {}

  /**
   * @param registry host as in references, checked
   * @returns https, except where the user allows plain http or the registry runs on this machine and speaks nothing else
   * @throws {RegistryError} when such a registry cannot be reached
   */
  async base(registry: string, signal: AbortSignal | undefined): Promise<URL> {
    const known = this.known.get(registry);
    if (known) return known;
    const secure = new URL(`https://${endpointHost(registry)}/v2/`);
    const found = this.mayBePlain(registry, secure) ? await this.tryBoth(secure, signal) : secure;
    this.known.set(registry, found);
    return found;
  }

  private mayBePlain(registry: string, url: URL): boolean {
    return isLoopback(url.hostname) || this.isInsecure(registry);
  }

  private async tryBoth(secure: URL, signal: AbortSignal | undefined): Promise<URL> {
    const ping = (url: URL) => this.send({ url, method: 'GET', headers: {}, limit: 64 * 1024, signal });
    try {
      await ping(secure);
      return secure;
    } catch (error) {
      if (!(error instanceof NetworkError) || error.isCertificate) throw error;
      const wrongPort = secure.port !== '' && /^(?:timeout|unreachable)$/.test(error.problem);
      if (wrongPort && !/^(?:ECONNRESET|EPIPE|PROXY)$/.test(error.code)) throw error;
      const plain = new URL(secure.href.replace(/^https/, 'http'));
      await ping(plain);
      return plain;
    }
  }
}

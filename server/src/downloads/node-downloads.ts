import { Connections } from '../registry/connections';
import type { ProxySettings } from '../registry/proxies';
import { createTransport } from '../registry/transport';
import type { Downloads } from './downloads';
import { outlookOf, sha256Of } from './files';
import { commitOf } from './git';
import { downloadError } from './problems';

export interface DownloadOptions {
  /**
   * Milliseconds: until the headers of an answer are there (10,000), between two pieces of it (30,000), and until all of it
   * is there (an hour).
   */
  readonly timeouts?: { readonly headers?: number; readonly idle?: number; readonly whole?: number };
  /** The editor's proxy settings; without them the environment's HTTPS_PROXY, HTTP_PROXY and NO_PROXY count. */
  readonly proxy?: ProxySettings;
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** Asks the servers that builds download from, with the client for registries underneath. Sends no credentials. */
export function createDownloads(options: DownloadOptions = {}): Downloads {
  const { proxy = {}, environment = process.env, timeouts = {} } = options;
  const { headers = 10_000, idle = 30_000, whole = 60 * 60_000 } = timeouts;
  const connections = new Connections({
    settings: proxy,
    environment,
    connectTimeout: headers,
    isInsecure: () => false,
  });
  const send = createTransport(connections, { headers, idle, whole });
  return {
    outlook: (file, { signal } = {}) => guarded(file.url, () => outlookOf(send, file, signal)),
    sha256: (file, question) => guarded(file.url, () => sha256Of(send, file, question)),
    commit: (place, { signal } = {}) => guarded(place.url, () => commitOf(send, place, signal)),
  };
}

/** Lets nothing but a DownloadError out. */
async function guarded<R>(url: string, work: () => Promise<R>): Promise<R> {
  try {
    return await work();
  } catch (error) {
    throw downloadError(error, URL.canParse(url) ? new URL(url).host : url);
  }
}

import type { RemoteImage } from '../image-facts';
import { Asker } from './asker';
import { Authorizer } from './authorization';
import { Connections } from './connections';
import { Contents } from './contents';
import { describeImage } from './describe';
import { Endpoints } from './endpoints';
import type { ProxySettings } from './proxies';
import { checkReference } from './reference';
import { type Question, type Registry, RegistryError, type RegistryReference } from './registry';
import { listTags } from './tags';
import { createTransport } from './transport';

export interface RegistryOptions {
  /** Hosts, with or without port, that may be asked over plain http or with a certificate that nobody vouches for. */
  readonly insecureRegistries?: readonly string[];
  /** Milliseconds per request, from its start: until the headers (10,000) and until the end (30,000). */
  readonly timeouts?: { readonly headers?: number; readonly whole?: number };
  /** The editor's proxy settings; without them the environment's HTTPS_PROXY, HTTP_PROXY and NO_PROXY count. */
  readonly proxy?: ProxySettings;
  /** Tells where logins and proxies are: HOME, DOCKER_CONFIG, REGISTRY_AUTH_FILE, XDG_RUNTIME_DIR, PATH and the like. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
  /** Told of broken files of logins and missing credential helpers, in a sentence, each once. */
  readonly onProblem?: (message: string) => void;
}

const defaultTagLimit = 10_000;

/** A client for OCI registries, with a memory of its own. Asks nobody before it is asked. */
export function createRegistry(options: RegistryOptions = {}): Registry {
  const { environment = process.env, clock = Date.now, timeouts, insecureRegistries = [] } = options;
  const insecure = new Set(insecureRegistries.map((host) => host.toLowerCase()));
  const isInsecure = (host: string) =>
    insecure.has(host.toLowerCase()) || insecure.has(host.toLowerCase().replace(/:\d+$/, ''));
  const patience = { headers: timeouts?.headers ?? 10_000, whole: timeouts?.whole ?? 30_000 };
  const connections = new Connections({
    settings: options.proxy ?? {},
    environment,
    connectTimeout: patience.headers,
    isInsecure,
  });
  const send = createTransport(connections, patience);
  const onProblem = once(options.onProblem ?? (() => undefined));
  const authorizer = new Authorizer({ send, environment, isInsecure, clock, onProblem });
  const asker = new Asker(send, new Endpoints(send, isInsecure), authorizer, clock);
  const contents = new Contents(asker);
  const now = () => new Date(clock()).toISOString();

  return {
    digest: guarded(async (reference, question: Question = {}): Promise<RemoteImage> => {
      // The question is what the tag names now, whatever the reference is pinned to.
      const asked = { ...reference, tag: reference.tag ?? 'latest', digest: undefined };
      const { digest, mediaType } = await contents.head(asked, question.signal);
      return { digest, checked: now(), mediaType, platforms: [] };
    }),
    describe: guarded(async (reference, question: Question = {}): Promise<RemoteImage> => {
      const { labels, ...description } = await describeImage(contents, reference, question.signal);
      return { ...description, checked: now(), ...(Object.keys(labels).length > 0 ? { labels } : {}) };
    }),
    tags: guarded((reference, question: Question & { readonly limit?: number } = {}) =>
      listTags(asker, reference, question.limit ?? defaultTagLimit, question.signal),
    ),
  };
}

/** Checks the reference first, and lets nothing but a RegistryError out: other errors may quote what is secret. */
function guarded<Q, R>(
  work: (reference: RegistryReference, question?: Q) => Promise<R>,
): (reference: RegistryReference, question?: Q) => Promise<R> {
  return async (reference, question) => {
    checkReference(reference);
    try {
      return await work(reference, question);
    } catch (error) {
      if (error instanceof RegistryError) throw error;
      throw new RegistryError('unreachable', `${reference.registry} could not be asked: check its name.`);
    }
  };
}

function once(tell: (message: string) => void): (message: string) => void {
  const told = new Set<string>();
  return (message) => {
    if (told.has(message)) return;
    told.add(message);
    tell(message);
  };
}

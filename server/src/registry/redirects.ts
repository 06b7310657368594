import { displayHost } from './hosts';
import { RegistryError } from './registry';
import type { HttpAnswer, HttpRequest, Send } from './transport';

const usualRedirects = 5;
/** Whether an answer sends elsewhere. */
export const isRedirect = ({ status }: HttpAnswer) => [301, 302, 303, 307, 308].includes(status);

/**
 * Sends a GET or HEAD request, follows redirects (registries keep layers and configurations elsewhere) and repeats
 * once what failed for the server's own reasons. Credentials never leave the origin that they were meant for.
 *
 * @param maxRedirects how many redirects are followed
 */
export async function follow(
  send: Send,
  request: HttpRequest,
  maxRedirects = usualRedirects,
): Promise<HttpAnswer> {
  let next = request;
  for (let redirects = 0; redirects <= maxRedirects; redirects++) {
    const answer = await sendTwice(send, next);
    if (!isRedirect(answer)) return answer;
    const target = targetOf(answer, displayHost(request.url.host));
    const sameOrigin = target.origin === next.url.origin;
    const { authorization: _, 'if-none-match': __, ...anonymous } = next.headers;
    next = {
      ...next,
      url: target,
      headers: sameOrigin ? next.headers : anonymous,
      // Once public, always public: a public server may not lead into the network that this runs in.
      publicOnly: next.publicOnly || (!sameOrigin && !answer.isPrivate),
    };
  }
  throw refused(displayHost(request.url.host), 'sends from one address to the next without end');
}

/** Repeats a request once, at once, when the server has a problem of its own. */
export async function sendTwice(send: Send, request: HttpRequest): Promise<HttpAnswer> {
  const answer = await send(request);
  return answer.status >= 500 ? send(request) : answer;
}

function targetOf({ url, headers }: HttpAnswer, host: string): URL {
  const { location } = headers;
  if (location === undefined || !URL.canParse(location, url.href)) {
    throw new RegistryError('bad-response', `${displayHost(url.host)} sends elsewhere without saying where.`);
  }
  const target = new URL(location, url);
  if (!/^https?:$/.test(target.protocol)) throw refused(host, 'sends to an address that is not of the web');
  if (url.protocol === 'https:' && target.protocol === 'http:') {
    throw refused(host, `sends to ${target.host} without encryption`);
  }
  target.username = '';
  target.password = '';
  target.hash = '';
  return target;
}

const refused = (host: string, what: string) =>
  new RegistryError('refused-redirect', `${host} ${what}, which was not followed.`);

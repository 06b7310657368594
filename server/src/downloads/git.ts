import { follow, isRedirect } from '../registry/redirects';
import type { HttpAnswer, Send } from '../registry/transport';
import { DownloadError, type RemoteRef } from './downloads';
import { choose, commandFor, refsIn } from './git-refs';
import { readPackets } from './pkt-line';
import { statusError } from './problems';

/** Bytes of a list of refs. Old servers list all they have: those of the largest public repositories are some megabytes. */
const maxRefs = 50_000_000;

/** Servers tell git from browsers by this. */
const agent = 'git/2 (dockerfile-hygiene)';

/**
 * The commit that a branch, a tag or HEAD names now, over the smart HTTP protocol (gitprotocol-http(5)) in whichever of its
 * versions the server speaks.
 * @throws {DownloadError}
 */
export async function commitOf(
  send: Send,
  { url, ref }: RemoteRef,
  signal: AbortSignal | undefined,
): Promise<string> {
  const base = url.replace(/\/+$/, '');
  const answer = await follow(send, {
    url: new URL(`${base}/info/refs?service=git-upload-pack`),
    method: 'GET',
    headers: { accept: '*/*', 'user-agent': agent, 'git-protocol': 'version=2' },
    limit: maxRefs,
    signal,
  });
  const { host } = answer.url;
  const repository = `the repository ${new URL(base).pathname}`;
  if (answer.status !== 200) throw statusError(answer, repository);
  const first = packetsOf(answer, 'advertisement');
  const command = commandFor(first, ref);
  const refs = refsIn(command === undefined ? first : await listed(send, answer, command, signal));
  const found = choose(refs, ref);
  if (found.commit !== undefined) return found.commit;
  const name = ref ?? 'HEAD';
  throw found.problem === 'ambiguous'
    ? new DownloadError('ambiguous', `${name} is a branch and a tag of ${repository} at ${host}: say which.`)
    : new DownloadError('not-found', `${host} has no ${name} in ${repository}.`);
}

/** Asks for refs in version 2 of the protocol, at the place that answered first. */
async function listed(
  send: Send,
  { url, isPrivate }: HttpAnswer,
  body: string,
  signal: AbortSignal | undefined,
) {
  const place = new URL(url);
  place.search = '';
  place.pathname = place.pathname.replace(/\/info\/refs$/, '/git-upload-pack');
  const answer = await send({
    url: place,
    method: 'POST',
    headers: {
      accept: 'application/x-git-upload-pack-result',
      'content-type': 'application/x-git-upload-pack-request',
      'user-agent': agent,
      'git-protocol': 'version=2',
    },
    body,
    limit: maxRefs,
    publicOnly: !isPrivate,
    signal,
  });
  if (isRedirect(answer) || answer.status !== 200) throw statusError(answer, 'its list of branches and tags');
  return packetsOf(answer, 'result');
}

function packetsOf({ url, headers, body }: HttpAnswer, what: 'advertisement' | 'result') {
  const packets = readPackets(body);
  const type = headers['content-type']?.replace(/;.*$/, '').trim();
  if (type === `application/x-git-upload-pack-${what}` && packets) return packets;
  throw new DownloadError(
    'bad-response',
    `${url.host} does not answer as a git server does: check the address.`,
  );
}

import { BlockList, isIP } from 'node:net';

/** The API of Docker Hub stands at another name than the one in references. */
const hubEndpoint = 'registry-1.docker.io';

/** Host that answers for a registry's name in references. */
export const endpointHost = (registry: string) => (registry === 'docker.io' ? hubEndpoint : registry);

/** Name of a host as users know it, for messages. */
export const displayHost = (host: string) => (host === hubEndpoint ? 'docker.io' : host);

/** Addresses that no public service has: RFC 6890 and its successors in IANA's special-purpose registries. */
const notPublic = new BlockList();
const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  notPublic.addSubnet(net, prefix);
}
for (const [net, prefix] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  notPublic.addSubnet(net, prefix, 'ipv6');
}

const withoutBrackets = (hostname: string) => hostname.replace(/^\[(.*)\]$/, '$1').toLowerCase();
const isLocalName = (hostname: string) => /(?:^|\.)localhost\.?$/i.test(hostname);

function listed(list: BlockList, address: string): boolean {
  const family = isIP(address);
  return family !== 0 && list.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/** @param hostname of a URL (IPv6 in brackets) or an address; true when it names this machine without asking anybody */
export function isLoopback(hostname: string): boolean {
  const bare = withoutBrackets(hostname);
  return isLocalName(bare) || listed(loopback, bare);
}

/** Whether a hostname by itself, or an address, leads into a private network or this machine. Names are not resolved. */
export function isPrivate(hostname: string): boolean {
  const bare = withoutBrackets(hostname);
  return isLocalName(bare) || listed(notPublic, bare);
}

/**
 * Whether two hostnames most likely belong to one owner: equal, or equal in their last two labels (three below public
 * suffixes as `co.uk`). Addresses only when equal.
 */
export function sameOwner(a: string, b: string): boolean {
  const [x, y] = [withoutBrackets(a), withoutBrackets(b)];
  if (x === y) return true;
  if (isIP(x) !== 0 || isIP(y) !== 0) return false;
  const domain = registrableDomain(x);
  return domain !== undefined && domain === registrableDomain(y);
}

function registrableDomain(hostname: string): string | undefined {
  const labels = hostname.replace(/\.$/, '').split('.');
  const [second = '', top = ''] = labels.slice(-2);
  const needed = top.length === 2 && second.length <= 3 && labels.length > 2 ? 3 : 2;
  return labels.length < needed ? undefined : labels.slice(-needed).join('.');
}

import type { ComposePort, ComposeService } from '../../compose/model';

/** Addresses of this machine alone. */
const loopback = /^(?:127\.|::1$|localhost$|0:0:0:0:0:0:0:1$)/i;

/** Ports of the service that whoever reaches the machine reaches: published on every address of it. */
export function openPorts({ ports, networkMode }: ComposeService): ComposePort[] {
  // Without a network of its own nothing is published, and what the host's network shows depends on the program.
  if (networkMode !== undefined && !/^(?:bridge|default)$/.test(networkMode)) return [];
  return ports.filter(({ hostAddress }) => isEverywhere(hostAddress));
}

/** An address that a variable decides may be any: nothing is said of it. */
function isEverywhere(address: string | undefined): boolean {
  if (address === undefined || address === '') return true;
  return !loopback.test(address) && /^(?:0\.0\.0\.0|::|\*|0:0:0:0:0:0:0:0)$/.test(address);
}

/** True when the container's port, or its range, holds the number. */
export function reaches({ target }: ComposePort, number: number): boolean {
  const [from, to = from] = (target ?? '').split('-').map(Number);
  return from !== undefined && to !== undefined && from <= number && number <= to;
}

/** How ports that are open are published, as half a sentence. */
export function publishedHow(ports: readonly ComposePort[]): string {
  return ports.every(({ published }) => published === undefined)
    ? 'it is published on a port of the engine’s choice, on all interfaces'
    : 'it is published on all interfaces';
}

/** A packet of git's protocol: its payload, or one of the packets without. */
export type Packet = Buffer | 'flush' | 'delimiter' | 'end';

const withoutPayload: Readonly<Record<number, Packet>> = { 0: 'flush', 1: 'delimiter', 2: 'end' };

/**
 * Reads packets (gitprotocol-common(5)): four hex digits that count themselves too, then the payload.
 * @returns undefined when the bytes are not packets to the end
 */
export function readPackets(bytes: Buffer): readonly Packet[] | undefined {
  const packets: Packet[] = [];
  for (let at = 0; at < bytes.length; ) {
    const head = bytes.toString('latin1', at, at + 4);
    if (!/^[0-9a-f]{4}$/i.test(head)) return undefined;
    const length = Number.parseInt(head, 16);
    const special = withoutPayload[length];
    if (special === undefined && (length < 4 || at + length > bytes.length)) return undefined;
    packets.push(special ?? bytes.subarray(at + 4, at + length));
    at += special === undefined ? length : 4;
  }
  return packets;
}

/** A packet with a line of ASCII. */
export const packet = (line: string): string => `${(line.length + 5).toString(16).padStart(4, '0')}${line}\n`;

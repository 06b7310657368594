import type { TextEdit } from '../edits/edit';
import { below, blanks, columnAfterDash, intoFlow } from './layout';
import type { ComposeFile, ComposePort } from './model';

/** Binds a published port to an address of the host. */
export function bindPort(file: ComposeFile, port: ComposePort, address: string): TextEdit[] | undefined {
  const { text } = file;
  const { span, form, quote, own } = port;
  if (!own) return undefined;
  const written = text.slice(span.start, span.end);
  if (form === 'short') {
    const start = span.start + (quote ? 1 : 0);
    const content = written.slice(quote ? 1 : 0, quote ? -1 : undefined);
    const any = /^(?:0\.0\.0\.0|\[?::\]?|\*)(?=:)/.exec(content)?.[0];
    if (any !== undefined) return [{ span: { start, end: start + any.length }, newText: address }];
    if (port.hostAddress !== undefined) return undefined;
    // A variable that nothing is known of may hold an address as well.
    if (/^\$(?:[A-Za-z_]|\{\w+(?:\}|:?\?))/.test(content)) return undefined;
    // Without a port of the host the engine chooses one, also at one address.
    const colons = port.published === undefined ? '::' : ':';
    return [{ span: { start, end: start }, newText: `${address}${colons}` }];
  }
  const host = /\bhost_ip[ \t]*:[ \t]*(["']?)(?:0\.0\.0\.0|::)\1/.exec(written);
  if (host) {
    const start = span.start + host.index;
    return [{ span: { start, end: start + host[0].length }, newText: `host_ip: ${address}` }];
  }
  if (port.hostAddress !== undefined) return undefined;
  if (written.startsWith('{')) return intoFlow(text, span, `host_ip: ${address}`);
  const column = columnAfterDash(text, span.start);
  return column === undefined ? undefined : [below(file, span.end, [`${blanks(column)}host_ip: ${address}`])];
}

import type { Value } from '../../provenance/value';
import { movesByName } from './download-names';

/** Whether an address may give another file tomorrow: the network says which version it is, or nothing does. */
export function addressMoves(url: Value): boolean {
  return url.fetches.length > 0 || movesByName(url.text) || /_\d+\.x(?:[?#].*)?$/.test(url.text);
}

/** A sentence that says so, with a blank in front; empty for an address that stands still. */
export function movingText(url: Value): string {
  if (!addressMoves(url)) return '';
  return url.fetches.length > 0
    ? ' Which version it is, a server says during the build, so each build may get another one.'
    : ' The address names no version, so each build may get another one.';
}

/**
 * The end of a repair's title that leaves a checksum open: what the build does until it is there, and that it does so again
 * where the address moves.
 *
 * @param what what is to be filled in: `its SHA-256`
 */
export function untilFilledIn(what: string, url: Value | undefined): string {
  const again = url && addressMoves(url) ? ', and again whenever the file changes there' : '';
  return `: the build stops until you fill in ${what}${again}`;
}

/**
 * Bytes that apt keeps of package indexes in /var/lib/apt/lists of an official image, where it packs them with LZ4, as
 * `Acquire::GzipIndexes` tells it to. Measured on Debian 12 and 13, 2026-11-21: 0.37 of the text, and the signed lists of
 * checksums beside them.
 * @param textBytes of the indexes, unpacked
 */
export function keptAs(textBytes: number): number {
  return Math.round(0.37 * textBytes) + 350_000;
}

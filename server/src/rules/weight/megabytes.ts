/** Bytes for people: `184 MB`, `2.4 GB`, `0.6 MB`; MB is 1,000,000 bytes, as registries and engines count. */
export function megabytes(bytes: number): string {
  if (bytes >= 999_500_000) return `${(bytes / 1_000_000_000).toFixed(1)} GB`;
  const mega = bytes / 1_000_000;
  return `${mega >= 9.95 ? Math.round(mega) : Number(mega.toFixed(1))} MB`;
}

const day = 24 * 60 * 60 * 1000;

/** A size in bytes as registries and engines print it: `48.5 MB`, decimal. */
export function sizeOf(bytes: number): string {
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** An ISO 8601 time to the minute: `2026-11-21 14:50 UTC`. */
export function timeOf(iso: string): string {
  const time = new Date(iso);
  return Number.isNaN(time.getTime())
    ? plainText(iso)
    : `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/**
 * When something was built: `12 days ago, on 2026-11-09`.
 * @returns undefined when the time cannot be true: reproducible builds write the epoch or another fixed day
 */
export function ageOf(iso: string, now: Date): string | undefined {
  const time = new Date(iso);
  // Nobody built a container image before 2013.
  if (Number.isNaN(time.getTime()) || time.getUTCFullYear() < 2013 || time > now) return undefined;
  const days = Math.floor((now.getTime() - time.getTime()) / day);
  const ago = days === 0 ? 'today' : days === 1 ? 'yesterday' : `${days} days ago`;
  return `${ago}, on ${time.toISOString().slice(0, 10)}`;
}

/** Text from elsewhere for Markdown: one line, and no mark-up, link or HTML of its own. */
export function plainText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 500)
    .replace(/[\\`*_{}[\]()<>#+!|~&$:]/g, '\\$&');
}

import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folder that keeps what is fetched for later runs, as the system wants it. */
export function cacheFolder(
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): string {
  const { XDG_CACHE_HOME: chosen, LOCALAPPDATA: local } = environment;
  const name = 'dockerfile-hygiene';
  if (chosen?.startsWith('/')) return join(chosen, name);
  if (platform === 'win32' && local) return join(local, name, 'Cache');
  return platform === 'darwin' ? join(homedir(), 'Library', 'Caches', name) : join(homedir(), '.cache', name);
}

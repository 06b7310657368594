import { fileURLToPath, pathToFileURL } from 'node:url';
import { contextFolder } from './context-folder';
import type { BuildContextFacts } from './facts';
import { readContext } from './read-context';

/** Longer than this nobody's disk is kept busy (milliseconds); what was read by then is told, as a lower bound. */
const longest = 20_000;

/**
 * Finds and reads the build context of a Dockerfile on this machine.
 * @param document the Dockerfile's `file:` URI
 * @param places `file:` URIs of folders that may be the context, nearest first
 * @param copied what the Dockerfile takes from it by name
 * @returns undefined when no folder has all of it
 */
export async function fileContextReader(
  document: string,
  places: readonly string[],
  copied: readonly string[],
): Promise<{ folder: string; facts: BuildContextFacts; ignoreText: string } | undefined> {
  const folder = await contextFolder(
    places.map((place) => fileURLToPath(place)),
    copied,
  );
  if (folder === undefined) return undefined;
  const end = Date.now() + longest;
  const read = await readContext(folder, fileURLToPath(document), () => Date.now() > end);
  return { folder: pathToFileURL(folder).href, ...read };
}

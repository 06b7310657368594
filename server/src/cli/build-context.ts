import { contextFolder } from '../build-context/context-folder';
import { copiedFromContext } from '../build-context/copied';
import type { BuildContextFacts } from '../build-context/facts';
import { readContext } from '../build-context/read-context';
import { parseDockerfile } from '../syntax';

/**
 * Reads what lies in the build context of a Dockerfile that copies it as a whole.
 * @param place absolute path of the Dockerfile
 * @param folders absolute paths of folders that may be the context, nearest first
 * @returns undefined where it does not matter, no folder fits, or it cannot be read
 */
export async function buildContextOf(
  place: string,
  text: string,
  folders: readonly string[],
): Promise<BuildContextFacts | undefined> {
  const { whole, names } = copiedFromContext(parseDockerfile(text));
  const folder = whole ? await contextFolder(folders, names) : undefined;
  if (folder === undefined) return undefined;
  return readContext(folder, place).then(
    ({ facts }) => facts,
    () => undefined,
  );
}

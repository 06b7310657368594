import { access } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The folder that is the build context of a Dockerfile, where nobody says which one is: the nearest that has everything
 * which the Dockerfile copies.
 * @param folders absolute paths, nearest first
 * @param copied names that COPY and ADD take from the context, without patterns and unknown parts
 * @returns undefined when none has all of them, or nothing is named that would tell a folder from the one above it
 */
export async function contextFolder(
  folders: readonly string[],
  copied: readonly string[],
): Promise<string | undefined> {
  const telling = copied.filter((name) => !/^[./]*$/.test(name));
  // A Dockerfile that names nothing is most often built in its own folder.
  if (telling.length === 0) return folders[0];
  for (const folder of folders) {
    const there = await Promise.all(
      telling.map((name) =>
        access(join(folder, name)).then(
          () => true,
          () => false,
        ),
      ),
    );
    if (there.every(Boolean)) return folder;
  }
  return undefined;
}

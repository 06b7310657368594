import { copyFile, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How the Dockerfile reaches the engine. */
export interface DockerfileInput {
  /** What to give as `--file`. */
  readonly file: string;
  /** What to write to the standard input; undefined for nothing. */
  readonly stdin?: string;
  readonly ignoreFile?: string;
  /** Where the engine writes the image's id. */
  readonly idFile: string;
  /** Removes everything that was made for the build. Never rejects. */
  dispose(): Promise<void>;
}

/**
 * Prepares what is in the editor for an engine.
 *
 * A saved file is built as it lies. Other text goes through the standard input, so that nothing has to be saved; but an
 * ignore file that belongs to this Dockerfile (`Dockerfile.dockerignore` beside it) would not be honoured then, so with
 * one of those both are copied to a temporary folder.
 *
 * @param path absolute path of the Dockerfile; undefined for text that has none.
 * @param unsaved the text to build, where it differs from what is saved.
 */
export async function dockerfileInput(
  path: string | undefined,
  unsaved: string | undefined,
): Promise<DockerfileInput> {
  const folder = await mkdtemp(join(tmpdir(), 'dockerfile-hygiene-'));
  const rest = {
    idFile: join(folder, 'image-id'),
    dispose: () => rm(folder, { recursive: true, force: true }).catch(() => undefined),
  };
  if (path !== undefined && unsaved === undefined) return { file: path, ...rest };
  const text = unsaved ?? '';
  const ownIgnore = path === undefined ? undefined : `${path}.dockerignore`;
  if (ownIgnore === undefined || !(await exists(ownIgnore))) return { file: '-', stdin: text, ...rest };
  const copy = join(folder, 'Dockerfile');
  await writeFile(copy, text);
  await copyFile(ownIgnore, `${copy}.dockerignore`);
  return { file: copy, ignoreFile: ownIgnore, ...rest };
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

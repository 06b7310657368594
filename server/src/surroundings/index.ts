import { bakeImages } from './bake';
import { composeImages } from './compose';
import { remoteOwners, virtualOwner } from './owners';

export { buildFiles } from './files';

/** Texts of a folder that tell which images are the user's own. */
export interface SurroundingTexts {
  /** URI of the folder; that of a virtual workspace names an owner itself. */
  readonly folderUri?: string;
  /** Text of the configuration of the git repository that the folder lies in. */
  readonly gitConfig?: string | undefined;
  /** Compose and bake files; the name tells which, and may have folders in front. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
}

/** What those texts say. */
export interface OwnImages {
  /** Lower-cased owners of the repository: namespaces of images that are the user's own. */
  readonly owners: readonly string[];
  /** Images and named build contexts that are built here, as they are written. */
  readonly localImages: readonly string[];
}

/** Reads what tells the user's own images. Any text gives a result; what cannot be read says nothing. */
export function readSurroundings({ folderUri, gitConfig, files }: SurroundingTexts): OwnImages {
  const virtual = folderUri === undefined ? undefined : virtualOwner(folderUri);
  return {
    owners: virtual === undefined ? remoteOwners(gitConfig ?? '') : [virtual],
    localImages: [...new Set(files.flatMap(({ name, text }) => imagesOf(name, text)))],
  };
}

function imagesOf(path: string, text: string): readonly string[] {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  const bake = /^docker-bake.*\.(hcl|json)$/.exec(name);
  if (bake) return bakeImages(text, bake[1] === 'json');
  return /^(?:docker-)?compose.*\.ya?ml$/.test(name) ? composeImages(text) : [];
}

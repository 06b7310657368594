import type { WorkspaceFolder } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import type { Surroundings } from '../policy/policy';
import type { SurroundingsParams } from '../protocol';
import { type OwnImages, readSurroundings } from '../surroundings';

/** The workspace's folders, and what the client told of them. */
export class Folders {
  private uris: readonly string[] = [];
  /** By URI of the folder, without a closing `/`. */
  private told: ReadonlyMap<string, OwnImages> = new Map();

  set(folders: readonly WorkspaceFolder[]): void {
    this.uris = folders.map(({ uri }) => trimmed(uri));
  }

  change(added: readonly WorkspaceFolder[], removed: readonly WorkspaceFolder[]): void {
    const gone = new Set(removed.map(({ uri }) => trimmed(uri)));
    this.uris = [...this.uris.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => trimmed(uri))];
  }

  /** Takes in what the client read; everything it told before is forgotten. */
  tell({ folders }: SurroundingsParams): void {
    this.told = new Map(
      folders.map(({ uri, gitConfig, files }) => [
        trimmed(uri),
        readSurroundings({ folderUri: uri, gitConfig: gitConfig ?? undefined, files }),
      ]),
    );
  }

  /**
   * URI of the innermost workspace folder a document lies in, without a closing `/`. An untitled document lies in the
   * only folder when there is just one.
   */
  of(uri: string): string | undefined {
    const inside = this.uris.filter((folder) => uri.startsWith(`${folder}/`));
    if (inside.length > 0) return inside.reduce((a, b) => (b.length > a.length ? b : a));
    return uri.startsWith('untitled:') && this.uris.length === 1 ? this.uris[0] : undefined;
  }

  /** What the linter is told about a document's place. */
  surroundingsOf(uri: string): Surroundings {
    const folder = this.of(uri);
    const told = folder === undefined ? undefined : this.told.get(folder);
    return { path: pathFrom(folder, uri), owners: told?.owners ?? [], localImages: told?.localImages ?? [] };
  }
}

function trimmed(uri: string): string {
  return uri.replace(/\/+$/, '');
}

/** The path from the folder on, its own name first: what lies above is the machine's, and says nothing of the document. */
function pathFrom(folder: string | undefined, uri: string): string {
  const path = pathOf(uri);
  if (folder === undefined) return path;
  const top = pathOf(folder);
  return path.startsWith(`${top}/`) ? path.slice(top.lastIndexOf('/')) : path;
}

/** A URI that cannot be parsed is used as it stands: a document must not be lost for its address. */
function pathOf(uri: string): string {
  try {
    return URI.parse(uri).path;
  } catch {
    return uri;
  }
}

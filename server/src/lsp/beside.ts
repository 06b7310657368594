import type { TextDocuments, WorkspaceEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { addToCompose, isOfDockerfile, newComposeFile } from '../compose/add-service';
import type { ComposeAddition } from '../compose/addition';
import { parseCompose } from '../compose/parse';
import { replaceBuild } from '../compose/replace-build';
import { folderOf } from '../policy/discover';
import { LineIndex } from '../syntax/lines';
import { textEdits } from './convert';
import type { ReadFile } from './read-file';
import type { ClientAbilities } from './session';
import { type DocumentEdit, workspaceEdits } from './workspace-edit';

/** What compose files are called, in the order in which compose looks for them. */
const composeNames = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];

/** A compose file as it is now: in the editor where it is open there, else on disk. */
export interface NearbyCompose {
  readonly uri: string;
  readonly text: string;
  readonly version: number | null;
}

/** Finds the compose file that a Dockerfile belongs to: in its folder, else in the nearest folder above it. */
export class ComposeFiles {
  constructor(
    private readonly documents: TextDocuments<TextDocument>,
    /** Folders that are looked at, nearest first. */
    private readonly places: (document: string) => readonly string[],
    private readonly read: ReadFile,
  ) {}

  /** Undefined when there is none. Never rejects. */
  async nearest(document: string): Promise<NearbyCompose | undefined> {
    const uris = this.places(document).flatMap((place) => composeNames.map((name) => `${place}/${name}`));
    const found = await Promise.all(uris.map((uri) => this.at(uri)));
    return found.find((file) => file !== undefined);
  }

  private async at(uri: string): Promise<NearbyCompose | undefined> {
    const open = this.documents.get(uri);
    if (open) return { uri, text: open.getText(), version: open.version };
    const text = await this.read(uri);
    return text === undefined ? undefined : { uri, text, version: null };
  }
}

/** What a repair does to the compose file, and what that file is called. */
export interface BesideEdit {
  readonly edit: WorkspaceEdit;
  readonly fileName: string;
}

/**
 * The changes of a repair that writes into the compose file beside a Dockerfile: into the one that is there, else into a new one
 * in the Dockerfile's folder. Undefined where the file does not allow it or the client cannot do it.
 */
export function besideEdit(
  dockerfile: DocumentEdit,
  addition: ComposeAddition,
  compose: NearbyCompose | undefined,
  abilities: ClientAbilities,
): BesideEdit | undefined {
  if (dockerfile.uri.startsWith('untitled:')) return undefined;
  const change = compose ? intoExisting(dockerfile.uri, addition, compose) : asNew(dockerfile.uri, addition);
  if (!change) return undefined;
  const edit = workspaceEdits([...(dockerfile.edits.length > 0 ? [dockerfile] : []), change], abilities);
  return edit && { edit, fileName: nameOf(change.uri) };
}

function intoExisting(
  document: string,
  addition: ComposeAddition,
  { uri, text, version }: NearbyCompose,
): DocumentEdit | undefined {
  const folder = folderOf(uri);
  const builds = parseCompose(text).services.flatMap(({ name, build }) => {
    const context = build && (build.context?.value ?? (build.context ? undefined : '.'));
    const file = build && (build.dockerfile?.value ?? (build.dockerfile ? undefined : 'Dockerfile'));
    return context !== undefined && file !== undefined && !build?.inline ? [{ name, context, file }] : [];
  });
  const application = builds.find(
    ({ context, file }) => decoded(resolved(resolved(folder, context), file)) === decoded(document),
  );
  const context = application?.context ?? relative(folder, folderOf(document));
  const edits =
    application && isOfDockerfile(addition)
      ? replaceBuild(text, addition, application.name, context)
      : addToCompose(text, addition, application?.name, context);
  return edits && { uri, version, edits: textEdits(new LineIndex(text), edits) };
}

function asNew(document: string, addition: ComposeAddition): DocumentEdit {
  const name = decoded(nameOf(document));
  const text = newComposeFile(addition, {
    context: '.',
    dockerfile: name === 'Dockerfile' ? undefined : name,
  });
  const start = { line: 0, character: 0 };
  return {
    uri: `${folderOf(document)}/${composeNames[0]}`,
    version: null,
    edits: [{ range: { start, end: start }, newText: text }],
    create: true,
  };
}

/** A path from a folder's URI on. */
function resolved(folder: string, path: string): string {
  if (path.startsWith('/')) return `file://${path}`;
  const parts = folder.split('/');
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** The way from a folder down to one in it. */
function relative(from: string, to: string): string {
  return to.startsWith(`${from}/`) ? `./${decoded(to.slice(from.length + 1))}` : '.';
}

function nameOf(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

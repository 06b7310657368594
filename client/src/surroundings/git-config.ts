import * as vscode from 'vscode';
import { readWorkspaceFile } from '../read-file';
import { withoutSecrets } from './without-secrets';

/** How far above a workspace folder its repository is looked for. */
const mostParents = 6;
/** Larger configurations are not read; in bytes. */
const largest = 256 * 1024;

/**
 * The configuration of the git repository that a folder lies in, as far as it names remotes; null when there is none to
 * read.
 */
export async function gitConfigOf(folder: vscode.Uri): Promise<string | null> {
  // A virtual workspace has no `.git`, and each try would be a request.
  if (folder.scheme !== 'file' && folder.scheme !== 'vscode-remote') return null;
  let place = folder;
  for (let up = 0; up < mostParents; up++) {
    const config = await configIn(place);
    if (config !== null) return withoutSecrets(config);
    const parent = vscode.Uri.joinPath(place, '..');
    if (parent.path === place.path) break;
    place = parent;
  }
  return null;
}

/** A linked work tree or submodule has a file `.git` that says where it is. */
async function configIn(folder: vscode.Uri): Promise<string | null> {
  const direct = await readWorkspaceFile(vscode.Uri.joinPath(folder, '.git', 'config'), largest);
  if (direct !== null) return direct;
  const pointer = /^gitdir:\s*(.+)$/m.exec(
    (await readWorkspaceFile(vscode.Uri.joinPath(folder, '.git'), 4096)) ?? '',
  )?.[1];
  if (!pointer) return null;
  const path = pointer.trim().replace(/\\/g, '/');
  const absolute = /^(?:\/|[A-Za-z]:\/)/.test(path);
  const gitFolder = absolute
    ? folder.with({ path: path.startsWith('/') ? path : `/${path}` })
    : vscode.Uri.joinPath(folder, path);
  return (
    (await readWorkspaceFile(vscode.Uri.joinPath(gitFolder, 'config'), largest)) ??
    // A work tree's folder lies in `worktrees/<name>` of the repository's.
    readWorkspaceFile(vscode.Uri.joinPath(gitFolder, '..', '..', 'config'), largest)
  );
}

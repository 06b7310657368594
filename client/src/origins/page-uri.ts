import * as vscode from 'vscode';

/** Of the read-only documents that tell where images come from. */
export const scheme = 'dockerfile-hygiene-provenance';

/** The address of the page about a Dockerfile. Its path is what the tab shows. */
export function pageUri(source: vscode.Uri): vscode.Uri {
  const name = source.path.slice(source.path.lastIndexOf('/') + 1);
  return vscode.Uri.from({ scheme, path: `/Provenance of ${name}.md`, query: source.toString() });
}

/** The Dockerfile that a page is about. */
export function sourceOf(page: vscode.Uri): vscode.Uri {
  return vscode.Uri.parse(page.query);
}

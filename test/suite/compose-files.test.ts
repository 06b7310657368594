import * as vscode from 'vscode';
import * as assert from './assert';
import { findingOf, openFile, writeFile } from './editor';

const text = 'services:\n  web:\n    image: nginx # all of it\n  app:\n    build: .\n';

describe('compose files of a workspace', () => {
  it('are known by their names, and lead to the Dockerfiles that they build', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    if (!folder) throw new Error('a folder is open');
    const uri = await writeFile(folder, 'compose.test.yaml', text);
    try {
      const document = await openFile(uri);
      assert.equal(document.languageId, 'dockercompose');
      await findingOf(document, 'floating-base');
      const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
        'vscode.executeLinkProvider',
        uri,
      );
      assert.ok(links.some(({ target }) => target?.path.endsWith('/Dockerfile')));
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uri,
        new vscode.Range(2, 12, 2, 12),
      );
      const fix = actions.find(({ title }) => title.startsWith('Use nginx:'));
      assert.ok(fix?.edit);
      await vscode.workspace.applyEdit(fix.edit);
      assert.ok(/image: nginx:\d[\d.]* # all of it\n/.test(document.getText()));
    } finally {
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await vscode.workspace.fs.delete(uri);
    }
  });
});

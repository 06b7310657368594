import * as vscode from 'vscode';
import * as assert from './assert';
import { eventually, findingOf, findingsWhen, hoverText, openText } from './editor';

describe('commands', () => {
  it('Fix All Safe Findings leaves a file alone that has nothing safe to fix', async () => {
    const text = 'FROM debian:bookworm-slim\nRUN curl https://example.com/i.sh | bash\n';
    const document = await openText(text);
    await findingOf(document, 'remote-script');
    await vscode.commands.executeCommand('dockerfileHygiene.fixAll');
    assert.equal(document.getText(), text);
  });

  it('Restart Server: findings come back', async () => {
    const document = await openText('FROM debian:latest\n');
    await findingOf(document, 'floating-base');
    const restarted = vscode.commands.executeCommand('dockerfileHygiene.restartServer');
    await restarted;
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(1, 0), 'RUN curl https://example.com/i.sh | bash\n');
    await vscode.workspace.applyEdit(edit);
    await findingsWhen(document, (ids) => ids.includes('floating-base') && ids.includes('remote-script'));
  });

  it('Show Image Provenance: a page that follows the text', async () => {
    const scheme = 'dockerfile-hygiene-provenance';
    const document = await openText('FROM debian:bookworm-slim AS app\nCOPY first.conf /etc/\n');
    await vscode.commands.executeCommand('dockerfileHygiene.showProvenance', document.uri);
    const page = await vscode.workspace.openTextDocument(
      vscode.Uri.from({
        scheme,
        path: `/Provenance of ${document.uri.path.replace(/^.*\//, '')}.md`,
        query: document.uri.toString(),
      }),
    );
    assert.ok(page.getText().includes('`first.conf`'), page.getText());
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(2, 0), 'COPY second.conf /etc/\n');
    await vscode.workspace.applyEdit(edit);
    await eventually(
      () => (page.getText().includes('`first.conf`, `second.conf`') ? true : undefined),
      () => page.getText(),
    );
    assert.ok((await hoverText(document, new vscode.Position(0, 28))).includes('brings in'));
  });

  it('Show Output works', async () => {
    await vscode.commands.executeCommand('dockerfileHygiene.showOutput');
  });
});

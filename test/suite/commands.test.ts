import * as vscode from 'vscode';
import * as assert from './assert';
import { findingOf, findingsWhen, openText } from './editor';

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

  it('Show Output works', async () => {
    await vscode.commands.executeCommand('dockerfileHygiene.showOutput');
  });
});

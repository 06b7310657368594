import * as vscode from 'vscode';
import * as assert from './assert';
import { extensionId, findingOf, openText } from './editor';

describe('activation', () => {
  const extension = vscode.extensions.getExtension(extensionId);
  it('is installed', () => assert.ok(extension));

  it('does not happen for other files, even when the workspace has a Dockerfile', async () => {
    await openText('plain text', 'plaintext');
    assert.equal(extension?.isActive, false);
  });

  it('happens when a Dockerfile opens', async () => {
    const document = await openText('FROM debian:latest\n');
    await findingOf(document, 'floating-base');
    assert.equal(extension?.isActive, true);
  });

  it('brings every command', async () => {
    const commands = await vscode.commands.getCommands(true);
    for (const name of ['buildImage', 'fixAll', 'explainRule', 'showOutput', 'restartServer'])
      assert.ok(commands.includes(`dockerfileHygiene.${name}`), name);
  });
});

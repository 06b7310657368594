import * as vscode from 'vscode';
import * as assert from './assert';
import { findingOf, findingsWhen, folder, openFile, rules, writeFile } from './editor';

describe('multi-root workspace', () => {
  it('judges each folder by its own settings', async () => {
    // second/.vscode/settings.json turns floating-base off.
    const first = await openFile(await writeFile(folder('first'), 'Dockerfile', 'FROM debian:latest\n'));
    await findingOf(first, 'floating-base');
    const text = 'FROM somebody-nobody-knows/debian:latest\n';
    const second = await openFile(await writeFile(folder('second'), 'Dockerfile', text));
    await findingOf(second, 'untrusted-base');
    assert.deepEqual(rules(second), ['untrusted-base']);
  });

  it('judges each folder by its own policy file', async () => {
    const policy = await writeFile(
      folder('first'),
      '.dockerfile-hygiene.json',
      '{\n  // ours\n  "trust": { "images": ["docker.io/somebody-nobody-knows/*"] }\n}\n',
    );
    try {
      const text = 'FROM somebody-nobody-knows/tool:1.2\n';
      const second = await openFile(await writeFile(folder('second'), 'Dockerfile', text));
      await findingOf(second, 'untrusted-base');
      const first = await openFile(
        await writeFile(folder('first'), 'policy.Dockerfile', `${text}FROM debian:latest\n`),
      );
      await findingsWhen(first, (ids) => ids.join() === 'floating-base');
    } finally {
      await vscode.workspace.fs.delete(policy);
    }
  });

  it('follows a changed setting', async () => {
    const document = await openFile(await writeFile(folder('first'), 'Dockerfile', 'FROM debian:latest\n'));
    await findingOf(document, 'floating-base');
    const settings = vscode.workspace.getConfiguration('dockerfileHygiene', folder('first').uri);
    await settings.update('rules', { 'floating-base': 'error' }, vscode.ConfigurationTarget.WorkspaceFolder);
    try {
      await findingsWhen(document, () => {
        const [finding] = vscode.languages.getDiagnostics(document.uri).filter((d) => d.source === 'hygiene');
        return finding?.severity === vscode.DiagnosticSeverity.Error;
      });
      await settings.update('enable', false, vscode.ConfigurationTarget.WorkspaceFolder);
      await findingsWhen(document, (ids) => ids.length === 0);
    } finally {
      await settings.update('enable', undefined, vscode.ConfigurationTarget.WorkspaceFolder);
      await settings.update('rules', undefined, vscode.ConfigurationTarget.WorkspaceFolder);
    }
    await findingOf(document, 'floating-base');
  });

  it('knows the images that a compose file of the folder builds, once it is written', async () => {
    const text = 'FROM somebody-nobody-knows/base:1.2\n';
    const document = await openFile(await writeFile(folder('first'), 'Dockerfile', text));
    await findingOf(document, 'untrusted-base');
    const compose = await writeFile(
      folder('first'),
      'deploy/compose.yaml',
      'services:\n  base:\n    build: ../base\n    image: somebody-nobody-knows/base:1.2\n',
    );
    try {
      await findingsWhen(document, (ids) => ids.length === 0);
    } finally {
      await vscode.workspace.fs.delete(compose);
    }
    await findingOf(document, 'untrusted-base');
  });

  it('recognises every usual name of a Dockerfile', async () => {
    for (const name of [
      'Dockerfile.dev',
      'app.Dockerfile',
      'web.dockerfile',
      'Containerfile',
      'Containerfile.dev',
    ]) {
      const uri = await writeFile(folder('first'), `names/${name}`, 'FROM debian:latest\n');
      const document = await openFile(uri);
      assert.equal(document.languageId, 'dockerfile', name);
      await findingOf(document, 'floating-base');
    }
  });
});

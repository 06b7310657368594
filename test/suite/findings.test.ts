import * as vscode from 'vscode';
import * as assert from './assert';
import { findingOf, findings, findingsWhen, hoverText, openText, ruleOf, rules } from './editor';

/** One Dockerfile per rule, with the text that the finding must stand on. */
const cases: readonly { rule: string; text: string; on: string }[] = [
  {
    rule: 'untrusted-base',
    text: 'FROM somebody-nobody-knows/python-web:3.11\nCMD ["python"]\n',
    on: 'somebody-nobody-knows/python-web',
  },
  { rule: 'floating-base', text: 'FROM debian:latest\nCMD ["sh"]\n', on: 'latest' },
  {
    rule: 'third-party-repository',
    text: 'FROM debian:bookworm-slim\nRUN echo "deb [signed-by=/usr/share/keyrings/n.gpg] http://nginx.org/packages/debian bookworm nginx" > /etc/apt/sources.list.d/nginx.list\n',
    on: 'nginx.org',
  },
  {
    rule: 'remote-script',
    text: 'FROM debian:bookworm-slim\nRUN curl -fsSL https://example.com/install.sh | sh\n',
    on: 'https://example.com/install.sh',
  },
  {
    rule: 'stateful-service',
    text: 'FROM debian:bookworm-slim\nRUN apt-get update && apt-get install -y --no-install-recommends postgresql\n',
    on: 'postgresql',
  },
];

describe('findings', () => {
  for (const { rule, text, on } of cases)
    it(`${rule} stands on what shows the problem`, async () => {
      const document = await openText(text);
      const finding = await findingOf(document, rule);
      const marked = document.getText(finding.range);
      assert.ok(marked.includes(on) || on.includes(marked), `"${marked}" should show "${on}"`);
      assert.ok(finding.range.isSingleLine);
      assert.ok(finding.message.length > 10);
    });

  it('are none in a clean file', async () => {
    const dirty = await openText('FROM debian:latest\n');
    await findingOf(dirty, 'floating-base');
    const edit = new vscode.WorkspaceEdit();
    edit.replace(dirty.uri, new vscode.Range(0, 0, 1, 0), 'FROM debian:bookworm-slim\n');
    await vscode.workspace.applyEdit(edit);
    await findingsWhen(dirty, (ids) => ids.length === 0);
  });

  it('follow unsaved text', async () => {
    const document = await openText('FROM debian:bookworm\n');
    assert.equal(document.isUntitled, true);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(1, 0), 'RUN curl https://example.com/i.sh | bash\n');
    await vscode.workspace.applyEdit(edit);
    const finding = await findingOf(document, 'remote-script');
    assert.equal(finding.range.start.line, 1);
    edit.delete(document.uri, new vscode.Range(1, 0, 2, 0));
    const undo = new vscode.WorkspaceEdit();
    undo.delete(document.uri, new vscode.Range(1, 0, 2, 0));
    await vscode.workspace.applyEdit(undo);
    await findingsWhen(document, (ids) => !ids.includes('remote-script'));
  });

  it('count columns in UTF-16 units', async () => {
    const document = await openText(
      'FROM debian:bookworm\nRUN echo "🐳 é"; curl https://example.com/i.sh | bash\n',
    );
    const finding = await findingOf(document, 'remote-script');
    assert.equal(document.getText(finding.range), 'https://example.com/i.sh');
  });

  it('explain themselves on hover', async () => {
    const document = await openText('FROM debian:latest\n');
    const finding = await findingOf(document, 'floating-base');
    const text = await hoverText(document, finding.range.start);
    assert.match(text, /floating-base/);
    assert.ok(text.length > finding.message.length, 'more than the message alone');
  });

  it('survive text that is no Dockerfile at all', async () => {
    const odd = await openText('<<<<\u0000 ]]] FROM\nFROM\nRUN <<EOF\nno end');
    const good = await openText('FROM debian:latest\n');
    await findingOf(good, 'floating-base');
    assert.ok(Array.isArray(findings(odd)));
  });

  it('of several rules stand together', async () => {
    const document = await openText(cases.map((c) => c.text).join('\n'));
    const found = await findingsWhen(document, (ids) => ids.length >= 3);
    assert.ok(new Set(found.map(ruleOf)).size >= 3, rules(document).join());
  });
});

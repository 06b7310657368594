import * as vscode from 'vscode';
import * as assert from './assert';
import {
  actionsFor,
  actionsOn,
  applyAction,
  eventually,
  findingOf,
  findingsWhen,
  openText,
  readFile,
} from './editor';

describe('light bulb', () => {
  it('offers fixes, then suppression, then trust, then the page', async () => {
    const document = await openText('FROM somebody-nobody-knows/debian:latest\n');
    const rank = { fix: 0, suppress: 1, trust: 2, explain: 3, other: 4 };
    for (const rule of ['untrusted-base', 'floating-base']) {
      const purposes = (await actionsFor(document, await findingOf(document, rule))).map((a) => a.purpose);
      assert.ok(purposes.includes('suppress'), `${rule}: ${purposes}`);
      assert.ok(purposes.includes('explain'), `${rule}: ${purposes}`);
      assert.deepEqual(
        purposes,
        [...purposes].sort((a, b) => rank[a] - rank[b]),
        rule,
      );
    }
  });

  it('fixes: the finding goes away and the rest of the text stays', async () => {
    const document = await openText('FROM debian:latest\nCMD ["sh"]\n');
    const [first] = await actionsFor(document, await findingOf(document, 'floating-base'));
    assert.equal(first?.purpose, 'fix');
    if (first) await applyAction(first.action);
    await findingsWhen(document, (ids) => !ids.includes('floating-base'));
    assert.match(document.getText(), /^FROM debian:(?!latest)\S+\nCMD \["sh"\]\n$/);
  });

  it('takes nginx from the distribution instead of its maker', async () => {
    const document = await openText(
      [
        'FROM debian:bookworm-slim',
        'RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates curl gnupg \\',
        ' && curl -fsSL https://nginx.org/keys/nginx_signing.key | gpg --dearmor -o /usr/share/keyrings/nginx.gpg \\',
        ' && echo "deb [signed-by=/usr/share/keyrings/nginx.gpg] http://nginx.org/packages/debian bookworm nginx" > /etc/apt/sources.list.d/nginx.list \\',
        ' && apt-get update && apt-get install -y --no-install-recommends nginx',
        'CMD ["nginx", "-g", "daemon off;"]',
        '',
      ].join('\n'),
    );
    const [first] = await actionsFor(document, await findingOf(document, 'third-party-repository'));
    assert.equal(first?.purpose, 'fix');
    if (first) await applyAction(first.action);
    await findingsWhen(document, (ids) => !ids.includes('third-party-repository'));
    assert.doesNotMatch(document.getText(), /nginx\.org/);
    assert.match(document.getText(), /install .*nginx/);
    assert.match(document.getText(), /CMD \["nginx", "-g", "daemon off;"\]\n$/);
  });

  it('suppresses here with a reason', async () => {
    const document = await openText('FROM debian:latest\n');
    const actions = await actionsFor(document, await findingOf(document, 'floating-base'));
    const suppress = actions.find((a) => a.purpose === 'suppress');
    assert.ok(suppress);
    await applyAction(suppress.action);
    await findingsWhen(document, (ids) => ids.length === 0);
    assert.match(document.getText(), /^# hygiene: ignore floating-base reason=".*"\nFROM debian:latest\n$/);
  });

  it('opens the page of the rule', async () => {
    const document = await openText('FROM debian:latest\n');
    const actions = await actionsFor(document, await findingOf(document, 'floating-base'));
    const explain = actions.find((a) => a.purpose === 'explain');
    assert.ok(explain);
    await applyAction(explain.action);
    const shown = () =>
      vscode.window.tabGroups.all.flatMap((g) => g.tabs).find((tab) => /floating-base/.test(tab.label));
    await eventually(
      shown,
      () => `tabs: ${vscode.window.tabGroups.all.flatMap((g) => g.tabs.map((t) => t.label))}`,
    );
  });

  it('has nothing on a line without a finding', async () => {
    const document = await openText('FROM debian:latest\n\n\nCMD ["sh"]\n');
    await findingOf(document, 'floating-base');
    const actions = await actionsOn(document, new vscode.Range(3, 0, 3, 3), vscode.CodeActionKind.QuickFix);
    assert.deepEqual(
      actions.map((a) => a.title),
      [],
    );
  });

  it('trusts a publisher by writing the policy file', async () => {
    const [home] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(home);
    const policy = vscode.Uri.joinPath(home.uri, '.dockerfile-hygiene.json');
    const file = vscode.Uri.joinPath(home.uri, 'trust.Dockerfile');
    const text = 'FROM somebody-nobody-knows/tool:1.2\n';
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
    const document = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(document);
    const actions = await actionsFor(document, await findingOf(document, 'untrusted-base'));
    const trust = actions.find((a) => a.purpose === 'trust');
    assert.ok(trust, actions.map((a) => a.action.title).join());
    try {
      await applyAction(trust.action);
      const written = await vscode.workspace.openTextDocument(policy);
      assert.match(written.getText(), /somebody-nobody-knows/);
      await written.save();
      await findingsWhen(document, (ids) => !ids.includes('untrusted-base'));
      assert.match((await readFile(policy)) ?? '', /somebody-nobody-knows/);
      assert.equal(document.getText(), text);
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await vscode.workspace.fs.delete(policy);
      await vscode.workspace.fs.delete(file);
    }
  });
});

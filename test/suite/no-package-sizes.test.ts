import * as vscode from 'vscode';
import * as assert from './assert';
import { findingsWhen, openText, rules } from './editor';

const text =
  'FROM debian:latest\nRUN apt-get update && apt-get install -y build-essential\nCOPY . /src\nRUN make -C /src\n';

describe('where sizes of packages and build contexts cannot be read', () => {
  it('nothing is said of bytes, and everything else is', async () => {
    const document = await openText(text);
    await findingsWhen(document, (ids) => ids.includes('floating-base'));
    assert.deepEqual(rules(document), ['floating-base']);
    const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
      'vscode.executeInlayHintProvider',
      document.uri,
      new vscode.Range(0, 0, document.lineCount, 0),
    );
    assert.deepEqual(hints, []);
  });
});

import * as assert from './assert';
import { findingOf, hoverText, openText } from './editor';

const text = 'services:\n  web:\n    image: nginx # all of it\n  app:\n    build: .\n';

describe('compose files', () => {
  it('are judged before they are saved', async () => {
    const document = await openText(text, 'dockercompose');
    const finding = await findingOf(document, 'floating-base');
    assert.equal(document.getText(finding.range), 'nginx');
    assert.ok((await hoverText(document, finding.range.start)).includes('nginx'));
  });
});

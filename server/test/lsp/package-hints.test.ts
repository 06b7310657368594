import { afterEach, describe, expect, it } from 'vitest';
import type { PackageSource } from '../../src/packages/source';
import { fakeSizes } from '../packages/fake-sizes';
import { Editor } from './editor';
import { stubEngine } from './stub-engine';

const uri = 'file:///w/Dockerfile';
const text = `FROM debian:13
RUN apt-get update && apt-get install -y \\
      imagemagick jq
RUN apt-get install -y --no-install-recommends cron-of-mine make
RUN apt-get install -y jq
`;

let editor: Editor | undefined;
afterEach(() => editor?.stop());

async function open(weight?: unknown): Promise<Editor> {
  const source: PackageSource = { ...fakeSizes, update: () => Promise.reject(new Error('not here')) };
  editor = await Editor.start(stubEngine(), { services: { packages: () => source } });
  if (weight !== undefined) editor.settings.set('*', { weight });
  editor.open(uri, text);
  return editor;
}

describe('inlay hints behind installations', () => {
  it('say what is added, and what of it is only recommended', async () => {
    const hints = await (await open()).hints(uri);
    expect(hints?.map(({ label, position }) => [position.line, position.character, label])).toEqual([
      [1, 42, '+58 MB, 46 MB of it recommended'],
      [3, 64, '+2 MB and more'],
    ]);
    expect(hints?.[0]?.tooltip).toMatchObject({
      value: expect.stringContaining('| ghostscript | 30 MB | recommended |'),
    });
    expect(hints?.[1]?.tooltip).toMatchObject({ value: expect.stringContaining('`cron-of-mine`') });
  });

  it('can be turned off', async () => {
    expect(await (await open({ inlayHints: false })).hints(uri)).toEqual([]);
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import { type ProvenanceResult, provenanceRequest } from '../../src/protocol';
import { Editor } from './editor';
import { stubEngine } from './stub-engine';

const uri = 'file:///w/app/Dockerfile';
const text = [
  'FROM debian:bookworm AS build',
  'RUN apt-get install -y git make && curl -o /opt/a https://u:hunter2@example.org/a',
  'FROM debian:bookworm AS run',
  'COPY --from=build /opt/a /opt/a',
  'COPY conf /etc/',
  'CMD ["/opt/a"]',
  '',
].join('\n');

let editor: Editor;
afterEach(() => editor?.stop());
const start = async () => {
  editor = await Editor.start(stubEngine());
};
const page = async (params: { uri: string; text?: string }) =>
  (await editor.connection.sendRequest<ProvenanceResult>(provenanceRequest, params)).page;
const hover = async (where: string) => {
  const found = await editor.hover(uri, where);
  return found && (found.contents as { value: string }).value;
};

describe('the hover beside an image', () => {
  it('says what the stage brings in', async () => {
    await start();
    editor.open(uri, text);
    const argument = encodeURIComponent(JSON.stringify([uri]));
    expect(await hover('AS build')).toBe(
      [
        '**Stage `build` brings in**',
        '',
        '- From `debian:bookworm` (Docker Official Images, trusted), Debian bookworm',
        '- 2 packages by apt',
        '- 1 download, not checked',
        '',
        `[Show Image Provenance](command:dockerfileHygiene.showProvenance?${argument})`,
      ].join('\n'),
    );
    expect(await hover('FROM debian:bookworm AS run')).toContain(
      '- Files from stage `build`\n- Starts `/opt/a`',
    );
    expect(await editor.hover(uri, 'run\n')).toMatchObject({
      range: { start: { line: 2, character: 24 }, end: { line: 2, character: 27 } },
    });
  });

  it('leaves the image and other instructions alone', async () => {
    await start();
    editor.open(uri, text);
    expect((await hover('debian:bookworm AS build')) ?? '').not.toContain('brings in');
    expect(await hover('COPY conf')).toBeNull();
  });
});

describe('the page', () => {
  it('follows the text in the editor, saved or not', async () => {
    await start();
    editor.open('untitled:Untitled-1', text);
    const first = await page({ uri: 'untitled:Untitled-1', text: 'FROM other\n' });
    expect(first).toContain('`https://example.org/a` | curl | stays | not checked');
    expect(first).toContain('## Stage `build`');
    expect(first).not.toContain('hunter2');
    editor.change('untitled:Untitled-1', 'FROM alpine:3.20\n');
    expect(await page({ uri: 'untitled:Untitled-1' })).toMatch(
      /^# Where `untitled:Untitled-1` takes everything from\n\n## The image\n\n### Base\n\n`alpine:3\.20` \(Docker Official Images, trusted\)\. It is Alpine 3\.20\.\n/,
    );
  });

  it('is there for a file that is not open, under its policy', async () => {
    await start();
    editor.files.set(
      'file:///w/.dockerfile-hygiene.json',
      '{ "trust": { "images": ["docker.io/babim/*"] } }',
    );
    expect(await page({ uri: 'file:///w/a%20b/Dockerfile', text: 'FROM babim/web:1\n' })).toContain(
      '`babim/web:1` (trusted by your policy).',
    );
  });

  it('is none for what is not checked', async () => {
    await start();
    editor.open(uri, 'FROM a\0b');
    expect(await page({ uri })).toBeNull();
    expect(await page({ uri: 'file:///w/unknown' })).toBeNull();
    editor.settings.set('*', { enable: false });
    expect(await page({ uri: 'file:///w/x/Dockerfile', text })).toBeNull();
  });
});

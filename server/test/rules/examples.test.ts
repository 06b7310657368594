import { expect, it } from 'vitest';
import { examples } from './examples';

const fence = (info: string, text: string) => `\`\`\`${info}\n${text}\n\`\`\`\n\n`;

it('gives each example of a page the facts that stand before it', () => {
  const page = [
    fence('dockerfile bad', 'FROM a'),
    fence('json facts', '{ "docker.io/library/b:1": { "signature": { "state": "none" } } }'),
    fence('dockerfile bad', 'FROM b:1'),
    fence('dockerfile fixed', 'FROM b:2'),
    fence('json facts', '{}'),
    fence('dockerfile good', 'FROM c'),
    fence('dockerfile', 'FROM not-an-example'),
  ].join('');
  expect(examples(page).map(({ kind, text, images }) => [kind, text, [...images.keys()]])).toEqual([
    ['bad', 'FROM a\n', []],
    ['bad', 'FROM b:1\n', ['docker.io/library/b:1']],
    ['fixed', 'FROM b:2\n', ['docker.io/library/b:1']],
    ['good', 'FROM c\n', []],
  ]);
});

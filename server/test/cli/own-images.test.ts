import { join } from 'node:path';
import { expect, it } from 'vitest';
import { OwnImagesByFolder } from '../../src/cli/own-images';
import { buildFiles } from '../../src/surroundings';
import { stubEngine } from '../lsp/stub-engine';
import { run, world } from './world';

const compose = (image: string) => `services:\n  it:\n    build: .\n    image: ${image}\n`;

/** Runs the command line and gives the local images that the linter was told for each Dockerfile. */
async function localImages(cwd: string, argv: readonly string[], stdin?: string) {
  const engine = stubEngine();
  await run(cwd, argv, { engine, stdin: stdin ?? '' });
  return engine.calls
    .filter(({ kind }) => kind !== 'compose')
    .map(({ surroundings }) => surroundings?.localImages);
}

it('images that the git working tree builds are known, wherever the Dockerfile lies', async () => {
  const cwd = await world({
    '.git/config': '[remote "origin"]\n\turl = https://github.com/Acme/shop\n',
    'compose.yaml': compose('acme/web'),
    'deploy/prod/docker-bake.hcl': 'target "api" { tags = ["acme/api:1"] }',
    'node_modules/x/compose.yaml': compose('stranger/web'),
    'services/web/Dockerfile': 'FROM acme/web\n',
    'services/api/Dockerfile': 'FROM acme/api\n',
  });
  const images = ['acme/web', 'acme/api:1'];
  expect(await localImages(cwd, ['services/web/Dockerfile', 'services/api'])).toEqual([images, images]);
  expect(await localImages(join(cwd, 'services'), ['-'], 'FROM scratch\n')).toEqual([images]);
});

it('without git, the folder that is searched for Dockerfiles is searched for them too', async () => {
  const cwd = await world({
    'a/docker-compose.yml': compose('acme/a'),
    'a/web/Dockerfile': 'FROM acme/a\n',
    'b/compose.yml': compose('acme/b'),
    'b/Dockerfile': 'FROM acme/b\n',
  });
  expect(await localImages(cwd, ['a', 'b'])).toEqual([['acme/a'], ['acme/b']]);
  expect(await localImages(cwd, ['a/web/Dockerfile'])).toEqual([[]]);
  expect(await localImages(cwd, ['a/web/Dockerfile', 'a'])).toEqual([['acme/a']]);
});

it('what is too large, too many or unreadable is left out, nearest files first', async () => {
  const many = Object.fromEntries(
    Array.from({ length: buildFiles.most + 5 }, (_, n) => [`deep/${n}/compose.yml`, compose(`acme/n${n}`)]),
  );
  const folder = await world({
    ...many,
    'compose.yml': compose('acme/near'),
    'compose.large.yml': compose('acme/large').padEnd(buildFiles.largest + 1, '\n'),
    'compose.binary.yml': new Uint8Array([0xff, 0xfe, 0]),
  });
  const { localImages: found } = await new OwnImagesByFolder().of(undefined, folder);
  expect(found[0]).toBe('acme/near');
  expect(found).not.toContain('acme/large');
  expect(found).toHaveLength(buildFiles.most - 2);
  expect(await new OwnImagesByFolder().of(undefined, join(folder, 'nowhere'))).toEqual({
    owners: [],
    localImages: [],
  });
});

it('a folder is searched once', () => {
  const images = new OwnImagesByFolder();
  expect(images.of(undefined, '/nowhere')).toBe(images.of(undefined, '/nowhere'));
});

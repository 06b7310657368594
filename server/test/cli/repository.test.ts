import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Repositories } from '../../src/cli/repository';
import { world } from './world';

it('a linked working tree uses the configuration of its repository', async () => {
  const gitConfig = '[remote "o"]\nurl = https://github.com/acme/x\n';
  const root = await world({
    'main/.git/config': gitConfig,
    'tree/.git': '',
  });
  await mkdir(join(root, 'main/.git/worktrees/tree'), { recursive: true });
  await writeFile(join(root, 'tree/.git'), `gitdir: ${join(root, 'main/.git/worktrees/tree')}\n`);
  const repositories = new Repositories();
  expect(await repositories.of(join(root, 'tree'))).toEqual({ root: join(root, 'tree'), gitConfig });
  expect(await repositories.of(join(root, 'main/a/b'))).toMatchObject({ root: join(root, 'main') });
});

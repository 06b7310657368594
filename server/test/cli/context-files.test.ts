import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lint } from '../../src/linter';
import { allRules } from '../../src/rules';
import { run, world } from './world';

const engine = { lint, rules: allRules };
const vendor = 'deb https://packages.vendor.example/debian trixie main\n';
const own = 'deb http://ftp.de.debian.org/debian trixie main\n';
const dockerfile = (name: string) =>
  `FROM debian:trixie-slim\nCOPY ${name} /etc/apt/sources.list.d/vendor.list\n`;

/** Hosts of repositories that are reported, or `?` for a list that was not read. */
async function reported(cwd: string, argv: readonly string[], stdin = ''): Promise<string[]> {
  const { out } = await run(cwd, [...argv, '--format', 'json'], { engine, stdin });
  return [...out.matchAll(/Packages from (\S+) are not|(what it names is not seen)/g)].map(
    ([, host]) => host ?? '?',
  );
}

it('a list beside the Dockerfile is read', async () => {
  const cwd = await world({
    'a/Dockerfile': dockerfile('apt/vendor.list'),
    'a/apt/vendor.list': vendor,
    'b/Dockerfile': dockerfile('vendor.list'),
    'b/vendor.list': own,
    'c/Dockerfile': dockerfile('vendor.list'),
  });
  expect(await reported(cwd, ['a'])).toEqual(['packages.vendor.example']);
  expect(await reported(cwd, ['b'])).toEqual([]);
  expect(await reported(cwd, ['c'])).toEqual(['?']);
  expect(await reported(join(cwd, 'a'), ['-'], dockerfile('apt/vendor.list'))).toEqual([
    'packages.vendor.example',
  ]);
});

it('a list is looked for from the top of the working tree too, beside the Dockerfile first', async () => {
  const cwd = await world({
    '.git/config': '',
    'docker/Dockerfile': dockerfile('docker/vendor.list'),
    'docker/vendor.list': vendor,
    'near/Dockerfile': dockerfile('vendor.list'),
    'near/vendor.list': own,
    'vendor.list': vendor,
  });
  expect(await reported(join(cwd, 'docker'), ['Dockerfile'])).toEqual(['packages.vendor.example']);
  expect(await reported(cwd, ['near'])).toEqual([]);
  const deep = await world({
    'up.list': vendor,
    'top/.git/config': '',
    'top/web/apt/v.list': vendor,
    'top/web/docker/prod/Dockerfile': dockerfile('apt/v.list'),
    'top/web/docker/test/Dockerfile': dockerfile('up.list'),
  });
  expect(await reported(deep, ['top/web/docker/prod'])).toEqual(['packages.vendor.example']);
  expect(await reported(deep, ['top/web/docker/test'])).toEqual(['?']);
});

it('what lies outside, is a folder, binary or too large counts as not there', async () => {
  const cwd = await world({
    'outside.list': vendor,
    'app/Dockerfile': dockerfile('link.list'),
    'app/up/Dockerfile': dockerfile('../../outside.list'),
    'app/folder/Dockerfile': dockerfile('vendor.list'),
    'app/folder/vendor.list/x': vendor,
    'app/binary/Dockerfile': dockerfile('vendor.list'),
    'app/binary/vendor.list': new Uint8Array([0xff, 0xfe, 0x64, 0]),
    'app/large/Dockerfile': dockerfile('vendor.list'),
    'app/large/vendor.list': vendor.repeat(10_000),
    'app/inner/Dockerfile': dockerfile('link.list'),
    'app/inner/real.list': vendor,
  });
  await symlink('../outside.list', join(cwd, 'app/link.list'));
  await symlink('real.list', join(cwd, 'app/inner/link.list'));
  const app = join(cwd, 'app');
  for (const path of ['Dockerfile', 'up', 'folder', 'binary', 'large'])
    expect([path, await reported(app, [path])]).toEqual([path, ['?']]);
  expect(await reported(app, ['inner'])).toEqual(['packages.vendor.example']);
});

it('the account of an image names what stands in a list', async () => {
  const cwd = await world({ Dockerfile: dockerfile('vendor.list'), 'vendor.list': vendor });
  const { out } = await run(cwd, ['Dockerfile', '--format', 'provenance'], { engine });
  expect(out).toContain('https://packages.vendor.example/debian');
});

import { describe, expect, it } from 'vitest';
import { findEngine, isAtLeast, noEngineMessage, type RunProgram } from '../../src/build/engines';
import { findOnPath, type Machine, pathFolders } from '../../src/build/path-lookup';

function machine(path: string, files: readonly string[], platform: NodeJS.Platform = 'linux'): Machine {
  const name = platform === 'win32' ? 'Path' : 'PATH';
  return {
    platform,
    env: { [name]: path, PATHEXT: '.COM;.EXE;.BAT;.CMD' },
    isExecutable: (file) => files.includes(file),
  };
}

/** Answers by program and arguments; everything else fails as a missing command does. */
function answers(table: Record<string, string>): RunProgram {
  return async (program, args) => {
    const stdout = table[[program, ...args].join(' ')];
    return stdout === undefined ? { code: 1, stdout: '' } : { code: 0, stdout };
  };
}

describe('findOnPath', () => {
  it('looks in order, in absolute folders only', () => {
    const here = machine('/a::./bin:bin:/b/:/a', ['/a/docker', '/b/docker', 'bin/docker']);
    expect(pathFolders(here)).toEqual(['/a', '/b/']);
    expect(findOnPath('docker', here)).toEqual(['/a/docker', '/b/docker']);
    expect(findOnPath('podman', here)).toEqual([]);
  });

  it('tries the endings of programs on Windows, but not those that need a shell', () => {
    const files = ['C:\\Docker\\docker.exe', 'C:\\Docker\\docker.cmd', 'C:\\Scripts\\docker.cmd'];
    const here = machine('C:\\Scripts;"C:\\Docker";tools', files, 'win32');
    expect(findOnPath('docker', here)).toEqual(['C:\\Docker\\docker.exe']);
  });

  it('finds nothing without PATH', () => {
    expect(findOnPath('docker', { platform: 'linux', env: {}, isExecutable: () => true })).toEqual([]);
  });
});

describe('findEngine', () => {
  const docker = { '/a/docker --version': 'Docker version 28.2.2, build e6534b4' };
  const buildx = { '/a/docker buildx version': 'github.com/docker/buildx v0.25.0 faaea65' };
  const podman = { '/a/podman --version': 'podman version 4.3.1' };
  const here = machine('/a:/b', ['/a/docker', '/a/podman', '/a/buildah', '/b/docker']);

  it('prefers Docker with buildx', async () => {
    expect(await findEngine('auto', '', here, answers({ ...docker, ...buildx, ...podman }))).toEqual({
      found: true,
      engine: { kind: 'buildx', program: '/a/docker', version: '0.25.0' },
    });
  });

  it('takes a later Docker that has buildx, or BuildKit inside, over an earlier one without', async () => {
    const old = { '/b/docker --version': 'Docker version 20.10.24+dfsg1, build 297e128' };
    expect(await findEngine('auto', '', here, answers({ ...docker, ...old }))).toMatchObject({
      engine: { kind: 'docker-buildkit', program: '/b/docker', version: '20.10.24' },
    });
    const oldBuildx = { '/b/docker buildx version': 'github.com/docker/buildx 0.13.1+ds1 0.13.1+ds1-3' };
    expect(await findEngine('auto', '', here, answers({ ...docker, ...old, ...oldBuildx }))).toMatchObject({
      engine: { kind: 'buildx', program: '/b/docker', version: '0.13.1' },
    });
    expect(await findEngine('auto', '', here, answers(docker))).toMatchObject({
      engine: { kind: 'docker-classic' },
    });
  });

  it('goes on to the next engine when one does not answer', async () => {
    expect(await findEngine('auto', '', here, answers(podman))).toMatchObject({ engine: { kind: 'podman' } });
    const buildah = {
      '/a/buildah --version': 'buildah version 1.28.2 (image-spec 1.1.0-rc2, runtime-spec 1.0.2-dev)',
    };
    expect(await findEngine('auto', '', here, answers(buildah))).toMatchObject({
      engine: { kind: 'buildah', version: '1.28.2' },
    });
  });

  it('is not deceived by a Docker that is Podman', async () => {
    const shim = {
      '/a/docker --version': 'podman version 4.3.1',
      '/a/docker buildx version': 'buildah 1.28.2',
    };
    expect(await findEngine('docker', '', here, answers(shim))).toMatchObject({
      engine: { kind: 'podman', program: '/a/docker' },
    });
  });

  it('keeps to the choice and to the path that the user names', async () => {
    expect(await findEngine('podman', '', here, answers({ ...docker, ...podman }))).toMatchObject({
      engine: { kind: 'podman' },
    });
    const own = {
      '/opt/docker --version': 'Docker version 28.0.0',
      '/opt/docker buildx version': 'github.com/docker/buildx v0.12.0 x',
    };
    expect(await findEngine('auto', '/opt/docker', here, answers({ ...own, ...docker }))).toMatchObject({
      engine: { kind: 'buildx', program: '/opt/docker', version: '0.12.0' },
    });
  });

  it('says what was looked for', async () => {
    const none = await findEngine('auto', '', machine('/a:/b', ['/a/docker']), answers({}));
    expect(none).toEqual({
      found: false,
      names: ['docker', 'podman', 'buildah'],
      folders: 2,
      tried: ['/a/docker'],
    });
    if (none.found) throw new Error('found');
    expect(noEngineMessage(none)).toBe(
      'No engine to build with: looked for “docker”, “podman” or “buildah” in the 2 folders of PATH and found none that works. ' +
        '/a/docker did not answer. Install Docker, Podman or Buildah, or set “dockerfileHygiene.build.enginePath”.',
    );
    const named = await findEngine('auto', '/opt/x', machine('/a', []), answers({}));
    if (named.found) throw new Error('found');
    expect(noEngineMessage(named)).toContain('looked for “/opt/x” and found none');
  });
});

describe('isAtLeast', () => {
  it.each([
    ['0.13.1', true],
    ['0.13', true],
    ['0.9.0', false],
    ['1.0.0', true],
    ['', false],
  ])('%s', (version, expected) => {
    expect(isAtLeast(version, 0, 13)).toBe(expected);
  });
});

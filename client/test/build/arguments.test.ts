import { describe, expect, it } from 'vitest';
import {
  type BuildOrder,
  buildInvocation,
  inspectInvocation,
  readInspection,
} from '../../src/build/arguments';
import type { Engine } from '../../src/build/engines';
import { bytes, duration, shortId } from '../../src/build/format';

const order: BuildOrder = {
  dockerfile: '-',
  context: '/src/my app; rm -rf $HOME',
  tag: 'myapp:dev',
  target: 'build',
  idFile: '/t/id',
  ignoreFile: '/src/Dockerfile.dockerignore',
};
const engine = (kind: Engine['kind'], version = '0.13.1'): Engine => ({
  kind,
  program: `/bin/${kind}`,
  version,
});
const common = ['--file', '-', '--tag', 'myapp:dev', '--iidfile', '/t/id', '--target', 'build'];

describe('buildInvocation', () => {
  it('asks buildx for JSON, where it can', () => {
    expect(buildInvocation(engine('buildx'), order)).toEqual({
      program: '/bin/buildx',
      args: ['buildx', 'build', '--progress=rawjson', '--load', ...common, order.context],
      env: {},
      format: 'buildkit-json',
    });
    expect(buildInvocation(engine('buildx', '0.12.0'), order)).toMatchObject({ format: 'buildkit-plain' });
  });

  it('switches BuildKit on in an older Docker and off in one without buildx', () => {
    const old = buildInvocation(engine('docker-buildkit'), order);
    expect(old).toMatchObject({ env: { DOCKER_BUILDKIT: '1' }, format: 'buildkit-plain' });
    expect(old.args).toEqual(['build', '--progress=plain', ...common, order.context]);
    const classic = buildInvocation(engine('docker-classic'), order);
    expect(classic).toMatchObject({ env: { DOCKER_BUILDKIT: '0' }, format: 'classic' });
    expect(classic.args).not.toContain('--progress=plain');
  });

  it('tells Podman and Buildah which ignore file to use', () => {
    for (const kind of ['podman', 'buildah'] as const) {
      expect(buildInvocation(engine(kind), order).args).toEqual([
        'build',
        ...common,
        '--ignorefile',
        '/src/Dockerfile.dockerignore',
        order.context,
      ]);
    }
  });

  it('names no target for the last stage', () => {
    const { target: _, ...last } = order;
    expect(buildInvocation(engine('buildx'), last).args).not.toContain('--target');
  });
});

describe('readInspection', () => {
  const id = 'a'.repeat(64);

  it('reads what the engines print', () => {
    expect(readInspection(`sha256:${id} 84300000\n`)).toEqual({ id: `sha256:${id}`, size: '84.3 MB' });
    expect(readInspection(`${id} 3989376\n`)).toEqual({ id: `sha256:${id}`, size: '4.0 MB' });
    expect(readInspection(`sha256:${id}   3.99 MB\n`)).toEqual({ id: `sha256:${id}`, size: '3.99 MB' });
    expect(readInspection('Error: no such image')).toBeUndefined();
    expect(readInspection('')).toBeUndefined();
  });

  it('asks Buildah in its own way', () => {
    expect(inspectInvocation(engine('buildah'), 'x:1').args[0]).toBe('images');
    expect(inspectInvocation(engine('podman'), 'x:1').args.slice(0, 2)).toEqual(['image', 'inspect']);
  });
});

describe('what is shown', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [84_300_000, '84.3 MB'],
    [123_456_789, '123 MB'],
    [999_600_000, '1.0 GB'],
    [2_500_000_000_000, '2.5 TB'],
  ])('%d bytes', (count, expected) => expect(bytes(count)).toBe(expected));

  it.each([
    [40, '0.0 s'],
    [9940, '9.9 s'],
    [9960, '10 s'],
    [59_600, '1 min 0 s'],
    [125_000, '2 min 5 s'],
    [undefined, ''],
  ])('%s milliseconds', (milliseconds, expected) => expect(duration(milliseconds)).toBe(expected));

  it('shortens an id', () => {
    expect(shortId(`sha256:${'0123456789abcdef'.repeat(4)}`)).toBe('sha256:0123456789ab');
    expect(shortId('myapp:dev')).toBe('myapp:dev');
  });
});

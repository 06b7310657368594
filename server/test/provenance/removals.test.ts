import { describe, expect, it } from 'vitest';
import { covers, isMounted, removals } from '../../src/provenance/removals';
import { run } from './helpers';

const lists = '/var/lib/apt/lists';
const clears = (text: string) => removals(run(text)).some((r) => covers(r, lists));

describe('what is deleted', () => {
  it.each([
    'rm -rf /var/lib/apt/lists/*',
    'rm -rf /var/lib/apt/lists',
    'rm -r /var/lib/apt/lists/',
    'rm -rf /tmp/* /var/lib/apt/*',
    'rm -rf /var/lib/{apt,cache,log}/',
    'cd /var/lib/apt && rm -rf lists/*',
    'find /var/lib/apt/lists -type f -delete',
    'sudo rm -rf -- /var/lib/apt/lists/*',
  ])('%s', (text) => expect(clears(text)).toBe(true));

  it.each([
    'rm -rf /var/lib/apt/lists/partial',
    'rm -rf /tmp/*',
    'find /var -name "*.pyc" -delete',
    'echo rm -rf /var/lib/apt/lists',
  ])('not by %s', (text) => expect(clears(text)).toBe(false));
});

describe('what a mount keeps out of the image', () => {
  const mounted = (flags: string) =>
    run(`${flags} apt-get update`).commands.every((c) => isMounted(c.instruction, lists));

  it.each([
    '--mount=type=cache,target=/var/lib/apt',
    '--mount=target=/var/lib/apt/lists/,type=cache,sharing=locked',
    '--mount=type=tmpfs,dst=/var/lib/apt/lists',
  ])('%s', (flags) => expect(mounted(flags)).toBe(true));
  it.each(['--mount=type=cache,target=/var/cache/apt', '--mount=type=bind,target=/var/lib/apt', ''])(
    'not %s',
    (flags) => expect(mounted(flags)).toBe(false),
  );
});

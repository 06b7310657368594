import { describe, expect, it } from 'vitest';
import type { RemoteImage } from '../../src/image-facts';
import { ageOf, plainText, sizeOf, timeOf } from '../../src/lsp/image-words';
import { changesBetween } from '../../src/lsp/registry/changes';
import { ImageFactsStore } from '../../src/lsp/registry/facts';
import { proxySettings, registryAccess } from '../../src/lsp/registry/settings';

const remote = (digest: string, more: Partial<RemoteImage> = {}): RemoteImage => ({
  digest,
  checked: '2026-11-21T14:00:00Z',
  platforms: [],
  ...more,
});
const platform = { platform: 'linux/amd64', digest: 'd', compressedSize: 1 };

describe('ImageFactsStore', () => {
  it('keeps what came first beside what comes later, and tells of each change', () => {
    let changes = 0;
    const store = new ImageFactsStore(() => changes++);
    const signature = { state: 'valid', digest: 'a', checked: '', detail: '' } as const;
    store.setRemote('x', remote('a'));
    store.setSignature('x', signature);
    expect(store.table.get('x')).toEqual({ remote: remote('a'), signature });
    expect([changes, store.generation]).toEqual([2, 2]);
  });

  it('keeps platforms when the same digest is told again, and only then', () => {
    const store = new ImageFactsStore(() => {});
    store.setRemote('x', remote('a', { platforms: [platform] }));
    store.setRemote('x', remote('a', { checked: '2026-11-22T00:00:00Z' }));
    expect(store.get('x')?.remote).toEqual(
      remote('a', { platforms: [platform], checked: '2026-11-22T00:00:00Z' }),
    );
    store.setRemote('x', remote('b'));
    expect(store.get('x')?.remote).toEqual(remote('b'));
  });

  it('forgets the image that was told of longest ago when it is full', () => {
    const store = new ImageFactsStore(() => {}, 2);
    for (const key of ['a', 'b', 'a', 'c']) store.setRemote(key, remote(key));
    expect([...store.table.keys()]).toEqual(['a', 'c']);
  });
});

describe('settings', () => {
  it('that make no sense are the defaults', () => {
    const defaults = { lookups: 'onRequest', insecure: [], timeout: 10 };
    for (const value of [undefined, null, 'x', { lookups: 'always', insecure: 'x', timeout: -1 }])
      expect(registryAccess(value)).toEqual(defaults);
    expect(registryAccess({ lookups: 'off', insecure: [' a:5000 ', '', 1], timeout: 1e9 })).toEqual({
      lookups: 'off',
      insecure: ['a:5000'],
      timeout: 300,
    });
  });

  it('of the editor may have no proxy', () => {
    expect(proxySettings(undefined)).toEqual({ proxy: undefined, noProxy: [], strictSSL: true });
    expect(proxySettings({ proxy: ' ' })).toMatchObject({ proxy: undefined });
  });
});

describe('changesBetween', () => {
  it('tells what is new, and nothing that is not known of the newer one', () => {
    const label = (version: string) => ({ labels: { 'org.opencontainers.image.version': version } });
    expect(changesBetween(undefined, undefined)).toEqual([]);
    expect(changesBetween(remote('a', label('1')), remote('b'))).toEqual([]);
    expect(changesBetween(remote('a', label('1')), remote('b', label('1')))).toEqual([]);
    expect(changesBetween(undefined, remote('b', label('2')))).toEqual([{ label: 'version', after: '2' }]);
  });

  it('takes the newest platform for the day of the build', () => {
    const built = (...days: string[]) => ({ platforms: days.map((created) => ({ ...platform, created })) });
    expect(
      changesBetween(
        remote('a', built('2026-01-01T00:00:00Z')),
        remote('b', built('2026-02-01T00:00:00Z', '2026-03-01T00:00:00Z')),
      ),
    ).toEqual([{ label: 'created', before: '2026-01-01T00:00:00Z', after: '2026-03-01T00:00:00Z' }]);
  });
});

describe('words of the hover', () => {
  it('give sizes as registries do', () => {
    expect([sizeOf(999), sizeOf(48_471_000)]).toEqual(['1.0 kB', '48.5 MB']);
  });

  it('give ages of days that can be true', () => {
    const now = new Date('2026-11-21T15:00:00Z');
    expect(ageOf('2026-11-21T01:00:00Z', now)).toBe('today, on 2026-11-21');
    expect(ageOf('2026-11-09T15:00:00Z', now)).toBe('12 days ago, on 2026-11-09');
    for (const day of ['1970-01-01T00:00:00Z', '2027-01-01T00:00:00Z', 'soon'])
      expect(ageOf(day, now)).toBeUndefined();
  });

  it('give times to the minute', () => {
    expect(timeOf('2026-11-21T14:50:59.9Z')).toBe('2026-11-21 14:50 UTC');
  });

  it('let no text from elsewhere be mark-up', () => {
    expect(plainText('a\n# [x](command:y) <b> `c`')).toBe('a \\# \\[x\\]\\(command\\:y\\) \\<b\\> \\`c\\`');
  });
});

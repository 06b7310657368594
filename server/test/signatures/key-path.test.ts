import { describe, expect, it } from 'vitest';
import { keyInPolicy, keyPath } from '../../src/lsp/signatures/key-path';

const policy = 'file:///w/a%20b/.dockerfile-hygiene.json';

describe.skipIf(process.platform === 'win32')('the path of a key', () => {
  it.each([
    ['keys/team.pub', '/w/a b/keys/team.pub'],
    ['../team.pub', '/w/team.pub'],
    ['keys\\team.pub', '/w/a b/keys/team.pub'],
    ['/etc/team.pub', '/etc/team.pub'],
    ['C:\\keys\\team.pub', 'C:\\keys\\team.pub'],
    ['awskms:///alias/x', 'awskms:///alias/x'],
  ])('%s is %s', (key, path) => {
    expect(keyPath(key, policy)).toBe(path);
  });

  it('is none when the policy is not on a disk, unless the key is', () => {
    expect(() => keyPath('team.pub', 'vscode-vfs://github/x/.dockerfile-hygiene.json')).toThrow(
      /not on a disk/,
    );
    expect(() => keyPath('team.pub', undefined)).toThrow(/not on a disk/);
    expect(keyPath('/etc/team.pub', undefined)).toBe('/etc/team.pub');
  });

  it.each([
    ['/w/a b/keys/team.pub', 'keys/team.pub'],
    ['/w/a bc/team.pub', '/w/a bc/team.pub'],
    ['https://example.com/team.pub', 'https://example.com/team.pub'],
  ])('%s stands in the policy as %s', (key, written) => {
    expect(keyInPolicy(key, policy)).toBe(written);
    expect(keyPath(written, policy)).toBe(key);
  });
});

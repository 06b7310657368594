import { describe, expect, it } from 'vitest';
import { vendorKeys, vendorOfKey } from '../../src/knowledge/vendor-keys';

describe('vendorKeys', () => {
  it.each([
    ['https://deb.nodesource.com/gpgkey/nodesource-repo.gpg.key', '6F71F525282841EEDAF851B42F59B5F99B1BE0B4'],
    ['https://deb.nodesource.com/node_22.x', '6F71F525282841EEDAF851B42F59B5F99B1BE0B4'],
    ['https://deb.nodesource.com/node_8.x', '9FD3B784BC1C6FC31A8A0A1C1655A0AB68576280'],
    ['https://download.docker.com/linux/debian/gpg', '9DC858229FC7DD38854AE2D88D81803C0EBFCD88'],
    ['https://www.postgresql.org/media/keys/ACCC4CF8.asc', 'B97B0AFCAA1A47F044F244A07FCC7D46ACCC4CF8'],
    ['https://cran.r-project.org/bin/linux/debian', '95C0FAF38DB3CCAD0C080A7BDC78B2DDEABC47B7'],
  ])('%s is signed by %s', (url, fingerprint) => {
    expect(vendorKeys(url)).toContain(fingerprint);
  });
  it('says nothing of what it does not know', () => {
    expect(vendorKeys('https://packages.vendor.example/debian')).toEqual([]);
    expect(vendorKeys('not an address')).toEqual([]);
  });
});

describe('vendorOfKey', () => {
  it('knows a key by its fingerprint and its long id', () => {
    expect(vendorOfKey('0xB97B0AFCAA1A47F044F244A07FCC7D46ACCC4CF8')).toBe(
      'PostgreSQL Global Development Group',
    );
    expect(vendorOfKey('7FCC 7D46 ACCC 4CF8')).toBe('PostgreSQL Global Development Group');
  });
  it('does not believe short ids', () => {
    expect(vendorOfKey('ACCC4CF8')).toBeUndefined();
    expect(vendorOfKey('0123456789ABCDEF0123456789ABCDEF01234567')).toBeUndefined();
  });
});

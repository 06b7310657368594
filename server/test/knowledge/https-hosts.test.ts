import { expect, it } from 'vitest';
import { deadSource } from '../../src/knowledge/dead-sources';
import { servesHttps } from '../../src/knowledge/https-hosts';

it.each(['github.com', 'GitHub.com', 'archive.apache.org', 'somebody.github.io', 'bucket.s3.amazonaws.com'])(
  '%s serves https',
  (host) => expect(servesHttps(host)).toBe(true),
);

it.each([
  'example.org',
  'ppa.launchpad.net',
  // The certificate of a name with a dot in front is for one label only.
  'a.bucket.s3.amazonaws.com',
  'github.io',
  'github.com.example.org',
])('of %s that is not known', (host) => expect(servesHttps(host)).toBe(false));

it('a host that is gone is none of them', () => {
  for (const host of ['central.maven.org', 'dl.bintray.com', 'apt.kubernetes.io'])
    expect([servesHttps(host), deadSource(host, undefined, '2026-11-21') !== undefined]).toEqual([
      false,
      true,
    ]);
});

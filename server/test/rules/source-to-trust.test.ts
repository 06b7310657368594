import { describe, expect, it } from 'vitest';
import { matchesSource } from '../../src/policy/patterns';
import { sourceToTrust } from '../../src/rules/sources/source-to-trust';

describe('sourceToTrust', () => {
  it.each([
    ['https://deb.nodesource.com/setup_22.x', 'deb.nodesource.com'],
    ['https://user:secret@dl.example.com:8443/a', 'dl.example.com'],
    ['https://github.com/Owner/tool/releases/download/v1/tool.tgz', 'github.com/owner'],
    ['https://raw.githubusercontent.com/owner/tool/main/x.sh', 'raw.githubusercontent.com/owner'],
    ['git@github.com:owner/tool.git', 'github.com/owner'],
    ['https://storage.googleapis.com/bucket/a/b', 'storage.googleapis.com/bucket'],
    ['https://packagecloud.io/rabbitmq/erlang/debian/', 'packagecloud.io/rabbitmq'],
    ['https://dl.cloudsmith.io/public/owner/repo/deb/debian', 'dl.cloudsmith.io/public/owner'],
  ])('of %s is %s', (url, pattern) => {
    expect(sourceToTrust(url)).toBe(pattern);
    expect(matchesSource(pattern, url)).toBe(true);
  });

  it.each([`https://github.com/\${OWNER}/tool`, 'https://github.com', '$URL', 'local', ''])(
    'of %s is unknown',
    (url) => {
      expect(sourceToTrust(url)).toBeUndefined();
    },
  );
});

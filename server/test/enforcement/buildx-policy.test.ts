import { describe, expect, it } from 'vitest';
import { digest, policyFor } from './rego';

const dockerfile = `# syntax=docker/dockerfile:1
ARG VERSION=1.2
FROM golang:1.25 AS build
ARG VERSION
ADD --checksum=${digest} https://example.com/v$VERSION/tool.tgz /tool.tgz
ADD https://example.com/loose.sh /
ADD https://github.com/acme/lib.git#0123456789012345678901234567890123456789:src /lib
ADD git@github.com:acme/app.git#main /app
FROM grafana/grafana:11
COPY --from=babim/tool /bin/tool /bin/
COPY --from=build /tool.tgz /
`;

describe('what a policy lists', () => {
  it('names what is used and trusted, and says what it refuses', () => {
    const { text, refused } = policyFor(dockerfile, /^(golang|grafana|docker)/);
    expect(text).toMatchSnapshot();
    expect(refused).toEqual([
      'the image babim/tool: its publisher is not trusted',
      'the download https://example.com/loose.sh: it has no checksum',
    ]);
  });

  it('knows no date and no order of chance: the same input gives the same bytes', () => {
    const options = [
      /golang/,
      { mirrors: { 'r.example.com/hub': 'docker.io' } },
      { owners: ['acme'] },
    ] as const;
    expect(policyFor(dockerfile, ...options)).toEqual(policyFor(dockerfile, ...options));
    expect(policyFor(dockerfile, ...options).text).not.toMatch(/\b20\d\d-/);
  });

  it('lists an address that depends on the platform for both common ones', () => {
    const { text } = policyFor(
      `FROM alpine:3\nARG TARGETARCH\nADD --checksum=${digest} https://example.com/t-\${TARGETARCH}.tgz /\n`,
      /./,
    );
    expect(text).toContain('https://example.com/t-amd64.tgz');
    expect(text).toContain('https://example.com/t-arm64.tgz');
  });

  it('lists only distributions when nobody else is trusted', () => {
    const { text } = policyFor('FROM debian:13\nCOPY --from=node:24 /a /a\n', /debian/, {
      preset: 'distribution-only',
    });
    expect(text).toContain('"docker.io/library/debian"');
    expect(text).not.toContain('"docker.io/library/"');
    expect(text).not.toContain('node');
  });

  it('says what only the arguments of the build decide', () => {
    const { refused } = policyFor('ARG BASE\nFROM $BASE\nARG U\nADD https://example.com/$U /\n', /./);
    expect(refused).toEqual([
      "the download https://example.com/$U: only the build's arguments say what it is",
      "the image $BASE: only the build's arguments say which it is",
    ]);
  });

  it('refuses what is not fixed under the strict policy, but for the frontend of Docker itself', () => {
    const { refused } = policyFor(dockerfile, /^(golang|grafana|docker)/, { preset: 'strict' });
    expect(refused).toContain('the image golang:1.25: it has no digest');
    expect(refused).toContain('the repository git@github.com:acme/app.git: no commit is named');
    expect(refused.join()).not.toContain('docker/dockerfile');
  });
});

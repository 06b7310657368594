import { expect, it } from 'vitest';
import { withoutSecrets } from '../../src/surroundings/without-secrets';

it('only the addresses of remotes are left, without passwords', () => {
  const config = `[core]
\tbare = false
[http "https://me:secret@example.com/"] extraheader = secret
[http]
\textraheader = AUTHORIZATION: basic secret
[remote "origin"]
\turl = https://me:secr@t@example.com/acme/web.git
\tfetch = +refs/heads/*:refs/remotes/origin/*
[remote "b"] url = git@example.com:acme/web
`;
  expect(withoutSecrets(config)).toBe(`[core]
[http "https://example.com/"]
[http]
[remote "origin"]
\turl = https://example.com/acme/web.git
[remote "b"] url = git@example.com:acme/web`);
});

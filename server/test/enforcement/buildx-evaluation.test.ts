import { describe, expect, it } from 'vitest';
import { updatePolicy } from '../../src/enforcement/buildx/update-policy';
import { ownRulesMarks } from '../../src/enforcement/buildx/write-policy';
import { digest, evaluate, git, http, image, noEngine, policyFor } from './rego';

const commit = '0123456789012345678901234567890123456789';
const dockerfile = `# syntax=docker/dockerfile:1
FROM golang:1.25 AS build
ADD --checksum=${digest} https://example.com/tool.tgz /tool.tgz
ADD --checksum=sha512:${'a'.repeat(128)} https://example.com/other.tgz /
ADD https://example.com/loose.sh /
ADD https://github.com/acme/lib.git#${commit} /lib
ADD git@github.com:acme/app.git#main /app
FROM grafana/grafana:11
COPY --from=babim/tool /bin/tool /bin/
COPY --from=Registry.example.com:5000/base:1 /a /a
`;
const other = `sha256:${'f'.repeat(64)}`;

/** Evaluates a policy for named inputs and says which it allows. */
function allowed(policy: string, inputs: Readonly<Record<string, object>>): string[] {
  const decisions = evaluate(policy, Object.values(inputs));
  expect(decisions).toHaveLength(Object.keys(inputs).length);
  for (const { allow, deny_msg } of decisions) expect(deny_msg.length === 0, deny_msg.join()).toBe(allow);
  return Object.keys(inputs).filter((_, index) => decisions[index]?.allow);
}

const inputs = {
  local: { local: { name: 'context' } },
  golang: image('docker.io/library/golang', '1.25'),
  debian: image('docker.io/library/debian', '13'),
  'debian pinned': image('docker.io/library/debian', '13', digest),
  grafana: image('docker.io/grafana/grafana', '11'),
  'grafana pinned': image('docker.io/grafana/grafana', undefined, digest),
  'grafana agent': image('docker.io/grafana/agent', '1'),
  babim: image('docker.io/babim/tool', 'latest'),
  'babim pinned': image('docker.io/babim/tool', 'latest', digest),
  'somebody else’s library': image('ghcr.io/library/golang', '1'),
  'own registry': image('registry.example.com:5000/base', '1'),
  frontend: image('docker.io/docker/dockerfile', '1'),
  scanner: image('docker.io/docker/buildkit-syft-scanner', 'stable-1'),
  acme: image('ghcr.io/acme/web', '2'),
  local_image: image('docker.io/library/acme-web', 'dev'),
  tool: http('https://example.com/tool.tgz', digest),
  'tool, changed': http('https://example.com/tool.tgz', other),
  other: http('https://example.com/other.tgz', other),
  loose: http('https://example.com/loose.sh', other),
  lib: git('https://github.com/acme/lib.git', commit),
  'lib, other commit': git('https://github.com/acme/lib.git', '9'.repeat(40)),
  app: git('git@github.com:acme/app.git', '9'.repeat(40)),
  'other repository': git('https://github.com/acme/other.git', commit),
};

describe.skipIf(noEngine !== undefined)(
  `evaluated by OPA${noEngine ? ` (skipped: ${noEngine})` : ''}`,
  () => {
    it('allows what the linter trusts, and nothing else', () => {
      const { text } = policyFor(dockerfile, /^(golang|grafana|docker\/|Registry)/);
      expect(allowed(text, inputs)).toEqual([
        'local',
        'golang',
        'debian',
        'debian pinned',
        'grafana',
        'grafana pinned',
        'own registry',
        'frontend',
        'scanner',
        'local_image',
        'tool',
        'other',
        'lib',
        'app',
      ]);
    });

    it('wants digests and commits under the strict policy', () => {
      const { text } = policyFor(dockerfile, /^(golang|grafana|docker\/|Registry)/, { preset: 'strict' });
      expect(allowed(text, inputs)).toEqual([
        'local',
        'debian pinned',
        'grafana pinned',
        'frontend',
        'scanner',
        'tool',
        'other',
        'lib',
      ]);
    });

    it('allows nobody but the distributions that are used when only those are trusted', () => {
      const { text } = policyFor('FROM debian:13\n', /debian/, { preset: 'distribution-only' });
      expect(allowed(text, inputs)).toEqual(['local', 'debian', 'debian pinned', 'frontend', 'scanner']);
    });

    it('follows the policy file, the mirrors, the owner in the git remote and the images of the workspace', () => {
      const { text } = policyFor(
        'FROM debian:13\nADD https://example.com/loose.sh /\n',
        /debian/,
        {
          preset: 'recommended',
          trust: { images: ['babim/*', 'registry.example.com:5000'], sources: ['example.com'] },
          mirrors: { 'mirror.example.com/hub/': 'docker.io' },
        },
        { owners: ['Acme'], localImages: ['grafana/agent:dev', 'not an image'] },
      );
      const more = {
        ...inputs,
        mirror: image('mirror.example.com/hub/library/debian', '13'),
        'mirror of somebody': image('mirror.example.com/hub/x/y', '13'),
        'look-alike host': image('registry.example.com:5000.example.org/x', '1'),
      };
      expect(allowed(text, more)).toEqual([
        'local',
        'golang',
        'debian',
        'debian pinned',
        'grafana agent',
        'babim',
        'babim pinned',
        'own registry',
        'frontend',
        'scanner',
        'acme',
        'local_image',
        'loose',
        'mirror',
      ]);
    });

    it('denies with a message that names the image', () => {
      const { text } = policyFor(dockerfile, /golang/);
      const [decision] = evaluate(text, [inputs.babim]);
      expect(decision?.allow).toBe(false);
      expect(decision?.deny_msg).toEqual([expect.stringContaining('docker.io/babim/tool:latest')]);
    });

    it('denies what it does not know at all', () => {
      const { text } = policyFor(dockerfile, /golang/);
      expect(evaluate(text, [{ env: {} }, { blob: {} }]).map(({ allow }) => allow)).toEqual([false, false]);
    });

    it('obeys own rules, those that allow and those that deny', () => {
      const { text } = policyFor(dockerfile, /golang/);
      const own = `allow if input.http.host == "example.com"\ndeny_msg contains "no digest" if {\n  input.image\n  not input.image.isCanonical\n}\n`;
      const edited = text.replace(`${ownRulesMarks.start}\n`, `${ownRulesMarks.start}\n${own}`);
      const updated = updatePolicy(edited, policyFor(dockerfile, /golang|grafana/).text);
      expect(updated.kind).toBe('write');
      expect(allowed(updated.text, inputs)).toEqual([
        'local',
        'debian pinned',
        'grafana pinned',
        'tool',
        'tool, changed',
        'other',
        'loose',
        'lib',
        'app',
      ]);
    });

    it('the example between the marks is valid', () => {
      const { text } = policyFor(dockerfile, /golang/);
      const example = text
        .slice(text.indexOf(ownRulesMarks.start), text.indexOf(ownRulesMarks.end))
        .split('\n')
        .slice(2)
        .map((line) => line.replace(/^# /, ''))
        .join('\n');
      const [decision, production] = evaluate(`${text}\n${example}`, [
        http('https://downloads.example.com/x'),
        { ...image('docker.io/library/golang', '1'), env: { target: 'production' } },
      ]);
      expect(decision?.allow).toBe(true);
      expect(production).toEqual({ allow: false, deny_msg: ['Production is built from digests.'] });
    });

    it('is valid for names and addresses with special characters', () => {
      const { text } = policyFor(
        'FROM debian\nADD git://example.com/%22%s.git /x\nADD https://example.com/a%20b?x="y"\\n /\n',
        /./,
        { preset: 'strict', trust: { images: ['a"b/*', '`x`/*', '*'], sources: ['*'] } },
      );
      expect(allowed(text, { local: inputs.local, 'babim pinned': inputs['babim pinned'] })).toEqual([
        'local',
        'babim pinned',
      ]);
    });
  },
);

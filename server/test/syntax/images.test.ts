// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Dockerfile text
import { parseAll } from '@swimlane/docker-reference';
import { describe, expect, it } from 'vitest';
import { imageUses, parseDockerfile, parseImageReference, partSpan } from '../../src/syntax';
import { textOf } from './helpers';

const sha = `sha256:${'0123456789abcdef'.repeat(4)}`;

function parts(text: string): (string | undefined)[] | undefined {
  const found = parseImageReference(text);
  return found && [found.registry, found.repository, found.tag, found.digest];
}

describe('image references', () => {
  it.each([
    ['debian', ['docker.io', 'library/debian', undefined, undefined]],
    ['debian:12', ['docker.io', 'library/debian', '12', undefined]],
    ['grafana/grafana', ['docker.io', 'grafana/grafana', undefined, undefined]],
    ['docker.io/debian', ['docker.io', 'library/debian', undefined, undefined]],
    ['index.docker.io/library/debian:12', ['docker.io', 'library/debian', '12', undefined]],
    ['registry-1.docker.io/a/b', ['docker.io', 'a/b', undefined, undefined]],
    ['registry.hub.docker.com/debian', ['docker.io', 'library/debian', undefined, undefined]],
    ['localhost/a', ['localhost', 'a', undefined, undefined]],
    ['localhost:5000', ['docker.io', 'library/localhost', '5000', undefined]],
    ['reg:5000/a', ['reg:5000', 'a', undefined, undefined]],
    ['Quay.IO/a/b', ['quay.io', 'a/b', undefined, undefined]],
    ['[2001:db8::1]:5000/a:b', ['[2001:db8::1]:5000', 'a', 'b', undefined]],
    ['a/b__c---d.e_f', ['docker.io', 'a/b__c---d.e_f', undefined, undefined]],
    [`a@${sha}`, ['docker.io', 'library/a', undefined, sha]],
  ])('reads %s', (text, expected) => {
    expect(parts(text)).toEqual(expected);
  });

  it('I1: tag and digest after a host with a port', () => {
    expect(parts(`localhost:5000/a/b:tag@${sha}`)).toEqual(['localhost:5000', 'a/b', 'tag', sha]);
  });

  it('I2: a dot in a later component makes no host', () => {
    expect(parts('a/b.c:1')).toEqual(['docker.io', 'a/b.c', '1', undefined]);
    expect(parts('a/b/c.d/e:1')).toEqual(['docker.io', 'a/b/c.d/e', '1', undefined]);
  });

  it('I3: an upper-case first component is a host', () => {
    expect(parts('MYREG/x')).toEqual(['myreg', 'x', undefined, undefined]);
  });

  it.each([
    '',
    ':',
    'a:',
    'a@',
    'a//b',
    '/a',
    'a/',
    'Debian',
    'a b',
    'a:b:c',
    'a@sha256:12',
    `a@sha256:${'A'.repeat(64)}`,
    `a@${sha}@${sha}`,
    'https://a/b',
    '-a',
    'a-',
    'a___b',
    'a..b',
    'a_.b',
    `${'0'.repeat(63)}a`,
    `a:${'t'.repeat(129)}`,
    'a'.repeat(256),
    'host:port/a',
    '-h.b/a',
    '{{ image }}',
  ])('refuses %j', (text) => {
    expect(parseImageReference(text)).toBeUndefined();
  });

  it('says where each part stands', () => {
    const text = `quay.io/a/b:1@${sha}`;
    const found = parseImageReference(text);
    const where = Object.values(found?.parts ?? {}).map((part) => part && text.slice(part.start, part.end));
    expect(where).toEqual(['quay.io', 'a/b', '1', sha]);
  });

  it('agrees with another implementation of the grammar', () => {
    const names = [
      'a',
      'a-b',
      'a_b',
      'a__b',
      'a.b',
      'A',
      'a_-b',
      '0',
      'localhost',
      'a.b:80',
      '',
      'x--y',
      '-x',
      'é',
    ];
    const ends = ['', ':1', ':a.b-c_d', ':-a', ':', `@${sha}`, `:1@${sha}`, '@sha256:1', ':1:2', `@${sha}:1`];
    const differences: string[] = [];
    let accepted = 0;
    for (const first of names) {
      for (const second of ['', ...names.map((name) => `/${name}`), '/a/b', '/a.b/c']) {
        for (const end of ends) {
          const text = first + second + end;
          // A host of capitals alone is one to Docker, and refused by the partner.
          if (/^[A-Z]+\//.test(text)) continue;
          if (partner(text) !== undefined) accepted++;
          if (partner(text) !== parts(text)?.join(' ')) differences.push(text);
        }
      }
    }
    expect(differences).toEqual([]);
    expect(accepted).toBeGreaterThan(300);
  });
});

function partner(text: string): string | undefined {
  try {
    const { domain, repository, tag, digest } = parseAll(text);
    if (!repository) return undefined;
    return [domain || 'docker.io', repository, tag ?? undefined, digest ?? undefined].join(' ');
  } catch {
    return undefined;
  }
}

describe('operands in a file', () => {
  function uses(text: string): [string, boolean, string, string | undefined][] {
    const file = parseDockerfile(text);
    return imageUses(file).map(({ via, onbuild, source, span }) => [
      via,
      onbuild,
      source.kind === 'stage' ? `stage ${source.stage}` : source.kind,
      textOf(file, span),
    ]);
  }

  it('I4: a digest that is split over lines is joined', () => {
    const file = parseDockerfile(`FROM a@sha256:${'0'.repeat(32)}\\\n${'1'.repeat(32)}`);
    const base = file.stages[0]?.base;
    expect(base?.kind === 'image' && base.reference.digest).toBe(`sha256:${'0'.repeat(32)}${'1'.repeat(32)}`);
  });

  it('I5: a default may hold a tag', () => {
    const base = parseDockerfile(`FROM \${I:-x:y}@${sha}`).stages[0]?.base;
    expect(base?.kind === 'image' && [base.reference.tag, base.reference.digest]).toEqual(['y', sha]);
  });

  it('I6: words that BuildKit refuses are problems', () => {
    expect(parseDockerfile('FROM a b c').problems).toHaveLength(1);
    expect(parseDockerfile('FROM a AS 1x').problems).toHaveLength(1);
    expect(parseDockerfile('FROM').problems).toHaveLength(1);
    expect(parseDockerfile('FROM a AS b').problems).toEqual([]);
    expect(parseDockerfile('FROM a AS 1x').stages[0]).toMatchObject({ name: undefined });
  });

  it('finds every operand that may name an image', () => {
    const text = [
      '# syntax=docker/dockerfile:1 extra',
      'FROM debian:12 AS one',
      'COPY --from=nginx:1 a b',
      'ADD --from=busybox a b',
      'RUN --mount=type=bind,from=alpine:3,target=/a --mount=type=cache,target=/b --mount=from=one x',
      'ONBUILD COPY --chown=a --from=golang:1 a b',
      'ONBUILD RUN --mount=from=rust x',
      'FROM one',
      'COPY --from=0 a b',
      'COPY --from=ONE a b',
      'COPY --from=1 a b',
      'COPY --from=later a b',
      'FROM scratch AS later',
      'COPY --from=$UNKNOWN a b',
    ].join('\n');
    expect(uses(text)).toEqual([
      ['syntax', false, 'image', 'docker/dockerfile:1'],
      ['from', false, 'image', 'debian:12'],
      ['copy', false, 'image', 'nginx:1'],
      ['add', false, 'image', 'busybox'],
      ['mount', false, 'image', 'alpine:3'],
      ['mount', false, 'unknown', 'one'],
      ['copy', true, 'image', 'golang:1'],
      ['mount', true, 'image', 'rust'],
      ['from', false, 'stage 0', 'one'],
      ['copy', false, 'stage 0', '0'],
      ['copy', false, 'stage 0', 'ONE'],
      ['copy', false, 'unknown', '1'],
      ['copy', false, 'unknown', 'later'],
      ['from', false, 'scratch', 'scratch'],
      ['copy', false, 'unknown', '$UNKNOWN'],
    ]);
  });

  it('a quoted base is unquoted', () => {
    const file = parseDockerfile('FROM "debian:12"');
    const base = file.stages[0]?.base;
    expect(base?.operand?.value).toBe('debian:12');
    expect(base && textOf(file, partSpan(file, base, 'tag'))).toBe('12');
  });

  it('says where a part of the reference stands, when it stands there as it is', () => {
    const file = parseDockerfile('ARG V=1\nFROM quay.io/a/b:1\nFROM a:$V\nFROM a:\\\n1');
    const where = file.stages.map((stage) =>
      (['registry', 'repository', 'tag', 'digest'] as const).map((part) =>
        textOf(file, partSpan(file, stage.base, part)),
      ),
    );
    expect(where).toEqual([
      ['quay.io', 'a/b', '1', undefined],
      [undefined, undefined, undefined, undefined],
      [undefined, undefined, undefined, undefined],
    ]);
  });

  it.each(['{{ image }}', 'a:{{version}}', '%%BASE%%', '@@BASE@@', '<%=', 'x:@TAG@', '__BASE__:1'])(
    'takes %s for unknown',
    (operand) => {
      const [base] = uses(`FROM ${operand}`);
      expect(base?.[2]).toBe('unknown');
    },
  );

  it.each([
    'FROM {{ image }}',
    '{% if a %}\nFROM a',
    'FROM a\n%%RUN%%',
    "include(`a.m4')\nFROM a",
    'FROM @@X@@',
  ])('sees a template in %j', (text) => {
    expect(parseDockerfile(text).template).toBe(true);
  });

  it.each([
    "FROM a\nRUN go list -f '{{.Dir}}'",
    'FROM a\nRUN <<E\n{{ x }}\nE',
    'FROM a\n# {{ x }}',
    'FROM a\nLABEL a={{b}}',
    'FROM a\nRUN npm i a@b @scope/x',
    'FROM a\nCOPY --chown=a:b x@y /z',
  ])('sees no template in %j', (text) => {
    expect(parseDockerfile(text).template).toBe(false);
  });
});

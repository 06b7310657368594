// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Dockerfile text
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageOf } from '../../src/origins/page';
import { summaryOf } from '../../src/origins/summary';
import { defaultPolicy } from '../../src/policy/policy';
import { account, after, image } from './helpers';

const sum = '24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d';
const commit = '0123456789abcdef0123456789abcdef01234567';

describe('the base', () => {
  it.each([
    [
      'FROM debian:bookworm-slim',
      { publisher: 'Docker Official Images', trusted: true, because: 'official' },
    ],
    ['FROM someone/debian:12', { publisher: null, trusted: false, because: 'community' }],
    ['FROM registry.example.com/base:1', { trusted: false, because: 'unknown-registry' }],
    ['ARG V=12\nFROM debian:${V}', { kind: 'image', image: 'debian:12', trusted: true }],
    ['FROM $BASE', { kind: 'unknown', text: '$BASE' }],
    ['FROM scratch', { kind: 'scratch' }],
    [`FROM debian:12@sha256:${sum}`, { digest: true, image: `debian:12@sha256:${sum}` }],
  ])('%s', (text, expected) => {
    expect(image(`${text}\n`).base).toMatchObject(expected);
  });

  it('is trusted when the policy says so, and through its mirrors', () => {
    const trust = { images: ['registry.example.com/*'], sources: [] };
    expect(
      image('FROM registry.example.com/base:1\n', { policy: { ...defaultPolicy, trust } }).base,
    ).toMatchObject({
      trusted: true,
      because: 'policy',
    });
    const mirrors = { 'registry.example.com/hub': 'docker.io' };
    const policy = { ...defaultPolicy, mirrors };
    expect(image('FROM registry.example.com/hub/library/debian:12\n', { policy }).base).toMatchObject({
      image: 'registry.example.com/hub/library/debian:12',
      publisher: 'Docker Official Images',
    });
  });

  it('gives the distribution and its release', () => {
    expect(image('FROM debian:12-slim\n').distribution).toEqual({ name: 'debian', release: 'bookworm' });
    expect(image('FROM alpine:3.20\n').distribution).toEqual({ name: 'alpine', release: '3.20' });
    expect(image('FROM someone/thing\n').distribution).toBeNull();
  });

  it('of the image is that of its first stage, of the stage what its FROM says', () => {
    const found = account('FROM debian:12 AS a\nFROM a AS b\n');
    expect(found.image).toMatchObject({ base: { image: 'debian:12' }, stages: ['b', 'a'] });
    expect(found.stages[1]?.base).toEqual({ kind: 'stage', stage: 'a' });
  });
});

describe('packages', () => {
  it('are listed by manager, sorted and once', () => {
    expect(after('apt-get install -y nginx curl=7.* && apt install curl=7.*').packages).toEqual([
      { manager: 'apt', names: ['curl=7.*', 'nginx'] },
    ]);
  });

  it('from elsewhere are told with their check', () => {
    const url = 'https://example.org/a.deb';
    expect(after(`curl -o a.deb ${url} && dpkg -i a.deb`)).toMatchObject({
      packageFiles: [{ manager: 'apt', url, check: null }],
      downloads: [],
    });
    expect(
      after(`curl -o a.deb ${url} && echo "${sum}  a.deb" | sha256sum -c && dpkg -i a.deb`).packageFiles,
    ).toMatchObject([{ check: 'checksum' }]);
  });

  it('of stages that the image is built FROM are its own, those of others are not', () => {
    const found = account(
      'FROM debian:12 AS a\nRUN apt-get install -y git\nFROM debian:12 AS other\nRUN apt-get install -y gcc\nFROM a\nRUN apt-get install -y make\n',
    );
    expect(found.image?.packages).toEqual([{ manager: 'apt', names: ['git', 'make'] }]);
    expect(found.image?.filesFrom).toEqual([]);
  });
});

describe('repositories', () => {
  const line = (options: string) =>
    `echo "deb ${options}https://packages.example.com/debian stable main" > /etc/apt/sources.list.d/x.list`;

  it('of the distribution are none of these', () => {
    expect(
      after('echo "deb http://ftp.de.debian.org/debian bookworm-backports main" >> /etc/apt/sources.list')
        .repositories,
    ).toEqual([]);
  });

  it('tell whose key signs them', () => {
    const found = after(
      `curl -fsSL https://packages.example.com/key.asc | gpg --dearmor -o /usr/share/keyrings/x.gpg && ${line('[signed-by=/usr/share/keyrings/x.gpg] ')}`,
    );
    expect(found.repositories).toMatchObject([
      {
        manager: 'apt',
        location: 'https://packages.example.com/debian',
        suite: 'stable',
        components: ['main'],
        configuredBy: 'file',
        key: { scope: 'keyring', file: '/usr/share/keyrings/x.gpg' },
        trusted: false,
      },
    ]);
    expect(after(line('')).repositories[0]?.key).toEqual({ scope: 'none', fixed: null, file: null });
  });

  it('are found behind setup scripts', () => {
    const found = after('curl -fsSL https://deb.nodesource.com/setup_20.x | bash -');
    expect(found.repositories).toMatchObject([{ configuredBy: 'script', key: { scope: 'unknown' } }]);
    expect(found.scripts).toMatchObject([{ interpreter: 'bash', check: null }]);
  });

  it('and all other places are trusted by the policy', () => {
    const policy = { ...defaultPolicy, trust: { images: [], sources: ['packages.example.com'] } };
    const text = `FROM debian:12\nRUN ${line('')} && curl -O https://packages.example.com/x.tar.gz && tar xf x.tar.gz\n`;
    expect(image(text, { policy })).toMatchObject({
      repositories: [{ trusted: true }],
      downloads: [{ trusted: true }],
    });
  });
});

describe('downloads', () => {
  it.each([
    [`curl -o /opt/a https://example.org/a`, { tool: 'curl', check: null, kept: true }],
    [`curl -o /tmp/a https://example.org/a && rm /tmp/a`, { check: null, kept: false, uses: [] }],
    [
      `curl -o /t/a.tgz https://example.org/a.tgz && echo "${sum}  /t/a.tgz" | sha256sum -c && tar xf /t/a.tgz -C /opt`,
      { check: 'checksum', kept: true },
    ],
    [
      `curl -o /t/a.tgz https://example.org/a.tgz && tar xf /t/a.tgz -C /opt && echo "${sum}  /t/a.tgz" | sha256sum -c`,
      { check: null },
    ],
    [
      `git clone https://example.org/a.git && cd a && git checkout ${commit}`,
      { tool: 'git', check: 'commit' },
    ],
    ['curl -o /opt/a https://example.org/$(uname -m)/a', { url: 'https://example.org/$(uname -m)/a' }],
  ])('%s', (command, expected) => {
    expect(after(command).downloads).toMatchObject([expected]);
  });

  it('of other stages are the image’s when they are copied into it', () => {
    const text =
      'FROM debian:12 AS get\nADD https://example.org/a.jar /a.jar\nFROM debian:12\nCOPY --from=get /a.jar /app/a.jar\n';
    expect(image(text)).toMatchObject({
      downloads: [{ url: 'https://example.org/a.jar', kept: true }],
      filesFrom: ['get'],
      copiedFrom: [{ from: { kind: 'stage', stage: 'get' }, paths: ['/a.jar'], kept: true }],
    });
  });
});

describe('files', () => {
  it('of the build context are told by name', () => {
    expect(
      image(
        'FROM debian:12\nCOPY b.conf a/ /etc/\nADD ["x y", "/z"]\nRUN --mount=type=bind,source=s,target=/s true\n',
      ).contextFiles,
    ).toEqual(['a/', 'b.conf', 's', 'x y']);
  });

  it('of images are told with the image', () => {
    const text = 'FROM debian:12\nCOPY --from=busybox:1.36 /bin/sh /bin/busybox /x/\n';
    expect(image(text).copiedFrom).toMatchObject([
      { from: { image: 'busybox:1.36', trusted: true }, paths: ['/bin/busybox', '/bin/sh'] },
    ]);
  });

  it('that are only mounted do not stay', () => {
    const text =
      'FROM debian:12 AS a\nFROM debian:12\nRUN --mount=from=a,source=/x,target=/y --mount=type=cache,target=/c true\n';
    expect(image(text)).toMatchObject({ copiedFrom: [{ paths: ['/x'], kept: false }], contextFiles: [] });
  });
});

describe('what a container starts', () => {
  it('is told by its words', () => {
    expect(
      image('FROM debian:12\nENTRYPOINT ["/bin/x", "-a b"]\nCMD exec serve --port 80\nVOLUME /data\n'),
    ).toMatchObject({
      start: {
        entrypoint: { form: 'exec', commands: [['/bin/x', '-a b']] },
        cmd: { form: 'shell', commands: [['serve', '--port', '80']] },
      },
      volumes: ['/data'],
    });
  });
});

describe('logins', () => {
  it('are never told', () => {
    const text = [
      'FROM debian:12',
      'ARG TOKEN=hunter2',
      'ADD https://user:hunter2@example.org/a.tgz /a',
      'RUN curl -o /b https://hunter2@example.org/b && curl -o /c "https://example.org/c?access_token=hunter2&x=1"',
      'RUN curl https://u:hunt/er2@example.org/i.sh | sh',
      'RUN pip install -i https://u:${TOKEN}@pypi.example.org/simple x git+https://$TOKEN@example.org/a.git',
      'RUN echo "deb https://u:hunter2@packages.example.com/debian stable main" > /etc/apt/sources.list.d/x.list',
      'COPY --from=u:hunter2@registry.example.org/a:1 /a /a',
      'ENTRYPOINT ["serve", "--password=hunter2", "--token", "hunter2"]',
    ].join('\n');
    const found = account(text);
    for (const told of [JSON.stringify(found), pageOf(found, 'Dockerfile')]) expect(told).not.toMatch(/hunt/);
    expect(found.image?.downloads.map(({ url }) => url)).toEqual([
      'https://example.org/a.tgz',
      'https://example.org/b',
      'https://example.org/c?access_token=***&x=1',
    ]);
  });

  it('look like no ports, packages and addresses', () => {
    const text =
      'FROM debian:12\nRUN npm install a@npm:b@1.2 && curl -o /x https://example.org:8443/a@1.2/b && git clone git@example.org:a/b.git\n';
    const { downloads, languagePackages } = image(text);
    expect(downloads.map(({ url }) => url)).toEqual([
      'https://example.org:8443/a@1.2/b',
      'git@example.org:a/b.git',
    ]);
    expect(languagePackages[0]?.names).toEqual(['a@npm:b@1.2']);
  });
});

describe('any text', () => {
  it('gives an account that JSON can hold, the same each time', () => {
    const word = fc.constantFrom(
      ...[
        'FROM',
        'debian:12',
        'AS',
        'a',
        'b',
        '\n',
        ' ',
        'COPY',
        '--from=',
        'RUN',
        'ADD',
        'https://e.org/x',
        '.',
        '/',
      ],
      ...[
        'apt-get install',
        'curl',
        '| sh',
        '&&',
        '$X',
        '${',
        '"',
        "'",
        '`',
        '\\',
        '[',
        ']',
        '<<E\n',
        'E\n',
        'pip install',
      ],
      ...[
        '--mount=type=bind',
        ',from=a',
        'CMD',
        'ENTRYPOINT',
        'VOLUME',
        'ONBUILD',
        '{{ x }}',
        '@',
        ':',
        '|',
        '\u0000',
      ],
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(word, { maxLength: 40 }).map((words) => words.join('')),
      fc.array(word, { maxLength: 40 }).map((words) => `FROM debian:12 AS a\nFROM a\n${words.join(' ')}`),
    );
    fc.assert(
      fc.property(text, (content) => {
        const found = account(content);
        expect(JSON.parse(JSON.stringify(found))).toEqual(found);
        expect(account(content)).toEqual(found);
        expect(pageOf(found, 'Dockerfile')).toMatch(/^# /);
        for (const stage of found.stages)
          expect(summaryOf('**x**', stage).split('\n').length).toBeLessThanOrEqual(14);
      }),
      { numRuns: 300 },
    );
  });

  it('takes no longer than its length explains', () => {
    const stages = Array.from(
      { length: 5000 },
      (_, i) => `FROM ${i === 0 ? 'debian:12' : `s${i - 1}`} AS s${i}`,
    );
    const started = performance.now();
    account(stages.join('\n'));
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

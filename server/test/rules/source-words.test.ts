// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of Dockerfiles, not of TypeScript
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/edits';
import { lint } from '../../src/linter';
import { defaultPolicy } from '../../src/policy/policy';

function findings(rule: string, ...lines: string[]) {
  const text = `${lines.join('\n')}\n`;
  return lint({ text, policy: defaultPolicy, today: new Date('2026-11-21') })
    .findings.filter((f) => f.rule === rule)
    .map((f) => ({
      message: f.message,
      related: f.related.map((r) => `${r.message}: ${text.slice(r.span.start, r.span.end)}`),
      fixes: f.fixes.map((fix) => ({ title: fix.title, after: applyEdits(text, fix.edits).split('\n') })),
    }));
}

const debian = 'FROM debian:trixie-slim';
const clone = 'git clone https://code.example.org/x.git /x';

describe('what is made of a clone', () => {
  it.each([
    ['make -C /x', ['built here: make -C /x']],
    ['cd /x && make', ['built here: make']],
    ['/x/build.sh', ['run here: /x/build.sh']],
    ['cd /x && ./install --all', ['run here: ./install --all']],
    ['cd /x && python3 setup.py install', ['run here: python3 setup.py install']],
    ['. /x/x.sh', ['run here: . /x/x.sh']],
    ['pip install /x', ['installed here: pip install /x']],
    ['cd /x && pip install -e .', ['installed here: pip install -e .']],
    ['cd src && ./configure --add-module=/x', ['built here: ./configure --add-module=/x']],
    ['cd /x && pip install wheel', []],
    ['cd /x && npm install -g grunt', []],
    ['htpasswd -bc /x/.htpasswd me me', []],
    ['openssl req -out /x/cert.pem', []],
    ['useradd -d /x me', []],
    ['cd /x && useradd me', []],
    ['touch /x/file', []],
  ])('%s', (command, related) =>
    expect(findings('unverified-download', debian, `RUN ${clone} && ${command}`)).toMatchObject([
      { related },
    ]),
  );
});

describe('how a download was compared', () => {
  const fetched = 'curl -fsSLO https://x.example.org/x-1.0.deb';
  it.each([
    [`echo "${'1'.repeat(32)}  x-1.0.deb" | md5sum -c -`, 'Its only check is an MD5 sum', 'compared here'],
    [`echo "${'1'.repeat(40)}  x-1.0.deb" | sha1sum -c -`, 'Its only check is a SHA-1 sum', 'compared here'],
    [
      'curl -fsSL https://x.example.org/x-1.0.deb.md5 | md5sum -c -',
      'a checksum that was fetched as well',
      'compared here',
    ],
  ])('%s', (check, words, place) => {
    const [found] = findings('package-file', debian, `RUN ${fetched} && ${check} && dpkg -i x-1.0.deb`);
    expect(found?.message).toContain(words);
    expect(found?.message).not.toContain('nothing says');
    expect(found?.related[0]).toMatch(`${place}: `);
  });

  it('says that a signature was verified, not compared', () => {
    const key = `gpg --batch --recv-keys ${'A1'.repeat(20)} && gpg --batch --verify x-1.0.deb.asc x-1.0.deb`;
    const signature = 'curl -fsSLO https://x.example.org/x-1.0.deb.asc';
    const run = `RUN ${fetched} && ${signature} && ${key} && dpkg -i x-1.0.deb`;
    expect(findings('package-file', debian, run)[0]?.message).toContain('Its signature is verified, but');
  });

  it('says so of scripts', () => {
    const run = `RUN curl -fsSo x.sh https://x.example.org/x.sh && echo "${'1'.repeat(32)}  x.sh" | md5sum -c - && sh x.sh`;
    const [found] = findings('remote-script', debian, run);
    expect(found?.message).toContain('Its only check is an MD5 sum');
    expect(found?.related[0]).toMatch('compared here');
  });
});

describe('where an address is set', () => {
  const use = 'RUN curl -fsSLo /usr/local/bin/x "$URL" && chmod +x /usr/local/bin/x';
  it('is shown for the variable that holds the host', () => {
    const lines = ['ARG V=1.0', 'ARG URL=https://x.example.org/x-${V}', use];
    expect(findings('unverified-download', debian, ...lines)[0]?.related[0]).toBe(
      'its address is set here: URL=https://x.example.org/x-${V}',
    );
  });

  it('is not shown for a version in its path', () => {
    const run = 'RUN curl -fsSLo /usr/local/bin/x https://x.example.org/$V/x-$V && chmod +x /usr/local/bin/x';
    expect(findings('unverified-download', debian, 'ENV V=1.0', run)[0]?.related).toEqual([
      'made executable here: chmod +x /usr/local/bin/x',
    ]);
    expect(
      findings('dead-source', debian, 'ENV V=1.0', 'RUN wget https://dl.bintray.com/x/$V/x-$V.tgz'),
    ).toMatchObject([{ related: [] }]);
  });

  it('is shown once', () => {
    const run = 'RUN wget https://$HOST/a/$HOST/x.tgz';
    expect(findings('dead-source', debian, 'ENV HOST=dl.bintray.com', run)).toMatchObject([
      { related: ['its address is set here: HOST=dl.bintray.com'] },
    ]);
  });
});

describe('the mode of a folder', () => {
  const fetched = 'RUN curl -fsSLo /var/www/x https://x.example.org/x-1.0';
  it.each([
    ['chmod -R 755 /var/www', 0],
    ['chmod 755 /var/www', 0],
    ['chmod -R a+rX /var/www', 0],
    ['chmod -R a+x /var/www', 1],
    ['chmod 755 /var/www/*', 1],
    ['chmod -R 755 /var/www/x', 1],
  ])('%s makes %d programs of what lies in it', (command, count) =>
    expect(findings('unverified-download', debian, `${fetched} && ${command}`)).toHaveLength(count),
  );
});

describe('a switch of certificates', () => {
  it.each([
    ['wget --no-check-certificate http://x.example.org/x-1.0.tgz', '--no-check-certificate'],
    ['curl -k -O http://x.example.org/x-1.0.tgz', '-k'],
  ])('%s', (command, option) => {
    const [found] = findings('unchecked-packages', debian, `RUN ${command}`);
    expect(found?.message).toContain('over http:// there is none');
    expect(found?.fixes[0]?.title).toBe(`Remove “${option}”; what comes over http:// stays unprotected`);
  });

  it('over https takes whoever answers', () => {
    const [found] = findings('unchecked-packages', debian, 'RUN curl -kO https://x.example.org/x-1.0.tgz');
    expect(found?.message).toContain('whoever answers');
  });
});

describe('keys', () => {
  it('that rpm imports may sign for every repository', () => {
    const [found] = findings(
      'unpinned-key',
      'FROM fedora:43',
      'RUN rpm --import https://x.example.org/k.asc',
    );
    expect(found?.message).toContain('It may sign for every repository');
  });

  it('are moved into a keyring of their repository together with their ADD', () => {
    const [found] = findings(
      'unpinned-key',
      debian,
      'ADD https://x.example.org/key.gpg /etc/apt/trusted.gpg.d/x.gpg',
      'RUN echo "deb https://x.example.org/apt stable main" > /etc/apt/sources.list.d/x.list',
    );
    expect(found?.fixes).toMatchObject([
      {
        title:
          'Trust the key for its repository alone (signed-by); the build stops until you fill in its SHA-256',
        after: [
          debian,
          'ADD --checksum=sha256:FILL-IN-THE-SHA256-OF-THE-KEY --chmod=644 https://x.example.org/key.gpg /etc/apt/keyrings/x.gpg',
          'RUN echo "deb [signed-by=/etc/apt/keyrings/x.gpg] https://x.example.org/apt stable main" > /etc/apt/sources.list.d/x.list',
          '',
        ],
      },
    ]);
  });

  it.each([
    ['no such repository is seen', 'ADD https://x.example.org/key.gpg /etc/apt/trusted.gpg.d/x.gpg'],
    [
      'the file is named elsewhere',
      'ADD https://x.example.org/key.gpg /etc/apt/trusted.gpg.d/x.gpg\nRUN chmod 644 /etc/apt/trusted.gpg.d/x.gpg && echo "deb https://x.example.org/apt stable main" > /etc/apt/sources.list.d/x.list',
    ],
  ])('stay where they are, with a checksum, where %s', (_, lines) => {
    const [found] = findings('unpinned-key', debian, lines);
    expect(found?.fixes.map((f) => f.title)).toEqual([
      'Check the key: the build stops until you fill in its SHA-256',
    ]);
    expect(found?.fixes[0]?.after[1]).toBe(
      'ADD --checksum=sha256:FILL-IN-THE-SHA256-OF-THE-KEY https://x.example.org/key.gpg /etc/apt/trusted.gpg.d/x.gpg',
    );
  });

  it('are compared before gpg imports them, as the keyring is another file each time', () => {
    const run =
      'RUN curl -fsSL https://x.example.org/key.asc | gpg --no-default-keyring --keyring /etc/apt/trusted.gpg.d/x.gpg --import';
    const [found] = findings('unpinned-key', debian, run);
    expect(found?.fixes[0]?.after[1]).toBe(
      'RUN curl -fsSL https://x.example.org/key.asc -o /tmp/key.asc && echo "FILL-IN-THE-SHA256-OF-THE-KEY  /tmp/key.asc" | sha256sum -c - && gpg --no-default-keyring --keyring /etc/apt/trusted.gpg.d/x.gpg --import < /tmp/key.asc && rm /tmp/key.asc',
    );
  });

  it('say it in the title when the fingerprint is fixed as well', () => {
    const [found] = findings(
      'unpinned-key',
      'FROM debian:bookworm-slim',
      'RUN curl -fsSL https://dl.yarnpkg.com/debian/pubkey.gpg | apt-key add - && echo "deb https://dl.yarnpkg.com/debian/ stable main" > /etc/apt/sources.list.d/yarn.list',
    );
    expect(found?.fixes.map((f) => f.title)).toEqual([
      'Trust the key for the repository of Yarn alone (signed-by), and take only 72ECF46A56B4AD39C907BBB71646B01B86E50310',
    ]);
  });
});

describe('a destination that begins with a variable', () => {
  it.each([
    ['wget -O $H/lib/p.jar https://x.example.org/p-1.0.jar', '$H/lib/p.jar'],
    ['curl -fsSL https://x.example.org/p-1.0.jar -o "${H}/lib/p.jar"', '${H}/lib/p.jar'],
    ['curl -fsSL https://x.example.org/p-1.0.jar > $H/lib/p.jar', '$H/lib/p.jar'],
    ['wget -P $H/lib https://x.example.org/p-1.0.jar', '$H/lib/p-1.0.jar'],
  ])('%s', (command, file) => {
    const [found] = findings('unverified-download', debian, 'ENV H=/opt/x', `RUN ${command}`);
    expect(found?.fixes[0]?.after.join('\n')).toContain(`-SHA256-OF-THE-DOWNLOAD  ${file}" | sha256sum -c -`);
  });
});

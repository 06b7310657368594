import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/edits';
import { lint } from '../../src/linter';
import { defaultPolicy, type Policy } from '../../src/policy/policy';

const today = new Date('2026-11-21');

/** Findings of the sources family, with the text they stand at. */
function sources(text: string, files: Readonly<Record<string, string>>, policy: Policy = defaultPolicy) {
  const { findings, failures } = lint({ text, policy, today, contextFile: (name) => files[name] });
  expect(failures).toEqual([]);
  const family = /^(?:third-party-repository|unchecked-packages|dead-source|mixed-suite|global-key)$/;
  return findings
    .filter(({ rule }) => family.test(rule))
    .map(({ rule, severity, message, span, fixes, allowances }) => ({
      rule,
      severity,
      message,
      at: text.slice(span.start, span.end),
      fixes,
      allowances,
    }));
}

const debian = (line: string) => `FROM debian:trixie-slim\n${line}\n`;
const copied = debian('COPY docker/vendor.list /etc/apt/sources.list.d/vendor.list');
const named = (content: string) => ({ 'docker/vendor.list': content });

describe('a list of package sources that is copied out of the build context', () => {
  it('is reported as unseen where it cannot be read', () => {
    expect(sources(copied, {})).toMatchObject([
      { severity: 'information', message: expect.stringContaining('not seen here') },
    ]);
  });

  it('is judged by its content, at its name', () => {
    const files = named('# vendor\ndeb https://packages.vendor.example/debian trixie main\n');
    expect(sources(copied, files)).toMatchObject([
      {
        rule: 'third-party-repository',
        severity: 'warning',
        at: 'docker/vendor.list',
        message: expect.stringMatching(/packages\.vendor\.example.*docker\/vendor\.list/),
        fixes: [],
        allowances: [{ pattern: 'packages.vendor.example' }],
      },
    ]);
  });

  it('counts a key that it names', () => {
    const files = named(
      'deb [signed-by=/etc/apt/keyrings/v.asc] https://packages.vendor.example/debian trixie main\r\n',
    );
    expect(sources(copied, files)).toMatchObject([
      { severity: 'information', message: expect.stringContaining('counts for this repository alone') },
    ]);
  });

  it.each([
    ['the distribution', 'deb http://ftp.de.debian.org/debian trixie main contrib\n'],
    ['nothing but comments', '# deb https://packages.vendor.example/debian trixie main\n'],
    ['nothing', ''],
  ])('is silent for %s', (_, content) => {
    expect(sources(copied, named(content))).toEqual([]);
  });

  it('is silent for a source that the policy trusts', () => {
    const files = named('deb https://packages.vendor.example/debian trixie main\n');
    const policy = { ...defaultPolicy, trust: { images: [], sources: ['packages.vendor.example'] } };
    expect(sources(copied, files, policy)).toEqual([]);
  });

  it.each([
    ['a template', 'deb {{ mirror }} trixie main\n'],
    ['a template with a scheme', 'deb https://{{ mirror }}/debian trixie main\n'],
    ['something that is no text', 'deb https://packages.vendor.example/debian\0 trixie main\n'],
    ['something huge', `deb https://packages.vendor.example/debian trixie main\n${'#\n'.repeat(200_000)}`],
  ])('stays unseen for %s', (_, content) => {
    expect(sources(copied, named(content))).toMatchObject([{ severity: 'information', allowances: [] }]);
  });

  it.each([
    [
      'deb822',
      'Types: deb\nURIs: https://packages.vendor.example/debian\nSuites: trixie\nComponents: main\n',
    ],
    ['with a byte order mark', '\uFEFFdeb https://packages.vendor.example/debian trixie main\n'],
  ])('is read %s', (_, content) => {
    const text = debian('COPY ./vendor.sources /etc/apt/sources.list.d/');
    expect(sources(text, { 'vendor.sources': content })).toMatchObject([
      { severity: 'warning', at: './vendor.sources' },
    ]);
  });

  it('is read where it is moved to its place later, or comes through a stage', () => {
    const files = { 'v.list': 'deb https://packages.vendor.example/debian trixie main\n' };
    const moved = debian('COPY v.list /tmp/v.list\nRUN mv /tmp/v.list /etc/apt/sources.list.d/v.list');
    expect(sources(moved, files)).toMatchObject([{ message: expect.stringContaining('v.list, a file of') }]);
    const staged = `FROM scratch AS files\nCOPY v.list /v.list\n${debian('COPY --from=files /v.list /etc/apt/sources.list.d/v.list')}`;
    expect(sources(staged, files)).toMatchObject([{ rule: 'third-party-repository' }]);
  });

  it.each([
    ['/etc/yum.repos.d/', 'rockylinux:9', 'v.repo', '[v]\nbaseurl=https://rpm.vendor.example/el9\n'],
    ['/etc/apk/repositories', 'alpine:3.22', 'repositories', 'https://apk.vendor.example/v3.22/main\n'],
    ['/etc/zypp/repos.d/', 'opensuse/leap:15.6', 'v.repo', '[v]\nbaseurl=https://rpm.vendor.example/leap\n'],
    ['/etc/pacman.conf', 'archlinux:latest', 'pacman.conf', '[v]\nServer = https://vendor.example/$arch\n'],
  ])('is read for %s', (place, base, name, content) => {
    expect(sources(`FROM ${base}\nCOPY ${name} ${place}\n`, { [name]: content })).toMatchObject([
      { rule: 'third-party-repository', at: name },
    ]);
  });

  it.each([
    [
      '/etc/apk/repositories',
      'alpine:3.22',
      'https://mirror.example.org/alpine/v3.22/main\nhttps://mirror.example.org/alpine/v3.22/community\n',
    ],
    [
      '/etc/apt/sources.list',
      'debian:trixie',
      'deb http://mirror.example.org/debian trixie main\ndeb http://mirror.example.org/debian-security trixie-security main\n',
    ],
    [
      '/etc/pacman.d/mirrorlist',
      'archlinux:latest',
      'Server = https://mirror.example.org/archlinux/$repo/os/$arch\nServer = https://arch.example.net/$repo/os/$arch\n',
    ],
    [
      '/etc/yum.repos.d/rocky.repo',
      'rockylinux:9',
      '[baseos]\nmirrorlist=https://mirrors.rockylinux.org/mirrorlist?arch=$basearch&repo=BaseOS-$releasever\n#baseurl=http://x.example/\ngpgcheck=1\n',
    ],
  ])('is silent for a mirror list in %s', (place, base, content) => {
    expect(sources(`FROM ${base}\nCOPY list ${place}\n`, { list: content })).toEqual([]);
  });

  it.each([
    [
      'a vendor whose path looks like a mirror’s',
      'centos:7',
      '[d]\nbaseurl=https://download.docker.com/linux/centos/$releasever/$basearch/stable\n',
      [{ severity: 'warning' }],
    ],
    [
      'EPEL by the list of its mirrors',
      'rockylinux:9',
      '[epel]\nmetalink=https://mirrors.fedoraproject.org/metalink?repo=epel-9&arch=$basearch\n[epel-debuginfo]\nmetalink=https://mirrors.fedoraproject.org/metalink?repo=epel-debug-9&arch=$basearch\n',
      [{ severity: 'information' }],
    ],
    [
      'a host that only the container knows',
      'oraclelinux:9',
      '[e]\nbaseurl=https://yum$ociregion.$ocidomain/repo/OracleLinux/OL9/developer/EPEL/$basearch/\n',
      [],
    ],
  ])('knows %s', (_, base, content, expected) => {
    const text = `FROM ${base}\nCOPY it.repo /etc/yum.repos.d/\n`;
    expect(sources(text, { 'it.repo': content })).toMatchObject(expected);
  });

  it('is not taken out for a package of Debian, as it may hold more', () => {
    const text = debian(
      'COPY n.list /etc/apt/sources.list.d/\nRUN apt-get update && apt-get install -y nginx',
    );
    const files = {
      'n.list':
        'deb https://nginx.org/packages/debian trixie nginx\ndeb http://ftp.de.debian.org/debian trixie main\n',
    };
    expect(sources(text, files)).toMatchObject([{ rule: 'third-party-repository', fixes: [] }]);
  });
});

describe('settings that are copied out of the build context', () => {
  it.each([
    ['/etc/apt/sources.list.d/v.list', 'deb [trusted=yes] http://mirror.example.org/debian trixie main\n'],
    ['/etc/apt/apt.conf.d/99v', 'APT::Get::AllowUnauthenticated "true";\n'],
    ['/etc/yum.repos.d/v.repo', '[v]\nbaseurl=https://ftp.example/debian\ngpgkey=file:///k\ngpgcheck=0\n'],
  ])('that switch a check off are reported at their name, without a repair: %s', (place, content) => {
    const found = sources(debian(`COPY conf/v ${place}`), { 'conf/v': content });
    expect(found).toContainEqual(
      expect.objectContaining({
        rule: 'unchecked-packages',
        at: 'conf/v',
        fixes: [],
        message: expect.stringContaining('in conf/v, a file of the build context,'),
      }),
    );
  });

  it('may name what is gone and what is of another release', () => {
    const text = 'FROM debian:bookworm\nCOPY v.list /etc/apt/sources.list.d/\n';
    const found = sources(text, {
      'v.list': 'deb http://ftp.de.debian.org/debian sid main\ndeb http://apt.kubernetes.io/ x main\n',
    });
    expect(found.map(({ rule, at }) => `${rule} ${at}`).sort()).toEqual([
      'dead-source v.list',
      'mixed-suite v.list',
      'third-party-repository v.list',
    ]);
  });
});

it('only files are asked for that say where packages come from, by names inside of the context', () => {
  const asked: string[] = [];
  lint({
    text: `FROM debian:trixie
COPY a.list b.list ./c/../d.list /e.list /etc/apt/sources.list.d/
COPY ["f.list", "/etc/apt/sources.list.d/"]
COPY ../g.list *.list $NAME.list C:\\\\h.list /etc/apt/sources.list.d/
COPY a.list /etc/apt/sources.list.d/again.list
COPY run.sh /usr/local/bin/
COPY apt /etc/apt/
COPY --from=debian i.list /etc/apt/sources.list.d/
`,
    policy: defaultPolicy,
    contextFile: (name) => {
      asked.push(name);
      return undefined;
    },
  });
  expect(asked).toEqual(['a.list', 'b.list', 'e.list', 'f.list']);
});

describe('whatever a file holds', () => {
  const places = [
    '/etc/apt/sources.list.d/x.list',
    '/etc/apt/apt.conf.d/x',
    '/etc/yum.repos.d/x.repo',
    '/etc/apk/repositories',
    '/etc/zypp/repos.d/x.repo',
    '/etc/pacman.conf',
    '/etc/dnf/dnf.conf',
  ];
  const text = `FROM debian:bookworm
COPY ${places.map((_, i) => `x${i}`).join(' ')} /tmp/
${places.map((place, i) => `COPY x${i} ${place}\nRUN sed -i 's/a/b/' ${place} && cat ${place} >> ${place}.more`).join('\n')}
RUN curl -fsSL https://packages.vendor.example/key.gpg | apt-key add - && apt-get update && apt-get install -y nginx
`;
  const pieces =
    // biome-ignore lint/suspicious/noTemplateCurlyInString: variables of a shell.
    'deb|deb-src|[trusted=yes]|[signed-by=|]|https://vendor.example/x|http://apt.kubernetes.io/|ppa:a/b|sid|main|\n|\r\n|[x]|baseurl=|gpgcheck=0|Server = |SigLevel = Never|URIs: |Suites: sid|Signed-By:|${X}|$(x)|{{ x }}|"|\'|\\n|\u{1F600}|#|APT::Default-Release "sid";|-----BEGIN PGP PUBLIC KEY BLOCK-----'.split(
      '|',
    );

  it('nothing throws, findings stand in the document, and no repair counts on the text of the file', () => {
    let seed = 7;
    const next = (n: number) => {
      seed = (seed * 1103515245 + 12345) % 2 ** 31;
      return Math.floor((seed / 2 ** 31) * n);
    };
    for (let round = 0; round < 150; round++) {
      const content = Array.from(
        { length: next(30) },
        () => `${pieces[next(pieces.length)]}${next(2) ? ' ' : ''}`,
      ).join('');
      const input = { text, policy: defaultPolicy, today, contextFile: () => content };
      const { findings, failures } = lint(input);
      expect(failures).toEqual([]);
      for (const { span, fixes, rule } of findings) {
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeLessThanOrEqual(text.length);
        for (const { edits } of fixes) {
          const after = lint({ ...input, text: applyEdits(text, edits) });
          expect(after.failures).toEqual([]);
          expect(after.findings.length, `${rule}\n${content}`).toBeLessThanOrEqual(findings.length);
        }
      }
    }
  });

  it('a reader that throws counts as one that knows nothing', () => {
    const contextFile = () => {
      throw new Error('no disk');
    };
    expect(lint({ text, policy: defaultPolicy, contextFile }).failures).toEqual([]);
  });

  it('a long list takes no longer than its length', () => {
    const content = Array.from({ length: 8000 }, (_, i) => `deb https://v${i}.example/d sid main\n`).join('');
    const started = performance.now();
    lint({ text, policy: defaultPolicy, contextFile: () => content.slice(0, 250_000) });
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

import { describe, expect, it } from 'vitest';
import { indexStanding } from '../../src/knowledge/package-indexes';
import { packageSources } from '../../src/provenance/package-indexes';
import { run } from './helpers';

/** Where packages come from, as `kind ecosystem role address form`. */
function sources(command: string, before = ''): string[] {
  return packageSources(run(command, before)).map((s) => {
    if (s.kind === 'unchecked') return `unchecked ${s.ecosystem} ${s.text}`;
    if (s.kind === 'moving') return `moving ${s.ecosystem} ${s.url} ${s.ref ?? '-'}`;
    return `${s.ecosystem} ${s.role} ${s.url} ${s.form.kind}`;
  });
}

describe('indexes', () => {
  it.each([
    ['pip install -i https://a.example/simple b', 'pip replace https://a.example/simple words'],
    ['python3 -m pip install --extra-index-url=https://a.example b', 'pip add https://a.example words'],
    ['uv add --index corp=https://a.example b', 'pip add https://a.example words'],
    ['pip config set global.index-url https://a.example', 'pip replace https://a.example command'],
    [
      'pip install -i https://$USER:$TOKEN@a.example b',
      `pip replace https://\${USER}:\${TOKEN}@a.example words`,
    ],
    ['PIP_INDEX_URL=https://a.example pip install b', 'pip replace https://a.example variable'],
    ['env PIP_INDEX_URL=https://a.example pip install b', 'pip replace https://a.example variable'],
    ['npm config set @b:registry https://a.example', 'npm scope https://a.example command'],
    ['yarn config set npmRegistryServer https://a.example', 'npm replace https://a.example command'],
    ['gem install -s https://a.example b', 'gem add https://a.example words'],
    ['go env -w GOPROXY=https://a.example,direct', 'go replace https://a.example command'],
    ['cargo install --index https://a.example b', 'cargo replace https://a.example words'],
    [
      'php composer.phar config repositories.b composer https://a.example',
      'composer add https://a.example command',
    ],
  ])('%s', (command, expected) => {
    expect(sources(command)).toEqual([expected]);
  });

  it('come out of variables of the Dockerfile', () => {
    expect(sources('pip install -i $I b', 'ARG I=https://a.example')).toEqual([
      'pip replace https://a.example words',
    ]);
    expect(sources('pip install -i $I b', 'ARG I')).toEqual([]);
    expect(sources('pip install -i https://$I/simple b', 'ARG I')).toEqual([]);
  });

  it.each([
    'GOSUMDB=off go build',
    'GOFLAGS=-insecure go get b',
    'export GONOSUMDB=b.example',
    'go get -insecure b',
  ])('are not compared: %s', (command) => expect(sources(command).join()).toMatch(/^unchecked go/));

  it.each([
    'GOPROXY=direct go build',
    'GOPRIVATE=b.example go build',
    'GOFLAGS=-mod=vendor go build',
    'pip install --find-links ./wheels b',
    'npm install --registry http://127.0.0.1:4873',
    'cargo build --registry b',
  ])('none in %s', (command) => expect(sources(command)).toEqual([]));
});

describe('branches', () => {
  it.each([
    [
      'pip install git+https://user:secret@a.example/b/c.git',
      'moving pip https://user:secret@a.example/b/c.git -',
    ],
    ['pip install git+https://a.example/b/c@feature/d1', 'moving pip https://a.example/b/c feature/d1'],
    ['npm install b/c#main', 'moving npm https://github.com/b/c main'],
    ['npm install d@github:b/c', 'moving npm https://github.com/b/c -'],
    ['cargo install --git https://a.example/b --branch v2', 'moving cargo https://a.example/b refs/heads/v2'],
    [`R -e 'devtools::install_github("b/c")'`, 'moving r https://github.com/b/c -'],
  ])('%s', (command, expected) => {
    expect(sources(command)).toEqual([expected]);
  });

  it.each([
    'pip install git+https://a.example/b/c@v1.0',
    'pip install git+https://a.example/b/c@$REF',
    'npm install b/c#0123abc @b/c ./b/c b@1',
    'cargo install --git https://a.example/b --rev abc',
    'cargo build',
    `Rscript -e 'install_github("b/c@v1")'`,
    'npm run b/c',
  ])('none in %s', (command) => expect(sources(command)).toEqual([]));
});

describe('who runs an index', () => {
  it.each([
    ['pip', 'https://pypi.org/simple/', 'default'],
    ['npm', `https://registry.${'npmjs'}.org`, 'default'],
    ['npm', 'https://npmjs.org.example.com', undefined],
    ['pip', 'https://user@mirrors.aliyun.com/pypi/simple', 'mirror'],
    ['gem', 'https://mirrors.nju.edu.cn/rubygems/', 'mirror'],
    ['pip', 'https://download.pytorch.org/whl/cpu', 'vendor'],
    ['npm', 'https://download.pytorch.org/whl/cpu', undefined],
    ['pip', 'https://pypi.org.example.com/simple', undefined],
    ['pip', 'https://storage.googleapis.com/somebody/simple', undefined],
  ] as const)('%s %s', (ecosystem, url, expected) => {
    expect(indexStanding(ecosystem, url)).toBe(expected);
  });
});

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of Dockerfiles, not of TypeScript
import { describe, expect, it } from 'vitest';
import { lint } from '../../src/linter';
import { defaultPolicy } from '../../src/policy/policy';

function found(...lines: string[]): string[] {
  const text = lines.join('\n');
  const policy = { ...defaultPolicy, preset: 'strict' as const };
  return lint({ text, policy, today: new Date('2026-11-21') })
    .findings.filter((f) => f.rule === 'foreign-package')
    .map((f) => text.slice(f.span.start, f.span.end));
}

const debian = 'FROM debian:bookworm-slim';

describe('foreign-package', () => {
  it.each([
    ['RUN pip install flask==2.0 requests', 'flask==2.0'],
    ['RUN pip3 install --no-cache-dir "PyYAML>=6"', 'PyYAML>=6'],
    ['RUN python3 -m pip install scikit-learn[tests]', 'scikit-learn[tests]'],
    ['RUN sudo pip install ansible', 'ansible'],
    ['RUN npm install -g typescript@5', 'typescript@5'],
    ['RUN npm i --global eslint', 'eslint'],
    ['RUN gem install -v 2.4 bundler', 'bundler'],
    ['RUN cargo install ripgrep --locked', 'ripgrep'],
  ])('%s', (run, place) => expect(found(debian, run)).toEqual([place]));

  it('is one finding per command', () => {
    expect(found(debian, 'RUN pip install flask requests && pip install numpy')).toEqual(['flask', 'numpy']);
  });

  it.each([
    ['what Debian has not', debian, 'RUN pip install some-package-of-ours'],
    ['a file of requirements', debian, 'RUN pip install -r requirements.txt'],
    ['the project itself', debian, 'RUN pip install . ./wheels/flask-2.0-py3-none-any.whl'],
    ['a virtual environment', debian, 'RUN python3 -m venv /opt/v && /opt/v/bin/pip install flask'],
    ['a virtual environment on PATH', debian, 'ENV VIRTUAL_ENV=/venv', 'RUN pip install flask'],
    ['a folder of its own', debian, 'RUN pip install --target /app/lib flask'],
    ['packages of a project', debian, 'RUN npm install eslint'],
    ['an image of the language', 'FROM python:3.13-slim-trixie', 'RUN pip install flask'],
    ['another Node.js than Debian’s', 'FROM node:22-bookworm', 'RUN npm install -g typescript'],
    ['another distribution', 'FROM alpine:3.22', 'RUN pip install flask'],
    ['a name that is not known', debian, 'ARG P', 'RUN pip install ${P}'],
    ['printed text', debian, 'RUN echo pip install flask'],
  ])('leaves %s alone', (_, ...lines) => expect(found(...lines)).toEqual([]));

  it('is silent in the default preset', () => {
    const text = `${debian}\nRUN pip install flask\n`;
    const { findings } = lint({ text, policy: defaultPolicy, today: new Date('2026-11-21') });
    expect(findings.filter((f) => f.rule === 'foreign-package')).toEqual([]);
  });
});

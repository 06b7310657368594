import { describe, expect, it } from 'vitest';
import { aptInstalls, earlierAptInstalls } from '../../src/provenance/apt-installs';
import { trace } from './helpers';

function installs(text: string) {
  const build = trace(`FROM debian:13\n${text}\n`);
  return build.stages.flatMap((stage) => [...aptInstalls(build, stage)]);
}

const names = (text: string) => installs(text).map((i) => i.operands.map((o) => o.text).join(' '));

describe('what apt is told to install', () => {
  it.each([
    ['RUN apt-get update && apt-get install -y git curl', ['git curl']],
    [
      'RUN apt-get -y -qq install --no-install-recommends git=1:2.47* curl/trixie libc6:arm64',
      ['git=1:2.47* curl/trixie libc6:arm64'],
    ],
    ['RUN apt install -y a && apt install -y b', ['a', 'b']],
    ['RUN for p in a1 b1; do apt-get install -y $p; done', ['a1 b1']],
    ['ARG P="a1 b1"\nRUN apt-get install -y $P c1', ['a1 b1 c1']],
    ['RUN sudo apt-get install -y git', ['git']],
    ['RUN apt-get install -s git', []],
    ['RUN apt-get update', []],
    ['RUN echo apt-get install git', []],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it('tells words apart that are no names of the archive', () => {
    const [install] = installs('RUN apt-get install -y ./x.deb postgresql-$V git g++ gone-');
    expect(install?.operands.map((o) => o.text)).toEqual(['git', 'g++']);
    expect(install?.others.map((o) => o.text)).toEqual(['./x.deb', `postgresql-\${V}`]);
  });

  it('stands on the words that install', () => {
    const text = 'FROM debian:13\nRUN apt-get -y install git\n';
    const build = trace(text);
    const [install] = build.stages.flatMap((stage) => [...aptInstalls(build, stage)]);
    expect(text.slice(install?.span.start, install?.span.end)).toBe('apt-get -y install');
  });

  it('knows what stages below and commands above have installed', () => {
    const build = trace(
      'FROM debian:13 AS a\nRUN apt-get install -y one\nFROM a\nRUN apt-get install -y two && apt-get install -y three\n',
    );
    const last = build.stages.flatMap((stage) => [...aptInstalls(build, stage)]).at(-1);
    if (!last) throw new Error('none');
    expect(earlierAptInstalls(build, last).map((i) => i.operands[0]?.text)).toEqual(['one', 'two']);
  });
});

describe('whether recommended packages come along', () => {
  it.each<[string, boolean | undefined]>([
    ['RUN apt-get install -y git', true],
    ['RUN apt-get install -y git --no-install-recommends', false],
    ['RUN apt-get install --no-install-recommends -y git', false],
    ['RUN apt-get -o APT::Install-Recommends=0 install git', false],
    ['RUN apt-get -o APT::Install-Recommends=false install git', false],
    ['RUN apt-get -oAPT::Install-Recommends="false" install git', false],
    ['RUN apt-get -o Apt::Install-Suggests=0 install git', true],
    [
      'RUN echo \'APT::Install-Recommends "false";\' > /etc/apt/apt.conf.d/99x\nRUN apt-get install git',
      false,
    ],
    ["RUN printf 'APT::Install-Recommends 0;\\n' >> /etc/apt/apt.conf && apt-get install git", false],
    ["RUN apt-get install git && echo 'APT::Install-Recommends 0;' > /etc/apt/apt.conf.d/99x", true],
    [
      'RUN echo \'APT::Install-Recommends "0";\' > /etc/apt/apt.conf.d/99x && apt-get install --install-recommends git',
      true,
    ],
    ['RUN echo \'APT::Install-Suggests "0";\' > /etc/apt/apt.conf.d/99x && apt-get install git', true],
    ['COPY apt.conf /etc/apt/apt.conf.d/\nRUN apt-get install git', undefined],
    [
      'COPY <<E /etc/apt/apt.conf.d/1\nAPT { Install-Recommends "false"; };\nE\nRUN apt-get install git',
      false,
    ],
  ])('%s', (text, expected) => {
    expect(installs(text).at(-1)?.recommends).toBe(expected);
  });

  it('holds for stages above', () => {
    const build = trace(
      "FROM debian:13 AS a\nRUN echo 'APT::Install-Recommends 0;' > /etc/apt/apt.conf.d/1\nFROM a\nRUN apt-get install -y git\n",
    );
    const stage = build.stages[1];
    expect(stage && aptInstalls(build, stage)[0]?.recommends).toBe(false);
  });
});

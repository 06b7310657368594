import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/edits';
import { lint } from '../../src/linter';
import { defaultPolicy } from '../../src/policy/policy';
import { traceBuild } from '../../src/provenance/build';
import { fixedUrl } from '../../src/provenance/fixed-url';
import { fixCommit } from '../../src/rules/sources/fix-commit';
import { parseDockerfile } from '../../src/syntax';

const base = 'FROM debian:13\n';
const build = (text: string) => traceBuild(parseDockerfile(base + text));

describe('the URL of a download', () => {
  it.each([
    ['RUN curl -O https://example.org/a.sh', 'https://example.org/a.sh'],
    ['RUN curl -O "https://example.org/a.sh?x=1&y=2"', 'https://example.org/a.sh?x=1&y=2'],
    ['ARG V=1\nRUN curl -O https://example.org/$V.sh', 'https://example.org/1.sh'],
    ['ARG V=1\nENV W=v$V\nADD https://example.org/$W.sh /', 'https://example.org/v1.sh'],
    ['ENV U=https://example.org/a.sh\nRUN wget $U', 'https://example.org/a.sh'],
    ['ARG V=1\nRUN apt-get source x; cp . y; wget https://example.org/$V', 'https://example.org/1'],
  ])('%s is fixed', (text, url) => {
    const { dockerfile, stages } = build(text);
    expect(stages[0]?.fetches.map((fetch) => fixedUrl(dockerfile, fetch))).toEqual([url]);
  });

  it.each([
    'ARG V\nRUN curl -O https://example.org/$V.sh',
    'ARG TARGETARCH\nRUN curl -O https://example.org/$TARGETARCH.sh',
    'ARG TARGETARCH\nADD https://example.org/$TARGETARCH.sh /',
    'ARG TARGETARCH\nENV A=x-$TARGETARCH\nADD https://example.org/$A.sh /',
    'RUN A=1; curl -O https://example.org/$A.sh',
    'RUN if [ -n "$X" ]; then A=1; else A=2; fi; curl -O https://example.org/$A.sh',
    'RUN curl -O https://example.org/$(uname -m).sh',
    'RUN curl -O https://example.org/`uname -m`.sh',
    'RUN for a in 1 2; do curl -O https://example.org/$a.sh; done',
    'RUN curl -O https://example.org/{a,b}.sh',
    'RUN curl -O "https://example.org/[1-3].sh"',
    'ARG V=1\nRUN V=2 && curl -O https://example.org/$V.sh',
    `ARG V=1\nRUN : \${V:=2} && curl -O https://example.org/$V.sh`,
    'ARG V=1\nRUN read V && curl -O https://example.org/$V.sh',
    'ARG V=1\nRUN . /etc/os-release && curl -O https://example.org/$V.sh',
    'ARG V=1\nRUN --mount=type=cache,target=/x . /etc/os-release && curl -O https://example.org/$V.sh',
    'ARG V=1\nRUN true && \\\n  source x && curl -O https://example.org/$V.sh',
    'ARG V=1\nRUN if [ -f x ]; then . x; fi; curl -O https://example.org/$V.sh',
    `ARG V=1\nRUN curl -O https://example.org/\${V%.*}.sh`,
    'RUN f() { curl -O https://example.org/$1.sh; }; f a',
    'RUN curl -O https://user:password@example.org/a.sh',
    'RUN curl -O ftp://example.org/a.sh',
    'RUN curl -O example.org/a.sh',
  ])('%s is not', (text) => {
    const { dockerfile, stages } = build(text);
    for (const fetch of stages[0]?.fetches ?? []) expect(fixedUrl(dockerfile, fetch)).toBeUndefined();
  });
});

describe('a fix that leaves a checksum to be filled in', () => {
  const fillIns = (text: string) =>
    lint({ text: base + text, policy: defaultPolicy }).findings.flatMap(({ rule, fixes }) =>
      rule === 'remote-script' ? fixes.map(({ fillIn }) => fillIn) : [],
    );

  it.each([
    ['RUN curl -fsSL https://example.org/a.sh | sh', 'curl', true],
    ['RUN curl -fs --location https://example.org/a.sh | sh', 'curl', true],
    ['RUN curl -fs --retry 3 -m 10 https://example.org/a.sh | sh -s -- -y', 'curl', false],
    ['RUN curl -o a.sh https://example.org/a.sh && sh a.sh', 'curl', false],
    ['RUN wget -qO- https://example.org/a.sh | sh', 'wget', true],
    ['RUN wget -nv https://example.org/a.sh && sh a.sh', 'wget', true],
    ['RUN bash -c "$(curl -fsSL https://example.org/a.sh)"', 'curl', true],
    ['ADD https://example.org/a.sh /a.sh\nRUN sh /a.sh', 'ADD', true],
  ])('says how to find it out: %s', (text, tool, followsRedirects) => {
    const question = { what: 'sha256', url: 'https://example.org/a.sh', tool, followsRedirects };
    expect(fillIns(text)).toMatchObject([{ blank: expect.stringMatching(/^FILL-IN/), question }]);
    expect(fillIns(text)[0]?.title).toMatch(
      /^(?:Download, check, run|Check the download) with its SHA-256; the build stops whenever the file changes there$/,
    );
  });

  it.each([
    'RUN curl -fsSL -H "Accept: text/plain" https://example.org/a.sh | sh',
    'RUN curl -u a:b https://example.org/a.sh | sh',
    'RUN curl -d x=1 https://example.org/a.sh | sh',
    'RUN curl -A Mozilla https://example.org/a.sh | sh',
    'RUN wget -qO- --post-data=x=1 https://example.org/a.sh | sh',
    'RUN wget -qO- --user=a --password=b https://example.org/a.sh | sh',
    'RUN for v in 1 2; do curl https://example.org/$v.sh | sh; done',
    'RUN curl https://example.org/$(uname -m).sh | sh',
  ])('does not where the answer could be another: %s', (text) => {
    expect(fillIns(text).filter(Boolean)).toEqual([]);
  });
});

describe('the commit of a git repository', () => {
  const sha = '0123456789abcdef0123456789abcdef01234567';
  /** The text once it is fixed, the question, and how the download is checked then. */
  const fixed = (text: string) => {
    const before = build(text);
    const [fetch] = before.stages[0]?.fetches ?? [];
    const [fix] = fetch ? fixCommit(before, fetch) : [];
    if (!fix) return undefined;
    const { blank, question } = fix.fillIn;
    const edits = fix.edits.map((edit) => ({ ...edit, newText: edit.newText.replaceAll(blank, sha) }));
    const after = applyEdits(base + text, edits).slice(base.length);
    expect(build(after).stages[0]?.fetches[0]?.check?.kind).toBe('commit');
    return [after, 'ref' in question ? question.ref : undefined];
  };
  const url = 'https://example.org/team/tool.git';

  it.each([
    [`RUN git clone ${url}`, `RUN git clone ${url} && git -C tool checkout ${sha}`, undefined],
    [
      `RUN git clone -b dev ${url} /opt/tool && make -C /opt/tool`,
      `RUN git clone -b dev ${url} /opt/tool && git -C /opt/tool checkout ${sha} && make -C /opt/tool`,
      'dev',
    ],
    [
      `RUN git clone --branch=dev --single-branch ${url} "$HOME/x" || true`,
      `RUN { git clone --branch=dev --single-branch ${url} "$HOME/x" && git -C "$HOME/x" checkout ${sha}; } || true`,
      'dev',
    ],
    [
      `ENV U=${url}\nRUN git clone $U x`,
      `ENV U=${url}\nRUN git clone $U x && git -C x checkout ${sha}`,
      undefined,
    ],
    [
      `RUN git clone ${url}; make -C tool`,
      `RUN git clone ${url} && { git -C tool checkout ${sha} || exit 1; }; make -C tool`,
      undefined,
    ],
    [`RUN git clone ${url} ~/x`, `RUN git clone ${url} ~/x && git -C ~/x checkout ${sha}`, undefined],
    [`ADD ${url} /src`, `ADD ${url}#${sha} /src`, undefined],
    [`ADD ${url}#main /src`, `ADD ${url}#${sha} /src`, 'main'],
    [`ADD ${url}#main:sub /src`, `ADD ${url}#${sha}:sub /src`, 'main'],
    [`ADD ["${url}", "/src"]`, `ADD ["${url}#${sha}", "/src"]`, undefined],
  ])('%s is fixed', (before, after, ref) => {
    expect(fixed(before)).toEqual([after, ref]);
  });

  it.each([
    `RUN git clone --depth 1 ${url}`,
    `RUN git clone --depth=1 -b dev ${url}`,
    `RUN git clone --recursive ${url}`,
    `RUN git clone --recurse-submodules ${url}`,
    `RUN git clone ${url} && cd tool && git checkout dev`,
    `RUN git clone ${url} && cd tool && git pull`,
    `RUN git clone ${url} tool\nRUN cd tool && git pull`,
    `RUN until git clone ${url}; do sleep 1; done`,
    `RUN git clone -b $B ${url}`,
    `RUN for b in a b; do git clone -b $b ${url} $b; done`,
    'RUN git clone git@example.org:team/tool.git',
    'RUN git clone https://token@example.org/team/tool.git',
    'RUN git clone https://example.org/$NAME.git',
    'ADD git@example.org:team/tool.git#main /src',
    'ADD https://example.org/team/tool.git?branch=main /src',
    `ARG REF=main\nADD ${url}#$REF /src`,
    `RUN sudo git clone ${url}`,
    `RUN git clone ${url} | tee log`,
  ])('%s is left alone', (text) => {
    expect(fixed(text)).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/edits';
import { lint } from '../../src/linter';
import { defaultPolicy, type Policy } from '../../src/policy/policy';
import { allRules } from '../../src/rules';
import { fakeSizes } from '../packages/fake-sizes';

const rules = allRules.filter(({ meta }) => meta.id === 'late-removal');
const findings = (lines: readonly string[], policy: Partial<Policy> = { weight: { minimum: 1 } }) =>
  lint({
    text: `${lines.join('\n')}\n`,
    policy: { ...defaultPolicy, ...policy },
    today: new Date('2026-11-21'),
    packages: fakeSizes,
    rules,
  }).findings;
/** Megabytes in the words of each finding. */
const amounts = (...lines: string[]) =>
  findings(['FROM debian:13', ...lines]).map(({ message }) => / keeps it: (\d+) MB/.exec(message)?.[1]);

const install = 'RUN apt-get update && apt-get install -y --no-install-recommends';

describe('what stays in the layer below', () => {
  it('is what is named, where nothing else goes', () => {
    expect(amounts(`${install} g++`, 'RUN make', 'RUN apt-get purge -y g++')).toEqual(['60']);
  });

  it.each([
    'apt-get purge -y --auto-remove g++',
    'apt-get -y -o Debug::NoLocking=1 autoremove g++',
    'apt-get purge -y g++ && apt-get autoremove -y',
    'apt-get purge -y g++\nRUN make\nRUN apt-get -y autopurge',
  ])('is what came along too: %s', (removal) => {
    expect(amounts(`${install} g++`, 'RUN make', `RUN ${removal}`)).toEqual(['200']);
  });

  it.each([
    ['stays needed', `${install} g++ cmake`, '', '180'],
    ['is needed by an installation in another RUN', `${install} g++\n${install} cmake`, '', '180'],
    ['is kept by hand', `${install} g++`, 'apt-mark manual libc6-dev && ', '180'],
    ['depends on it goes as well', `${install} g++ build-essential`, '', '202'],
    ['packages of other archives need is not known', `${install} g++ vendor-tool`, '', '60'],
    ['a computed list keeps is not known', `${install} g++`, `apt-mark manual $(cat /kept) && `, '60'],
  ])('what %s', (_, installs, before, bytes) => {
    expect(amounts(installs, 'RUN make', `RUN ${before}apt-get purge -y --auto-remove g++`)).toEqual([bytes]);
  });

  it('counts once', () => {
    expect(
      amounts(
        `${install} g++ make`,
        'RUN make',
        'RUN apt-get purge -y g++',
        'RUN apt-get purge -y g++ make && apt-get autoremove -y',
      ),
    ).toEqual(['200', '2']);
  });
});

describe('the repair', () => {
  it('reaches to the command that takes along what came with it', () => {
    const lines = [
      'FROM debian:13',
      `${install} gcc`,
      'RUN gcc -o /app /app.c',
      'RUN apt-get purge -y gcc',
      'RUN apt-get autoremove -y',
    ];
    const [finding] = findings(lines, {});
    expect(finding?.message).toContain('holds gcc and what came with it, and keeps it: 140 MB');
    const text = `${lines.join('\n')}\n`;
    const after = applyEdits(text, finding?.fixes[0]?.edits ?? []);
    expect(after.match(/^RUN /gm)).toHaveLength(1);
    expect(findings(after.split('\n'))).toEqual([]);
  });

  it('removes package lists behind the command that fetches them, though they were removed in front of it', () => {
    const lines = [
      'FROM debian:13',
      'RUN rm -rf /var/lib/apt/lists/* && apt-get update && apt-get install -y --no-install-recommends cron',
      'WORKDIR /srv',
      'RUN rm -rf /var/lib/apt/lists/*',
    ];
    const after = applyEdits(`${lines.join('\n')}\n`, findings(lines)[0]?.fixes[0]?.edits ?? []);
    expect(findings(after.split('\n'))).toEqual([]);
  });
});

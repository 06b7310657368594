import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/edits';
import { lint } from '../../src/linter';
import { defaultPolicy } from '../../src/policy/policy';
import { allRules } from '../../src/rules';

const rules = allRules.filter(({ meta }) => meta.id === 'kept-package-cache');
const strict = { ...defaultPolicy, preset: 'strict' as const };
const findings = (text: string, policy = strict) =>
  lint({ text, policy, today: new Date('2026-11-21'), rules }).findings;

describe('caches of package managers, under strict', () => {
  it.each([
    ['RUN pip install x', 'RUN pip install --no-cache-dir x'],
    [
      'RUN pip install x && pip3 install -r y',
      'RUN pip install --no-cache-dir x && pip3 install --no-cache-dir -r y',
    ],
    ['RUN apk add -q x', 'RUN apk add --no-cache -q x'],
    ['RUN dnf install -y x', 'RUN dnf install -y x && dnf clean all'],
    ['RUN yum -y install x', 'RUN yum -y install x && yum clean all'],
    ['RUN zypper -n install x', 'RUN zypper -n install x && zypper clean --all'],
    ['RUN npm ci', 'RUN npm ci && npm cache clean --force'],
    ['RUN conda install -y x', 'RUN conda install -y x && conda clean --all --yes'],
  ])('%s', (text, fixed) => {
    const [finding, ...more] = findings(`FROM a\n${text}\n`);
    expect(more).toEqual([]);
    expect(finding?.severity).toBe('hint');
    const after = applyEdits(`FROM a\n${text}\n`, finding?.fixes[0]?.edits ?? []);
    expect(after).toBe(`FROM a\n${fixed}\n`);
    expect(findings(after)).toEqual([]);
    expect(findings(`FROM a\n${text}\n`, defaultPolicy as typeof strict)).toEqual([]);
  });

  it.each([
    'RUN pip install --no-cache-dir x',
    'ENV PIP_NO_CACHE_DIR=1\nRUN pip install x',
    'RUN pip install x && rm -rf /root/.cache',
    'RUN pip install x && rm -rf ~/.cache/pip',
    'RUN --mount=type=cache,target=/root/.cache/pip pip install x',
    'RUN --mount=type=cache,target=/home/app/.npm npm ci',
    'RUN apk add x && rm -rf /var/cache/apk/*',
    'RUN dnf install -y x && dnf -y clean all',
    'RUN yum install -y x && rm -rf /var/cache/yum',
    'RUN npm run build',
    'RUN pip download x',
    'RUN pip install x && /usr/local/bin/clean-layer.sh',
  ])('not %s', (text) => expect(findings(`FROM a\n${text}\n`)).toEqual([]));

  it('not in stages that only files are taken from', () => {
    expect(findings('FROM a AS b\nRUN pip install x\nFROM c\nCOPY --from=b /x /x\n')).toEqual([]);
  });
});

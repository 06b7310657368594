import { describe, expect, it } from 'vitest';
import type { StageModel } from '../../src/provenance/model';
import { last, run } from './helpers';

const fingerprint = '0123456789ABCDEF0123456789ABCDEF01234567';
const url = 'https://keys.example.org/k.asc';

/** Keys as `manager scope source what`, with `fixed` behind those that are. */
function keys(stage: StageModel): string[] {
  return stage.keys.map((k) =>
    [k.manager, k.scope, k.source, k.id ?? k.fetches[0]?.url.text ?? '-', ...(k.fixed ? ['fixed'] : [])].join(
      ' ',
    ),
  );
}

describe('keys of package managers', () => {
  it.each([
    [`curl ${url} | apt-key add -`, `apt global fetch ${url}`],
    [`curl ${url} | apt-key --keyring /usr/share/keyrings/k.gpg add -`, `apt keyring fetch ${url}`],
    [`apt-key adv --recv-keys --keyserver k.example.org 0x7F0CEB10`, 'apt global keyserver 7F0CEB10'],
    [`apt-key adv --recv-keys ${fingerprint}`, `apt global keyserver ${fingerprint} fixed`],
    [
      `apt-key adv --recv-keys "0123 4567 89AB CDEF 0123  4567 89AB CDEF 0123 4567"`,
      'apt global keyserver 0123456789ABCDEF0123456789ABCDEF01234567 fixed',
    ],
    [`apt-key adv --fetch-keys ${url}`, `apt global fetch ${url}`],
    [`wget ${url} && apt-key add k.asc update`, `apt global fetch ${url}`],
    [`apt-key add - < vendor.asc`, undefined],
    [`echo "-----BEGIN PGP PUBLIC KEY BLOCK-----" | apt-key add -`, 'apt global local - fixed'],
    [`gpg --dearmor < <(curl ${url}) > /etc/apt/keyrings/k.gpg`, `apt keyring fetch ${url}`],
    [
      `curl -o k.asc ${url} && gpg --dearmor k.asc && mv k.asc.gpg /etc/apt/trusted.gpg.d/`,
      `apt global fetch ${url}`,
    ],
    [`curl ${url} | gpg --import && gpg --export x > /etc/apt/keyrings/k.gpg`, `apt keyring fetch ${url}`],
    [
      `curl ${url} | gpg --import && gpg --export ${fingerprint} > /etc/apt/keyrings/k.gpg`,
      `apt keyring fetch ${url} fixed`,
    ],
    [
      `curl ${url} | gpg --import && gpg --list-keys ${fingerprint} && gpg --export > /etc/apt/keyrings/k.gpg`,
      `apt keyring fetch ${url} fixed`,
    ],
    [
      `gpg --recv-keys 7F0CEB10 && gpg --export --armor 7F0CEB10 | tee /etc/apt/keyrings/k.asc`,
      'apt keyring keyserver 7F0CEB10',
    ],
    [`gpg --recv-keys 7F0CEB10`, undefined],
    [`rpm --import ${url}`, `rpm global fetch ${url}`],
    [`rpm -i ${url}`, undefined],
    [
      `gpg --recv-keys ${fingerprint}; gpg --export ${fingerprint} > K; rpmkeys --import K`,
      `rpm global keyserver ${fingerprint} fixed`,
    ],
    [`pacman-key -r 3056513887B78AEB`, 'pacman global keyserver 3056513887B78AEB'],
    [`curl -o k.asc ${url} && pacman-key --add k.asc`, `pacman global fetch ${url}`],
    [`wget -P /etc/apk/keys ${url}`, `apk global fetch ${url}`],
    [
      `curl -o /etc/apk/keys/k ${url} && echo "24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d  /etc/apk/keys/k" | sha256sum -c`,
      `apk global fetch ${url} fixed`,
    ],
    [
      `curl -o /etc/apt/keyrings/k.asc ${url} && gpg --show-keys /etc/apt/keyrings/k.asc | grep fpr`,
      `apt keyring fetch ${url}`,
    ],
    [`zypper --gpg-auto-import-keys ref`, 'zypper global fetch -'],
  ])('%s', (command, expected) => {
    expect(keys(run(command))).toEqual(expected === undefined ? [] : [expected]);
  });

  it('come with the build context, and out of other stages', () => {
    expect(keys(last('FROM debian:13\nCOPY k.asc /etc/apt/keyrings/'))).toEqual([
      'apt keyring local - fixed',
    ]);
    const stages = `FROM debian:13 AS keys\nRUN curl -o /k.asc ${url}\nFROM debian:13\nCOPY --from=keys /k.asc /etc/apt/keyrings/k.asc\n`;
    expect(keys(last(stages))).toEqual([`apt keyring fetch ${url}`]);
  });

  it('lie where a repository says', () => {
    const named = `curl -o /opt/k.asc ${url} && echo "deb [signed-by=/opt/k.asc] https://apt.example.org x main" > /etc/apt/sources.list.d/x.list`;
    expect(keys(run(named))).toEqual([`apt keyring fetch ${url}`]);
    expect(keys(run(`curl -o /opt/k.asc ${url}`))).toEqual([]);
  });

  it('are no packages, and are noted as a use of the download', () => {
    const stage = run(`curl ${url} | gpg --dearmor -o /etc/apt/keyrings/k.gpg`);
    expect(stage.fetches[0]?.uses.map((u) => u.how)).toEqual(['key']);
  });
});

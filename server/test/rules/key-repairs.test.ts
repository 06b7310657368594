import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/edits';
import { lint } from '../../src/linter';
import { defaultPolicy } from '../../src/policy/policy';

/** What the repair of a key makes of the lines behind FROM, and what an action that fills it in is called. */
function repaired(rule: string, line: string) {
  const text = `FROM debian:12\n${line}`;
  const { findings } = lint({ text, policy: defaultPolicy, today: new Date('2026-11-21') });
  const [fix] = findings.filter((f) => f.rule === rule).flatMap((f) => f.fixes);
  return {
    after: fix && applyEdits(text, fix.edits).split('\n').slice(1).join('\n'),
    action: fix?.fillIn?.title,
  };
}

const blank = 'FILL-IN-THE-SHA256-OF-THE-KEY';

describe('a key is compared as it is downloaded', () => {
  it.each([
    ['gpg --dearmor -o /usr/share/keyrings/x.gpg', 'gpg --dearmor -o /usr/share/keyrings/x.gpg < /tmp/x.asc'],
    ['gpg --dearmor > /usr/share/keyrings/x.gpg', 'gpg --dearmor > /usr/share/keyrings/x.gpg < /tmp/x.asc'],
    [
      'gpg --dearmor \\\n  | tee /usr/share/keyrings/x.gpg > /dev/null',
      'gpg --dearmor < /tmp/x.asc | tee /usr/share/keyrings/x.gpg > /dev/null',
    ],
  ])('%s', (pipe, made) => {
    const { after, action } = repaired(
      'unpinned-key',
      `RUN curl -fsSL https://dl.example.org/x.asc | ${pipe}`,
    );
    expect(after?.replaceAll(/ \\\n\s*/g, ' ')).toBe(
      `RUN curl -fsSL https://dl.example.org/x.asc -o /tmp/x.asc && echo "${blank}  /tmp/x.asc" | sha256sum -c - && ${made} && rm /tmp/x.asc`,
    );
    expect(action).toMatch(/^Check the key with its SHA-256/);
  });

  it('none is offered in a loop', () => {
    const line = `RUN for k in a b; do curl -fsSL https://dl.example.org/x.asc | gpg --dearmor -o /usr/share/keyrings/$k.gpg; done`;
    expect(repaired('unpinned-key', line).after).toBeUndefined();
  });
});

describe('keys that are taken with sudo', () => {
  const list = (url: string, signed = '') =>
    `echo "deb ${signed}${url} stable main" | sudo tee /etc/apt/sources.list.d/x.list`;

  it('come into a keyring of their own', () => {
    const url = 'https://dl.example.org/apt';
    const line = (key: string, signed = '') => `RUN ${key} && ${list(url, signed)}`;
    expect(
      repaired('unpinned-key', line('curl -fsSL https://dl.example.org/x.asc | sudo apt-key add -')).after,
    ).toBe(
      line(
        `sudo mkdir -p /etc/apt/keyrings && curl -fsSL https://dl.example.org/x.asc -o /tmp/x.asc && echo "${blank}  /tmp/x.asc" | sha256sum -c - && sudo gpg --batch --dearmor -o /etc/apt/keyrings/example.gpg /tmp/x.asc && rm /tmp/x.asc`,
        '[signed-by=/etc/apt/keyrings/example.gpg] ',
      ),
    );
  });

  it('are received by their fingerprint', () => {
    const id = '9DC858229FC7DD38854AE2D88D81803C0EBFCD88';
    const url = 'https://download.docker.com/linux/debian';
    const server = '--keyserver keyserver.ubuntu.com';
    expect(
      repaired('global-key', `RUN sudo apt-key adv ${server} --recv-keys ${id} && ${list(url)}`).after,
    ).toBe(
      `RUN sudo mkdir -p /etc/apt/keyrings && gpg --batch ${server} --recv-keys ${id} && gpg --batch --export ${id} | sudo tee /etc/apt/keyrings/docker.gpg > /dev/null && ${list(url, '[signed-by=/etc/apt/keyrings/docker.gpg] ')}`,
    );
  });
});

describe('variables in front of apt-key', () => {
  const list = (signed = '') =>
    `echo "deb ${signed}https://dl.example.org/apt stable main" > /etc/apt/sources.list.d/x.list`;
  const line = (program: string) =>
    `RUN curl -fsSL https://dl.example.org/x.asc | ${program} apt-key add - && ${list()}`;

  it.each(['DEBIAN_FRONTEND=noninteractive', 'APT_KEY_DONT_WARN_ON_DANGEROUS_USAGE=1'])(
    '%s goes with it',
    (variable) => {
      expect(repaired('unpinned-key', line(variable)).after).toBe(
        `RUN mkdir -p /etc/apt/keyrings && curl -fsSL https://dl.example.org/x.asc -o /tmp/x.asc && echo "${blank}  /tmp/x.asc" | sha256sum -c - && gpg --batch --dearmor -o /etc/apt/keyrings/example.gpg /tmp/x.asc && rm /tmp/x.asc && ${list('[signed-by=/etc/apt/keyrings/example.gpg] ')}`,
      );
    },
  );

  it('another one is left alone', () => {
    expect(repaired('unpinned-key', line('GNUPGHOME=/k')).after).toBeUndefined();
  });
});

describe('one of several tries for a key is left alone', () => {
  const list =
    'echo "deb http://download.mono-project.com/repo/debian stable-buster main" > /etc/apt/sources.list.d/m.list';
  const ask = (server: string, id = 'D3D831EF') => `apt-key adv --keyserver ${server} --recv-keys ${id}`;
  const get = (host: string) => `curl -fsSL https://${host}/x.asc | apt-key add -`;

  it('which is repaired when it is the only one', () => {
    const { after } = repaired(
      'unpinned-key',
      `RUN apt-get update && apt-get install -y gnupg && ${ask('keyserver.ubuntu.com')} && ${list}`,
    );
    expect(after).toContain(
      'gpg --batch --keyserver keyserver.ubuntu.com --recv-keys 3FA7E0328081BFF6A14DA29AA6A19B38D3D831EF',
    );
  });

  it.each([
    `${ask('keyserver.ubuntu.com')} || ${ask('pgp.mit.edu')}`,
    `(${ask('keyserver.ubuntu.com')}) || (sleep 5 && ${ask('pgp.mit.edu')})`,
    `${ask('keyserver.ubuntu.com')} || true; ${ask('pgp.mit.edu')}`,
    `${ask('a.example.org', '3FA7E0328081BFF6A14DA29AA6A19B38D3D831EF')} || ${ask('b.example.org')}`,
    `${get('a.example.org')} || ${get('b.example.org')}`,
  ])('%s', (tries) => {
    const lines = `RUN apt-get update && apt-get install -y gnupg curl && { ${tries}; } && ${list}`;
    expect(repaired('unpinned-key', lines).after).toBeUndefined();
    expect(repaired('global-key', lines).after).toBeUndefined();
  });
});

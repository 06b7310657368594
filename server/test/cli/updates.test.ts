import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from 'sarif';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Io } from '../../src/cli/io';
import type { Engine } from '../../src/engine';
import { lint } from '../../src/linter';
import { RegistryError, type RegistryReference } from '../../src/registry/registry';
import { allRules } from '../../src/rules';
import { digestOf, StubRegistry } from '../lsp/stub-registry';
import { run, world } from './world';

const engine: Engine = { lint, rules: allRules };

/** Like a registry that answers, but for some hosts that are down. */
class SomeAreDown extends StubRegistry {
  readonly down = new Set<string>();

  override async digest(reference: RegistryReference) {
    const answer = super.digest(reference);
    if (!this.down.has(reference.registry)) return answer;
    await answer.catch(() => undefined);
    throw new RegistryError('unreachable', `${reference.registry} is down, so no ${reference.tag}.`);
  }
}

let stub: SomeAreDown;
const registry: Io['registry'] = () => Promise.resolve(stub);
beforeEach(() => {
  stub = new SomeAreDown();
});

const debian = `debian:trixie@${digestOf('a')}`;
const check = async (files: Record<string, string>, argv: readonly string[] = []) =>
  run(await world(files), ['--today', '2026-11-20', '--check-updates', ...argv], { engine, registry });

interface Reported {
  readonly rule: string;
  readonly fixes: readonly { readonly tier: string; readonly edits: readonly { newText: string }[] }[];
}
const reported = (out: string): Reported[] =>
  (JSON.parse(out) as { findings: Reported[] }[]).flatMap(({ findings }) => findings);

describe('--check-updates', () => {
  it('reports a digest that is no longer the tag’s, in every format', async () => {
    stub.has('docker.io/library/debian:trixie', 'b');
    const files = { Dockerfile: `FROM ${debian}\n` };
    const { code, out, err } = await check(files);
    expect([code, err]).toEqual([1, '']);
    expect(out).toMatch(/^Dockerfile:1:6 +warning +debian:trixie is another image now.* stale-base-digest\n/);

    const [finding] = reported((await check(files, ['-f', 'json'])).out);
    expect(finding).toMatchObject({ rule: 'stale-base-digest', fixes: [{ tier: 'suggested' }] });
    expect(finding?.fixes[0]?.edits[0]?.newText).toContain(digestOf('b').slice('sha256:'.length));

    const [sarif] = (JSON.parse((await check(files, ['-f', 'sarif'])).out) as Log).runs;
    expect(sarif?.results?.map(({ ruleId }) => ruleId)).toEqual(['stale-base-digest']);
    expect(sarif?.results?.[0]?.fixes).toHaveLength(1);
    expect(sarif?.tool.driver.rules?.map(({ id }) => id)).toContain('stale-base-digest');
  });

  it('says nothing of a digest that is still the tag’s', async () => {
    stub.has('docker.io/library/debian:trixie', 'a');
    expect(await check({ Dockerfile: `FROM ${debian}\n` })).toEqual({
      code: 0,
      out: 'Clean: 1 file checked.\n',
      err: '',
    });
  });

  it('asks once for each image of all files, and nothing about others', async () => {
    stub.has('docker.io/library/debian:trixie', 'b');
    const { out } = await check(
      {
        'a/Dockerfile': `ARG BASE=${debian}\nFROM $BASE AS base\nFROM ${debian}\nCOPY --from=base /a /a\n`,
        'b/Dockerfile': `FROM debian:bookworm\nCOPY --from=docker.io/library/debian:trixie@${digestOf('c')} /a /a\n`,
        'c/Dockerfile': `FROM debian@${digestOf('d')}\nFROM scratch\n`,
      },
      ['-f', 'json'],
    );
    expect(stub.asked).toEqual(['HEAD docker.io/library/debian:trixie']);
    expect(reported(out).filter(({ rule }) => rule === 'stale-base-digest')).toHaveLength(3);
  });

  it('asks four things at a time', async () => {
    stub.hanging = true;
    const names = Array.from({ length: 9 }, (_, index) => `registry.example.com/team/base:${index}`);
    for (const name of names) stub.has(name, 'a');
    const text = names.map((name) => `FROM ${name}@${digestOf('a')}\n`).join('');
    const done = check({ Dockerfile: text });
    await stub.until(() => stub.asked.length === 4);
    stub.release();
    await done;
    expect([stub.asked.length, stub.peak]).toEqual([9, 4]);
  });

  it('asks what to pin to where a missing digest is reported', async () => {
    stub.has('docker.io/library/debian:trixie', 'b');
    const text = `FROM debian:trixie
# hygiene: ignore undigested-base reason="built here"
FROM debian:bookworm
`;
    await check({ Dockerfile: text });
    expect(stub.asked).toEqual([]);
    const { out } = await check({ Dockerfile: text }, ['--preset', 'strict', '-f', 'json']);
    expect(stub.asked).toEqual(['HEAD docker.io/library/debian:trixie']);
    const finding = reported(out).find(({ rule }) => rule === 'undigested-base');
    expect(JSON.stringify(finding?.fixes)).toContain(`Pin to debian:trixie@${digestOf('b')}`);
  });

  it('asks nothing for a rule that is off, nor for a template', async () => {
    const { code, err } = await check({
      'off/Dockerfile': `FROM ${debian}\n`,
      'off/.dockerfile-hygiene.json': '{ "rules": { "stale-base-digest": "off" } }',
      'Dockerfile.j2': `FROM {{ base }}\nFROM ${debian}\n`,
    });
    expect([code, err, stub.asked]).toEqual([0, '', []]);
  });

  it('does not let --fix write a digest', async () => {
    stub.has('docker.io/library/debian:trixie', 'b');
    const text = `FROM ${debian}\n`;
    const cwd = await world({ Dockerfile: text });
    const { code } = await run(cwd, ['--check-updates', '--fix'], { engine, registry });
    expect(code).toBe(1);
    expect(await readFile(join(cwd, 'Dockerfile'), 'utf8')).toBe(text);
  });

  it('hands on which registries may be asked without encryption, and tells of broken logins', async () => {
    const asked: (readonly string[] | undefined)[] = [];
    const argv = ['--insecure-registry', 'registry.example.com:5000', '--insecure-registry', '[::1]:5000'];
    const { code, err } = await run(await world({ Dockerfile: '' }), ['--check-updates', ...argv], {
      engine,
      registry: ({ insecureRegistries, onProblem }) => {
        asked.push(insecureRegistries);
        onProblem?.('The logins cannot be read.');
        return Promise.resolve(stub);
      },
    });
    expect(asked).toEqual([['registry.example.com:5000', '[::1]:5000']]);
    expect([code, err]).toEqual([0, 'dockerfile-hygiene: The logins cannot be read.\n']);
  });
});

describe('a registry that is down', () => {
  const images = (host: string, count: number) =>
    Array.from({ length: count }, (_, index) => `FROM ${host}/team/base:${index}@${digestOf('a')}\n`).join(
      '',
    );

  beforeEach(() => {
    stub.down.add('down.example.com');
  });

  it('is told in one sentence, not asked again, and hides nothing of the others', async () => {
    stub.has('docker.io/library/debian:trixie', 'b');
    const files = { Dockerfile: `${images('down.example.com', 12)}FROM ${debian}\n` };
    const { code, err, out } = await check(files, ['-f', 'sarif']);
    expect([code, err]).toEqual([1, 'dockerfile-hygiene: down.example.com is down, so no 0.\n']);
    expect(stub.asked.filter((question) => question.includes('down.example.com')).length).toBeLessThanOrEqual(
      4,
    );
    const [sarif] = (JSON.parse(out) as Log).runs;
    expect(sarif?.results?.map(({ ruleId }) => ruleId)).toContain('stale-base-digest');
    const notes = sarif?.invocations?.[0]?.toolExecutionNotifications ?? [];
    expect(notes.map(({ message }) => message.text)).toEqual(['down.example.com is down, so no 0.']);
  });

  it('leaves the exit code to the findings as long as something was answered', async () => {
    stub.has('docker.io/library/debian:trixie', 'a');
    const { code, err } = await check({ Dockerfile: `${images('down.example.com', 1)}FROM ${debian}\n` }, [
      '--fail-on',
      'error',
    ]);
    expect([code, err]).toEqual([0, 'dockerfile-hygiene: down.example.com is down, so no 0.\n']);
  });

  it('makes the run a failure when nothing was answered; the findings are still reported', async () => {
    const { code, out } = await check({ Dockerfile: `${images('down.example.com', 2)}FROM debian:8\n` });
    expect(code).toBe(2);
    expect(out).toContain('end-of-life-base');
  });

  it('is not the same as an image that is not there', async () => {
    stub.has('docker.io/library/debian:trixie', 'a');
    const { err } = await check({ Dockerfile: `${images('registry.example.com', 2)}FROM ${debian}\n` });
    expect(err).toBe(
      'dockerfile-hygiene: registry.example.com has no team/base:0.\n' +
        'dockerfile-hygiene: registry.example.com has no team/base:1.\n',
    );
  });
});

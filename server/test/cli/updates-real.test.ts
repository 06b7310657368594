import type { Log } from 'sarif';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Io } from '../../src/cli/io';
import type { Engine } from '../../src/engine';
import { lint } from '../../src/linter';
import { createRegistry } from '../../src/registry/node-registry';
import { allRules } from '../../src/rules';
import { dockerLogin, homeWith, secrets } from '../registry/client';
import {
  missingPrograms,
  pushImage,
  type RealRegistry,
  registryPrograms,
  startRealRegistry,
} from '../registry/real-registry';
import { deadHost, run, world } from './world';

const engine: Engine = { lint, rules: allRules };

let environment: Record<string, string>;
beforeEach(async () => {
  environment = await homeWith();
});
const registryOf: Io['registry'] = (options) => Promise.resolve(createRegistry({ ...options, environment }));

const check = async (text: string, argv: readonly string[] = []) =>
  run(await world({ Dockerfile: text }), ['--check-updates', '-f', 'sarif', ...argv], {
    engine,
    registry: registryOf,
  });
const ofRule = (out: string, rule: string) =>
  (JSON.parse(out) as Log).runs[0]?.results?.filter(({ ruleId }) => ruleId === rule) ?? [];

describe.skipIf(missingPrograms(...registryPrograms))('with a registry', () => {
  const platforms = ['linux/amd64', 'linux/arm64/v8'];
  let registry: RealRegistry;
  beforeEach(async () => {
    registry = await startRealRegistry();
  });
  afterEach(() => registry.stop());

  it('sees the update after a second push', async () => {
    const { host } = registry;
    const first = await pushImage(host, 'team/base', '1', { platforms, content: 'one' });
    const text = `FROM ${host}/team/base:1@${first.top.digest}\n`;
    const before = await check(text);
    expect([ofRule(before.out, 'stale-base-digest'), before.err]).toEqual([[], '']);

    const second = await pushImage(host, 'team/base', '1', { platforms, content: 'two' });
    const after = await check(text);
    const [result, ...others] = ofRule(after.out, 'stale-base-digest');
    expect([others, after.err, after.code]).toEqual([[], '', 1]);
    expect(result?.locations?.[0]?.physicalLocation?.region).toMatchObject({ startLine: 1, startColumn: 6 });
    const written = JSON.stringify(result?.fixes?.[0]?.artifactChanges);
    expect(written).toContain(second.top.digest.slice('sha256:'.length));
  });

  it('answers beside one that is dead', async () => {
    const { host } = registry;
    const dead = await deadHost();
    const first = await pushImage(host, 'team/base', '1', { platforms, content: 'one' });
    await pushImage(host, 'team/base', '1', { platforms, content: 'two' });
    const { digest } = first.top;
    const { code, out, err } = await check(
      `FROM ${dead}/a:1@${digest}\nFROM ${dead}/b:1@${digest}\nFROM ${host}/team/base:1@${digest}\n`,
    );
    expect(ofRule(out, 'stale-base-digest')).toHaveLength(1);
    expect(err.split('\n')).toEqual([expect.stringContaining(`${dead} cannot be reached`), '']);
    expect(code).toBe(1);
  });
});

describe.skipIf(missingPrograms(...registryPrograms))('with a registry that asks for a password', () => {
  const auth = { user: secrets.user, password: secrets.password };
  let registry: RealRegistry;
  beforeEach(async () => {
    registry = await startRealRegistry({ auth });
    const spec = { platforms: ['linux/amd64'], content: 'one', auth };
    await pushImage(registry.host, 'team/base', '1', spec);
  });
  afterEach(() => registry.stop());
  const text = () => `FROM ${registry.host}/team/base:1@sha256:${'a'.repeat(64)}\n`;

  it('uses the login of this machine', async () => {
    environment = await homeWith(dockerLogin(registry.host));
    const { out, err } = await check(text());
    expect([ofRule(out, 'stale-base-digest').length, err]).toEqual([1, '']);
  });

  it('says that a login is wanted, without showing the wrong one', async () => {
    environment = await homeWith(dockerLogin(registry.host, 'wrong-password-11'));
    const { code, out, err } = await check(text());
    expect(code).toBe(2);
    expect(err).toMatch(/^dockerfile-hygiene: .*login.*\n$/);
    expect(`${out}${err}`).not.toContain('wrong-password-11');
  });
});

it('a dead registry alone makes the run a failure, in one sentence', async () => {
  const dead = await deadHost();
  const digest = `sha256:${'a'.repeat(64)}`;
  const { code, err } = await check(`FROM ${dead}/a:1@${digest}\nFROM ${dead}/b:1@${digest}\n`);
  expect(code).toBe(2);
  expect(err.split('\n')).toEqual([expect.stringContaining(`${dead} cannot be reached`), '']);
});

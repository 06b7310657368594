import { describe, expect, it } from 'vitest';
import { runSteps, type StepEnd } from '../../src/base-image/steps';
import { distributions, supportedSuites } from '../../src/base-image/suites';
import { suites } from './choices';

const namesOn = (day: string) =>
  distributions.flatMap((one) => supportedSuites(one, new Date(day)).map(({ codename }) => codename));

describe('supportedSuites', () => {
  it('offers the newest first', () => {
    expect(suites.map(({ codename }) => codename)).toEqual([
      ...['trixie', 'bookworm'],
      ...['resolute', 'noble', 'jammy'],
    ]);
  });
  it('offers a suite up to its last day', () => {
    expect(namesOn('2027-04-01T23:00:00Z')).toContain('jammy');
    expect(namesOn('2027-04-02T00:00:00Z')).not.toContain('jammy');
  });
});

describe('runSteps', () => {
  const play = async (ends: StepEnd[]) => {
    const asked: string[] = [];
    const step = (name: string) => async () => {
      asked.push(name);
      return ends.shift() ?? 'cancel';
    };
    const done = await runSteps([step('a'), step('b'), step('c')]);
    return { done, asked: asked.join('') };
  };
  it('asks in order', async () => {
    expect(await play(['next', 'next', 'next'])).toEqual({ done: true, asked: 'abc' });
  });
  it('goes back one question', async () => {
    expect(await play(['next', 'next', 'back', 'next', 'next'])).toEqual({ done: true, asked: 'abcbc' });
  });
  it('ends where the user leaves, and with back from the first', async () => {
    expect(await play(['next', 'cancel'])).toEqual({ done: false, asked: 'ab' });
    expect(await play(['back'])).toEqual({ done: false, asked: 'a' });
  });
});

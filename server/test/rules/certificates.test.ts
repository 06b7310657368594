import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/edits';
import { lint } from '../../src/linter';
import { defaultPolicy } from '../../src/policy/policy';

/** What the repair of the switch makes of a file; undefined when there is none. */
function repaired(text: string): string | undefined {
  const { findings } = lint({ text, policy: defaultPolicy, today: new Date('2026-11-21') });
  const [fix] = findings.filter((f) => f.rule === 'unchecked-packages').flatMap((f) => f.fixes);
  return fix && applyEdits(text, fix.edits);
}

const lean = 'RUN apt-get update && apt-get install -y --no-install-recommends curl git\n';
const use = 'RUN curl -k -fsSLo /srv/a.tar https://dl.example.org/a-1.tar\n';
const safe = use.replace('-k ', '');

describe('removing a switch leaves the tool with certificates', () => {
  it.each([
    [
      'recommended packages are left out',
      `FROM debian:13\n${lean}`,
      lean.replace('curl', 'curl ca-certificates'),
    ],
    [
      'they are left out of a lean variant',
      `FROM node:24-slim\n${lean}`,
      lean.replace('curl', 'curl ca-certificates'),
    ],
    ['they come by themselves', `FROM debian:13\n${lean.replace('--no-install-recommends ', '')}`, undefined],
    ['they are installed', `FROM debian:13\n${lean.replace('git', 'ca-certificates')}`, undefined],
    ['the image has them', `FROM python:3.14-slim\n${lean}`, undefined],
    ['the tool brings them', 'FROM alpine:3.8\nRUN apk add --no-cache curl\n', undefined],
  ])('%s', (_, before, install) => {
    const after = install ? before.replace(lean, install) : before;
    expect(repaired(before + use)).toBe(after + safe);
  });

  it('nothing is offered where they are missing and nothing shows how the tool came', () => {
    expect(repaired(`FROM debian:13\nCOPY tools.sh /\nRUN /tools.sh\n${use}`)).toBeUndefined();
  });

  it('an old Alpine gets them with its wget', () => {
    const text = (packages: string, option: string) =>
      `FROM alpine:3.8\nRUN apk add --no-cache ${packages}\nRUN wget ${option}-q https://dl.example.org/a-1.tar\n`;
    expect(repaired(text('wget', '--no-check-certificate '))).toBe(text('wget ca-certificates', ''));
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { updatePolicy } from '../../src/enforcement/buildx/update-policy';
import { generatedMark, ownRulesMarks } from '../../src/enforcement/buildx/write-policy';
import { policyFor } from './rego';

const first = policyFor('FROM debian:13\n', /./).text;
const second = policyFor('FROM debian:13\nCOPY --from=grafana/grafana /a /a\n', /./).text;

/** The policy with other lines between the marks. */
function withOwn(text: string, own: string): string {
  const start = text.indexOf(ownRulesMarks.start) + ownRulesMarks.start.length + 1;
  return `${text.slice(0, start)}${own}${text.slice(text.indexOf(ownRulesMarks.end))}\n`;
}

describe('writing a policy over an older one', () => {
  it('writes a new file when there is none, or an empty one', () => {
    for (const existing of [undefined, '', '\uFEFF\n'])
      expect(updatePolicy(existing, first)).toEqual({ kind: 'write', text: `${first}\n` });
  });

  it('changes nothing the second time, whatever the own rules are', () => {
    const line = fc.string().map((text) => text.replace(/[\r\n]/g, ''));
    const own = fc
      .array(line, { maxLength: 5 })
      .filter((all) => all.every((one) => !/^# (?:>>>|<<<) own rules/.test(one)));
    fc.assert(
      fc.property(own, fc.constantFrom('\n', '\r\n'), (texts, eol) => {
        const block = texts.map((text) => `${text}\n`).join('');
        const old = withOwn(first, block).replace(/\n/g, eol);
        const once = updatePolicy(old, second);
        expect(once.kind).toBe('write');
        expect(once.text).toContain(
          `${ownRulesMarks.start}\n${block}${ownRulesMarks.end}`.replace(/\n/g, eol),
        );
        expect(once.text).toContain('grafana');
        expect(updatePolicy(once.text, second)).toEqual({ kind: 'unchanged', text: once.text });
      }),
    );
  });

  it('never touches what it did not write, nor a file whose marks are gone', () => {
    for (const existing of [
      'package docker\n',
      `\n${first}\n`,
      first.replace(ownRulesMarks.end, ''),
      first.replace(ownRulesMarks.start, ''),
      `${first}\n${ownRulesMarks.start}\n${ownRulesMarks.end}\n`,
      `${generatedMark}\n${ownRulesMarks.end}\n${ownRulesMarks.start}\n`,
    ])
      expect(updatePolicy(existing, second)).toEqual({ kind: 'foreign', text: `${second}\n` });
  });
});

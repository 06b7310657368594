import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/edits';
import { lint } from '../../src/linter';
import { defaultPolicy } from '../../src/policy/policy';

function deadSource(text: string) {
  const { findings } = lint({ text, policy: defaultPolicy, today: new Date('2026-11-21') });
  const [found] = findings.filter((f) => f.rule === 'dead-source');
  return {
    severity: found?.severity,
    message: found?.message,
    fixes: (found?.fixes ?? []).map((f) => ({ title: f.title, text: applyEdits(text, f.edits) })),
  };
}

describe('archives on Launchpad that were given up', () => {
  it('one whose packages no longer install goes where nothing of it is installed', () => {
    const text =
      'FROM ubuntu:24.04\nRUN apt-get update && add-apt-repository -y ppa:webupd8team/java && apt-get install -y openjdk-21-jre\n';
    const found = deadSource(text);
    expect(found.severity).toBe('warning');
    expect(found.message).toContain('it brings nothing any more');
    expect(found.fixes).toEqual([
      {
        title: 'Remove ppa:webupd8team/java: nothing of it is installed',
        text: 'FROM ubuntu:24.04\nRUN apt-get update && apt-get install -y openjdk-21-jre\n',
      },
    ]);
  });

  it('it stays where something of it is installed', () => {
    const text =
      'FROM ubuntu:16.04\nRUN add-apt-repository -y ppa:webupd8team/java && apt-get install -y oracle-java8-installer\n';
    expect(deadSource(text).fixes).toEqual([]);
  });

  it.each([
    ['24.04', ['Use ppa:deadsnakes/ppa instead']],
    ['14.04', []],
    ['25.04', []],
  ])('the successor is offered where it serves the release: Ubuntu %s', (release, titles) => {
    const text = `FROM ubuntu:${release}\nRUN add-apt-repository -y ppa:fkrull/deadsnakes\n`;
    expect(deadSource(text).fixes.map((f) => f.title)).toEqual(titles);
  });
});

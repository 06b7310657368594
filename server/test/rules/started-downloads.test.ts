import { describe, expect, it } from 'vitest';
import { lint } from '../../src/linter';
import { defaultPolicy } from '../../src/policy/policy';

/** What the finding of a download says is done with it. */
function said(lines: string): string[] {
  const text = `FROM eclipse-temurin:21\n${lines}\n`;
  const { findings } = lint({ text, policy: defaultPolicy, today: new Date('2026-11-21') });
  return findings.flatMap((f) =>
    f.rule === 'unverified-download'
      ? (/^This download from dl\.example\.org ([^,]+),/.exec(f.message)?.[1] ?? [])
      : [],
  );
}

const add = 'ADD https://dl.example.org/c-1.2.3.jar /app/c.jar';

describe('what only a container runs is not said to be run in the build', () => {
  it.each([
    `${add}\nCMD java -jar /app/c.jar`,
    `${add}\nCMD ["java", "-jar", "/app/c.jar"]`,
    `${add}\nENTRYPOINT exec java $JAVA_OPTS -jar /app/c.jar`,
    `${add}\nWORKDIR /app\nCMD java -jar c.jar`,
    'ADD https://dl.example.org/start-1.2.3.sh /app/start.sh\nWORKDIR /app\nCMD sh start.sh',
  ])('%s', (lines) => {
    expect(said(lines)).toEqual(['is what a container starts']);
  });

  it('what the build runs as well is', () => {
    expect(said(`${add}\nRUN java -jar /app/c.jar --init\nCMD java -jar /app/c.jar`)).toEqual([
      'is run in the build',
    ]);
  });
});

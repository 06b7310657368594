import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCommand } from '../../src/base-image/build-command';
import { imageProblem, packagesIn, packagesProblem } from '../../src/base-image/choice';
import { baseImageFiles } from '../../src/base-image/files';
import { shellQuoted } from '../../src/base-image/shell-quote';
import { choiceOf } from './choices';
import { has, runScript, say } from './machine';

const nasty = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom(...'\'"`$();&|\\ \n\t#!*?<>{}~-=a0/:.@+'.split('')) }),
);

describe('packagesProblem', () => {
  it.each(['', 'curl', 'g++', 'libc6-dev, tzdata', ' python3.11\nless '])('accepts %j', (text) =>
    expect(packagesProblem(text)).toBeUndefined(),
  );
  it.each(['Curl', 'a', '-y', '$(id)', 'a;b', 'curl=1.2', './x.deb', "x'y", 'curl/sid', 'curl:arm64'])(
    'refuses %j and says which name',
    (text) => expect(packagesProblem(`less ${text}`)).toContain(`“${text}”`),
  );
  it('takes each name once', () => {
    expect(packagesIn('less, curl  less')).toEqual(['less', 'curl']);
  });
});

describe('imageProblem', () => {
  it.each(['localhost/debian:trixie', 'registry.example.com:5000/base/debian'])('accepts %s', (name) =>
    expect(imageProblem(name)).toBeUndefined(),
  );
  it.each(['debian:trixie', 'myapp', 'localhost/a b', "localhost/a'b", 'localhost/a:$(id)'])(
    'refuses %s',
    (name) => expect(imageProblem(name)).toBeTypeOf('string'),
  );
});

describe('baseImageFiles', () => {
  it('refuses names that are none, so that they reach no script', () => {
    for (const image of ['debian', "localhost/x';id;'", 'localhost/x\n'])
      expect(() => baseImageFiles(choiceOf('trixie', { image }))).toThrow(RangeError);
    for (const name of ['', 'a b', 'less,curl', '$(id)', 'less\n'])
      expect(() => baseImageFiles(choiceOf('trixie', { packages: [name] }))).toThrow(RangeError);
  });

  it.runIf(process.platform === 'linux' && has('bash'))(
    'hands every name that it takes on as it is, and no other',
    () => {
      const names = fc.array(fc.oneof(nasty, fc.stringMatching(/^[a-z0-9][a-z0-9+.-]{1,9}$/)), {
        maxLength: 4,
      });
      const images = fc.oneof(
        nasty.map((text) => `localhost/${text}`),
        fc.stringMatching(/^localhost\/[a-z0-9]{1,9}:[\w][\w.-]{0,9}$/),
      );
      let taken = 0;
      fc.assert(
        fc.property(images, names, (image, packages) => {
          const choice = choiceOf('trixie', { image, packages });
          try {
            baseImageFiles(choice);
          } catch (error) {
            expect(error).toBeInstanceOf(RangeError);
            return;
          }
          taken++;
          const run = runScript(choice);
          expect(run.stderr).toBe('');
          expect(run.engine.slice(-3)).toEqual(['--tag', image, '.']);
          const include = run.tool.filter((one) => one.startsWith('--include=')).slice(1);
          expect(include).toEqual(packages.length === 0 ? [] : [`--include=${packages.join(' ')}`]);
        }),
        { numRuns: 200 },
      );
      expect(taken).toBeGreaterThan(5);
    },
  );
});

describe.runIf(process.platform !== 'win32' && has('sh'))('shellQuoted', () => {
  it('makes one word of any text', () => {
    const text = nasty.filter((one) => !one.includes('\0'));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 20 }), (words) => {
        const line = `printf '%s\\0' ${words.map(shellQuoted).join(' ')}`;
        expect(say('sh', ['-c', line], '')).toEqual([0, words.map((word) => `${word}\0`).join('')]);
      }),
      { numRuns: 50 },
    );
  });
});

describe('buildCommand', () => {
  it('names the script by its path, whatever is in it', () => {
    expect(buildCommand("/home/me/it's here", false)).toBe("bash '/home/me/it'\\''s here/build.sh'");
    expect(buildCommand('/', true)).toBe("sudo bash '/build.sh'");
  });
  it('has no path where bash would have another one', () => {
    expect(buildCommand('c:\\work\\base', false)).toBe('bash build.sh');
    expect(buildCommand(undefined, false)).toBe('bash build.sh');
  });
});

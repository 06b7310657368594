import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dependabotConfiguration } from '../../src/enforcement/updaters/dependabot';
import { readDependabot } from '../../src/enforcement/updaters/dependabot-file';

const files = ['Dockerfile', 'Dockerfile.dev', 'apps/web/Dockerfile'];
const both = `version: 2
updates:
  - package-ecosystem: docker
    directory: /
    schedule:
      interval: weekly
  - package-ecosystem: docker
    directory: /apps/web
    schedule:
      interval: weekly
`;

describe('configuration of Dependabot', () => {
  it('is written anew, one entry per folder', () => {
    expect(dependabotConfiguration(undefined, files)).toEqual({ kind: 'write', text: both });
    expect(dependabotConfiguration('\n', files)).toEqual({ kind: 'write', text: both });
    expect(dependabotConfiguration(both, files)).toEqual({ kind: 'unchanged', text: both });
  });

  it('appends what is missing to the list and keeps all else, in the style of the file', () => {
    const old = `# about updates
version: 2
registries:
  hub: { type: docker-registry, url: 'https://x.example.com' }
updates:
- package-ecosystem: "npm" # libraries
  directory: "/"
  schedule: { interval: "daily" }

- package-ecosystem: "docker"
  directories:
  - "/"
  - '/tools/*'
  schedule:
    interval: "daily"
  # ignore:
  #   - dependency-name: x

# the end
multi-ecosystem-groups:
  a: 1`;
    const { kind, text } = dependabotConfiguration(old, [
      ...files,
      'tools/a/Dockerfile',
      'tools/a/b/Dockerfile',
    ]);
    expect(kind).toBe('write');
    const added = ['/apps/web', '/tools/a/b']
      .map(
        (folder) =>
          `\n- package-ecosystem: "docker"\n  directory: "${folder}"\n  schedule:\n    interval: "weekly"\n`,
      )
      .join('');
    const at = old.indexOf('\n# the end');
    expect(text).toBe(old.slice(0, at) + added + old.slice(at));
  });

  it('appends to a file without an end of line, and with Windows line ends', () => {
    const old = `version: 2\r\nupdates:\r\n  - package-ecosystem: 'npm'\r\n    directory: '/'`;
    const { text } = dependabotConfiguration(old, ['Dockerfile']);
    expect(text).toBe(
      `${old}\r\n  - package-ecosystem: 'docker'\r\n    directory: '/'\r\n    schedule:\r\n      interval: 'weekly'\r\n`,
    );
  });

  it.each([
    ['another version', 'version: 1\nupdates:\n  - package-ecosystem: docker\n    directory: /\n'],
    ['no list', 'version: 2\nupdates: []\n'],
    ['a flow list', 'version: 2\nupdates: [{ package-ecosystem: docker, directory: / }]\n'],
    ['flow entries', 'version: 2\nupdates:\n  - { package-ecosystem: docker, directory: / }\n'],
    ['an anchor', 'version: 2\nupdates:\n  - &a\n    package-ecosystem: docker\n    directory: /\n'],
    ['a merge', 'version: 2\nupdates:\n  - package-ecosystem: docker\n    <<: *x\n    directory: /\n'],
    ['an alias', 'version: 2\nupdates:\n  - package-ecosystem: docker\n    directory: *x\n'],
    ['no directory', 'version: 2\nupdates:\n  - package-ecosystem: docker\n'],
    ['a block text', 'version: 2\nupdates:\n  - package-ecosystem: docker\n    directory: >\n      /\n'],
    ['tabs', 'version: 2\nupdates:\n\t- package-ecosystem: docker\n\t  directory: /\n'],
    ['two lists', `${both}updates:\n  - package-ecosystem: npm\n    directory: /\n`],
    ['two documents', `${both}---\n${both}`],
    [
      'a doubled key',
      'version: 2\nupdates:\n  - package-ecosystem: npm\n    directory: /\n    directory: /a\n',
    ],
    ['no YAML', 'hello'],
  ])('does not touch a file with %s', (_, old) => {
    expect(dependabotConfiguration(old, files)).toEqual({ kind: 'not-understood', text: both });
  });

  it('quotes the names of folders that YAML would read otherwise', () => {
    const { text } = dependabotConfiguration('', ['a: b #c/Dockerfile', "d'e/Dockerfile"]);
    expect(text).toContain('directory: "/a: b #c"\n');
    expect(dependabotConfiguration(text, ['a: b #c/Dockerfile', "d'e/Dockerfile"]).kind).toBe('unchanged');
  });

  it('changes nothing the second time, and only adds the first time', () => {
    const folder = fc
      .array(fc.constantFrom('a', 'b', 'c d', 'e'), { maxLength: 3 })
      .map((parts) => parts.join('/'));
    const entry = fc.record({ ecosystem: fc.constantFrom('docker', 'npm'), folder, many: fc.boolean() });
    const style = fc.record({
      indent: fc.constantFrom('', '  ', '    '),
      quote: fc.constantFrom('"', "'"),
      eol: fc.constantFrom('\n', '\r\n'),
      gap: fc.boolean(),
      tail: fc.constantFrom('', '# end\n', 'registries:\n  a: 1\n', '\n\n'),
    });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1 }), style, fc.array(folder), (entries, look, wanted) => {
        const { indent, quote, eol, gap, tail } = look;
        const items = entries.map(
          ({ ecosystem, folder: at, many }) =>
            `${indent}- package-ecosystem: ${quote}${ecosystem}${quote}\n` +
            (many
              ? `${indent}  directories: [${quote}/${at}${quote}]\n`
              : `${indent}  directory: ${quote}/${at}${quote}\n`) +
            `${indent}  schedule:\n${indent}    interval: daily\n`,
        );
        const old = `version: 2\nupdates:\n${items.join(gap ? '\n' : '')}${tail}`.replace(/\n/g, eol);
        const dockerfiles = wanted.map((at) => (at === '' ? 'Dockerfile' : `${at}/Dockerfile`));
        const once = dependabotConfiguration(old, dockerfiles);
        expect(once.kind).not.toBe('not-understood');
        expect(dependabotConfiguration(once.text, dockerfiles)).toEqual({
          kind: 'unchanged',
          text: once.text,
        });
        const read = readDependabot(once.text)?.entries ?? [];
        expect(read.slice(0, entries.length)).toEqual(
          entries.map(({ ecosystem, folder: at }) => ({ ecosystem, directories: [`/${at}`] })),
        );
        for (const at of wanted)
          expect(read).toContainEqual({ ecosystem: 'docker', directories: [`/${at}`] });
        // Only lines were added, at one place.
        let same = 0;
        while (same < old.length && old[same] === once.text[same]) same++;
        expect(once.text.endsWith(old.slice(same))).toBe(true);
      }),
    );
  });
});

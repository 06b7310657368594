import { describe, expect, it } from 'vitest';
import { baseImageFiles } from '../../src/base-image/files';
import { choiceOf, everyChoice } from './choices';
import { has, runScript, say } from './machine';

const textOf = (choice: Parameters<typeof baseImageFiles>[0], path: string) =>
  baseImageFiles(choice).find((file) => file.path === path)?.text ?? '';

describe('build.sh as text', () => {
  it.runIf(has('bash')).each(everyChoice)('is valid: %s', (_, choice) => {
    expect(say('bash', ['-n'], textOf(choice, 'build.sh'))).toEqual([0, '']);
  });

  it('pleases ShellCheck', ({ skip }) => {
    skip(!has('shellcheck'), 'shellcheck is not installed');
    for (const [name, choice] of everyChoice) {
      expect([name, ...say('shellcheck', ['-'], textOf(choice, 'build.sh'))]).toEqual([name, 0, '']);
    }
  });

  it('excludes documentation only where that was chosen, and never the licences', () => {
    const slim = textOf(choiceOf('trixie'), 'build.sh');
    expect(slim).toContain('path-exclude=/usr/share/doc/*');
    expect(slim).toContain('path-include=/usr/share/doc/*/copyright');
    expect(textOf(choiceOf('trixie', { withoutDocumentation: false }), 'build.sh')).not.toContain(
      'path-exclude',
    );
  });

  it('needs root with debootstrap alone', () => {
    expect(textOf(choiceOf('trixie'), 'build.sh')).not.toContain('EUID');
    expect(textOf(choiceOf('trixie', { tool: 'debootstrap' }), 'build.sh')).toContain('EUID -eq 0');
    expect(textOf(choiceOf('trixie', { tool: 'debootstrap' }), 'README.md')).toContain('sudo bash build.sh');
  });
});

describe.runIf(process.platform === 'linux' && has('bash'))(
  'build.sh with stand-ins for the programs',
  () => {
    it('installs the suite, and tags the image', () => {
      const run = runScript(choiceOf('bookworm', { packages: ['ca-certificates', 'less'] }));
      expect(run).toMatchObject({ code: 0, stderr: '' });
      expect(run.tool).toContain('--include=ca-certificates less');
      expect(run.tool.slice(-3)).toEqual(['bookworm', 'rootfs.tar.part', '-']);
      expect(run.buildSources).toMatch(/Suites: bookworm bookworm-updates\n/);
      expect(run.buildSources).toMatch(/Suites: bookworm-security\n/);
      expect(run.engine).toContain('localhost/debian:bookworm');
    });

    it('reads the packages from packages.txt only', () => {
      const { tool } = runScript(choiceOf('trixie', { packages: [] }));
      expect(tool.join()).not.toContain('ca-certificates');
    });

    it.each([
      ['trixie', 'apt,debian-archive-keyring'],
      ['noble', 'apt,gpgv,ubuntu-keyring'],
    ])('installs what the image needs to add packages: %s', (suite, packages) => {
      expect(runScript(choiceOf(suite)).tool).toContain(`--include=${packages}`);
    });

    it('takes a state of the archive for the build, and leaves it out of the image', () => {
      const run = runScript(choiceOf('trixie'), { SNAPSHOT: '20261101T000000Z' });
      expect(run.buildSources).toMatch(
        /URIs: http:\/\/snapshot\.debian\.org\/archive\/debian\/20261101T000000Z\n/,
      );
      expect(run.buildSources).toContain('/archive/debian-security/20261101T000000Z\n');
      expect(run.buildSources).toContain('Check-Valid-Until: no');
      expect(run.imageSources).not.toMatch(/snapshot|20261101|Valid-Until: no/);
      expect(run.imageSources).toContain('Suites: trixie-security\n');
      const time = Date.UTC(2026, 10, 1) / 1000;
      expect(run.engine).toContain(`SOURCE_DATE_EPOCH=${time}`);
      expect(run.engine).toContain('CREATED=2026-11-01T00:00:00Z');
    });

    it('takes a time that is given rather than that of the snapshot', () => {
      const run = runScript(choiceOf('noble'), { SNAPSHOT: '20261101T000000Z', SOURCE_DATE_EPOCH: '86400' });
      expect(run.engine).toContain('CREATED=1970-01-02T00:00:00Z');
    });

    it('keeps a mirror in the image', () => {
      const run = runScript(choiceOf('trixie'), { MIRROR: 'http://mirror.example.com/debian' });
      expect(run.imageSources).toContain('URIs: http://mirror.example.com/debian\n');
      const both = { MIRROR: 'http://mirror.example.com/d', SECURITY_MIRROR: 'http://mirror.example.com/s' };
      const uris = runScript(choiceOf('trixie'), both).imageSources.match(/(?<=URIs: ).*/g);
      expect(uris).toEqual([both.MIRROR, both.SECURITY_MIRROR]);
    });

    it("takes Ubuntu's security updates from the mirror too, which carries them", () => {
      const run = runScript(choiceOf('noble'), { MIRROR: 'http://mirror.example.com/ubuntu' });
      const uris = run.imageSources.match(/(?<=URIs: ).*/g);
      expect(uris).toEqual(['http://mirror.example.com/ubuntu', 'http://mirror.example.com/ubuntu']);
      expect(run.imageSources).toContain('Components: main universe\n');
    });

    it('trusts the keyring of the machine for the build and that of the image afterwards', () => {
      const run = runScript(choiceOf('trixie'));
      expect(run.buildSources).toMatch(/^Signed-By: .*base image-.*\/keyring$/m);
      expect(run.imageSources).toMatch(/^Signed-By: \/usr\/share\/keyrings\/debian-archive-keyring\.gpg$/m);
    });

    it('tells Podman the time in its own way', () => {
      const run = runScript(choiceOf('trixie'), { ENGINE: 'podman', SOURCE_DATE_EPOCH: '86400' });
      expect(run.engine.slice(0, 3)).toEqual(['build', '--timestamp', '86400']);
    });

    it.each([
      [
        'a keyring that is missing',
        { KEYRING: '/nonexistent' },
        'Install the package debian-archive-keyring.',
      ],
      ['a time that is none', { SNAPSHOT: 'yesterday' }, 'SNAPSHOT is a time in UTC'],
      ['a time with more in it', { SNAPSHOT: '20261101T000000Z/../x' }, 'SNAPSHOT is a time in UTC'],
    ])('says so and builds nothing: %s', (_, variables, message) => {
      const run = runScript(choiceOf('trixie'), variables);
      expect(run.code).toBe(1);
      expect(run.stderr).toContain(message);
      expect([run.tool, run.engine]).toEqual([[], []]);
    });
  },
);

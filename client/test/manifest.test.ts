import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandIds } from '../src/command-ids';
import { isDockerfileName } from '../src/dockerfiles';
import { countsText } from '../src/status-text';

const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8'));

describe('package.json', () => {
  it('contributes the commands that the client registers', () => {
    const contributed = manifest.contributes.commands.map(({ command }: { command: string }) => command);
    expect(contributed.sort()).toEqual(Object.values(commandIds).sort());
  });

  it('activates on Dockerfiles only', () => {
    expect(manifest.activationEvents).toEqual(['onLanguage:dockerfile']);
  });

  it('shows the explorer entry on the files that the client takes for Dockerfiles', () => {
    const [{ when }] = manifest.contributes.menus['explorer/context'];
    const patterns = [...when.matchAll(/resourceFilename =~ \/(.+?)\/(i?)(?= )/g)].map(
      (m) => new RegExp(m[1], m[2]),
    );
    expect(patterns).toHaveLength(2);
    for (const name of [
      'Dockerfile',
      'Dockerfile.dev',
      'web.Dockerfile',
      'x.dockerfile',
      'Containerfile',
      'Containerfile.a',
      'Dockerfile.dockerignore',
      'Dockerfiles',
      'notes.md',
      'MyDockerfile',
    ]) {
      expect([name, patterns.every((pattern) => pattern.test(name))]).toEqual([name, isDockerfileName(name)]);
    }
  });

  it('restricts only settings that it has', () => {
    const settings = manifest.contributes.configuration.flatMap((part: { properties: object }) =>
      Object.keys(part.properties),
    );
    for (const name of manifest.capabilities.untrustedWorkspaces.restrictedConfigurations)
      expect(settings).toContain(name);
  });
});

describe('isDockerfileName', () => {
  it('knows Dockerfiles from their ignore files', () => {
    expect(isDockerfileName('Dockerfile.dev')).toBe(true);
    expect(isDockerfileName('Dockerfile.dockerignore')).toBe(false);
  });
});

describe('countsText', () => {
  it('counts', () => {
    expect(countsText({ errors: 2, warnings: 1, remarks: 0 })).toBe('2 errors, 1 warning');
    expect(countsText({ errors: 0, warnings: 0, remarks: 0 })).toBe('no findings');
  });
});

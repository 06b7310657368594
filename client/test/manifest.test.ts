import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isComposeName } from '../../server/src/compose/names';
import { commandIds } from '../src/command-ids';
import { isComposeDocument } from '../src/compose-files';
import { isDockerfileName } from '../src/dockerfiles';
import { countsText } from '../src/status-text';

const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8'));

describe('package.json', () => {
  it('contributes the commands that the client registers', () => {
    const contributed = manifest.contributes.commands.map(({ command }: { command: string }) => command);
    expect(contributed.sort()).toEqual(Object.values(commandIds).sort());
  });

  it('activates on Dockerfiles and compose files only', () => {
    expect(manifest.activationEvents).toEqual(['onLanguage:dockerfile', 'onLanguage:dockercompose']);
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

describe('compose files', () => {
  it.each([
    ['compose.yaml', true],
    ['docker-compose.prod.yml', true],
    ['docker-compose-dev.yml', true],
    ['compose_test.yaml', true],
    ['composer.yaml', false],
    ['values.yaml', false],
  ])('are told by the same names in the manifest, the client and the server: %s', (name, isOne) => {
    const { filenamePatterns } = manifest.contributes.languages.find(
      ({ id }: { id: string }) => id === 'dockercompose',
    );
    const matches = filenamePatterns.some((pattern: string) =>
      new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`).test(name),
    );
    const uri = { path: `/w/${name}` } as never;
    expect([matches, isComposeName(name), isComposeDocument({ languageId: 'yaml', uri })]).toEqual([
      isOne,
      isOne,
      isOne,
    ]);
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

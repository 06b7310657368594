import { describe, expect, it } from 'vitest';
import { matchesImage, matchesSource } from '../../src/policy/patterns';

const image = (text: string) => {
  const slash = text.indexOf('/');
  return { registry: text.slice(0, slash), repository: text.slice(slash + 1) };
};

describe('image patterns', () => {
  it.each([
    ['docker.io/babim/mongodb', 'docker.io/babim/mongodb'],
    ['docker.io/babim/*', 'docker.io/babim/mongodb'],
    ['babim/*', 'docker.io/babim/mongodb'],
    ['index.docker.io/babim/*', 'docker.io/babim/mongodb'],
    ['debian', 'docker.io/library/debian'],
    ['registry.example.com/*', 'registry.example.com/team/app/web'],
    ['registry.example.com', 'registry.example.com/team/app'],
    ['localhost:5000/*', 'localhost:5000/x'],
    ['localhost/*', 'localhost/x'],
    ['*.example.com/*', 'registry.example.com/x'],
    ['*/team/app', 'registry.example.com/team/app'],
    ['*', 'docker.io/x/y'],
    ['Registry.Example.com/*', 'registry.example.com/x'],
  ])('%s covers %s', (pattern, name) => {
    expect(matchesImage(pattern, image(name))).toBe(true);
  });

  it.each([
    ['docker.io/babim/*', 'docker.io/babimx/mongodb'],
    ['docker.io/babim', 'docker.io/babim/mongodb'],
    ['babim/*', 'ghcr.io/babim/mongodb'],
    ['registry.example.com/*', 'registry.example.com.evil.net/x'],
    ['registry.example.com/*', 'registryxexample.com/x'],
    ['debian', 'docker.io/someone/debian'],
    ['', 'docker.io/x/y'],
  ])('%s does not cover %s', (pattern, name) => {
    expect(matchesImage(pattern, image(name))).toBe(false);
  });
});

describe('source patterns', () => {
  it.each([
    ['deb.nodesource.com', 'https://deb.nodesource.com/setup_20.x'],
    ['deb.nodesource.com', 'deb.nodesource.com'],
    ['https://deb.nodesource.com', 'http://deb.nodesource.com:8080/x'],
    ['*.example.com', 'https://apt.example.com/x'],
    ['download.docker.com/linux', 'https://download.docker.com/linux/debian'],
    ['download.docker.com/linux/', 'https://download.docker.com/linux'],
    ['download.docker.com/linux/*', 'https://download.docker.com/linux/debian'],
    ['github.com/acme', 'git@github.com:Acme/tool.git'],
    ['github.com/acme', 'git://github.com/acme/tool'],
    ['ppa:ondrej/php', 'ppa:ondrej/php'],
    ['ppa:ondrej/*', 'ppa:ondrej/apache2'],
    ['example.com', 'https://user:secret@example.com/x?y=z'],
    ['example.com:8443', 'https://example.com:8443/x'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as Dockerfiles have it
    ['example.com/dl', 'https://example.com/dl/tool-${VERSION}.tgz'],
  ])('%s covers %s', (pattern, source) => {
    expect(matchesSource(pattern, source)).toBe(true);
  });

  it.each([
    ['deb.nodesource.com', 'https://deb.nodesource.com.evil.net/'],
    ['deb.nodesource.com', 'https://evil.net/deb.nodesource.com'],
    ['deb.nodesource.com', 'https://deb.nodesource.com@evil.net/'],
    ['nodesource.com', 'https://deb.nodesource.com/'],
    ['download.docker.com/linux', 'https://download.docker.com/linux-evil/x'],
    ['download.docker.com/linux', 'https://download.docker.com/linux/../mac'],
    ['ppa:ondrej/php', 'ppa:ondrej/php-qa'],
    ['ondrej/php', 'ppa:ondrej/php'],
    ['ppa:ondrej/php', 'https://ondrej/php'],
    ['example.com:8443', 'https://example.com/x'],
    ['', 'https://example.com/'],
    ['example.com', ''],
    ['example.com', 'https://'],
  ])('%s does not cover %s', (pattern, source) => {
    expect(matchesSource(pattern, source)).toBe(false);
  });
});

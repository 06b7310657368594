import { describe, expect, it } from 'vitest';
import { movesByName, saysToMove } from '../../src/rules/sources/download-names';

const sha = '0cd92b1ff5c4e3cabfe691c8a1794b23e1f3f720';

describe('an address stands still', () => {
  it.each([
    'https://h.example/artifactory/main/remoting/3.3/remoting-3.3.jar',
    'https://h.example/current/binary/guacamole-0.9.6.war/download',
    'https://h.example/puppet-master-1.2.3.tar.gz',
    'https://h.example/linux-master/files/firefox_58.0-0ubuntu1_amd64.deb',
    'https://h.example/files/master/app-1.2.3.tar.gz',
    'https://h.example/my-main-app/app-1.2.3.tar.gz',
    'https://h.example/head-tracker-2.0.1.tar.gz',
    'https://h.example/alpine/v3.18/main/x86_64/foo-1.2.3-r0.apk',
    'https://h.example/main/app-$VERSION.tar.gz',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the Dockerfile
    'https://h.example/main/app-${VERSION}.tar.gz',
    'https://h.example/latest/app-1.2.3.tar.gz',
    'https://github.com/a/main/releases/download/v1.2.3/app.tar.gz',
    'https://github.com/a/domain-main/archive/v1.2.3.tar.gz',
    'https://github.com/a/b/archive/refs/tags/v1.2.3.tar.gz',
    `https://raw.githubusercontent.com/a/b/${sha}/main/x.sh`,
    'https://raw.githubusercontent.com/a/b/v1.2.3/main/x.sh',
    'https://raw.githubusercontent.com/a/b/$VERSION/main/x.sh',
    'https://gitlab.com/g/s/p/-/raw/v1.2/main/x.sh',
    'https://repo1.maven.org/maven2/org/x/x-main/1.2.3/x-main-1.2.3.jar',
  ])('%s', (url) => {
    expect([movesByName(url), saysToMove(url)]).toEqual([false, false]);
  });
});

describe('an address moves', () => {
  it.each([
    'https://raw.githubusercontent.com/o/r/master/v1.2/x.sh',
    'https://raw.githubusercontent.com/o/r/refs/heads/main/v1.2/x.sh',
    'https://raw.githubusercontent.com/o/r/HEAD/install.sh',
    'https://raw.githubusercontent.com/o/r/develop/dist/app-1.2.3.tar.gz',
    'https://github.com/o/r/archive/master.zip',
    'https://github.com/o/r/archive/refs/heads/main.tar.gz',
    'https://github.com/o/r/raw/master/dist/app-1.2.3.tar.gz',
    'https://github.com/o/r/blob/main/app-1.2.3.jar?raw=true',
    'https://github.com/o/r/tarball/master',
    'https://codeload.github.com/o/r/tar.gz/master',
    'https://gitlab.com/g/s/p/-/raw/main/v1.2/x.sh',
    'https://gitlab.com/g/p/-/archive/master/p-master.tar.gz',
    'https://git.h.example/o/r/raw/branch/main/v1.2/x.sh',
    'https://git.h.example/plain/1.2/x.sh?h=master',
    'https://h.example/v1.2/main/install.sh',
    'https://h.example/main/x86_64/app.tar.gz',
    'https://h.example/latest/app.tar.gz',
    'https://h.example/1.2.3/latest/app.tar.gz',
    'https://h.example/stable/v1.20/app.tar.gz',
    'https://github.com/o/r/releases/latest/download/app.tar.gz',
  ])('%s', (url) => {
    expect([movesByName(url), saysToMove(url)]).toEqual([true, true]);
  });
});

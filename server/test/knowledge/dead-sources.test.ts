import { describe, expect, it } from 'vitest';
import { deadPlaces } from '../../src/knowledge/dead-source-table';
import { deadSource, deadTool } from '../../src/knowledge/dead-sources';

const day = '2026-11-21';
const look = (address: string, suite?: string) => deadSource(address, suite, day);

describe('sources that are gone', () => {
  it.each([
    ['ha.pool.sks-keyservers.net', '2021-06-21'],
    ['hkp://p80.pool.sks-keyservers.net:80', '2021-06-21'],
    ['git://github.com/a/b.git', '2022-03-15'],
    ['svn+https://github.com/a/b/trunk', '2024-01-08'],
    ['http://repo1.maven.org/maven2/a.jar', '2020-01-15'],
    ['https://dl.bintray.com/a/b', '2021-05-01'],
    ['https://bintray.com/a', '2021-05-01'],
    ['https://go.googlecode.com/files/go1.2.src.tar.gz', '2016-01-25'],
    ['code.google.com/p/go.net/html', '2016-01-25'],
    ['https://apt.kubernetes.io/', '2024-03-04'],
    ['http://dl.fedoraproject.org/pub/epel/6/x86_64/epel-release-6-8.noarch.rpm', '2020-12'],
    ['https://repo.continuum.io/miniconda/m.sh', '2023-08'],
    ['https://bootstrap.pypa.io/2.7/get-pip.py', '2021-03-08'],
    ['http://user@download.oracle.com/otn-pub/java/jdk/8u31-b13/jdk.rpm', '2020'],
    ['https://storage.googleapis.com/kubernetes-helm/helm-v2.9.1-linux-amd64.tar.gz', '2021-08-06'],
  ])('%s, since %s', (address, since) => {
    expect(look(address)).toMatchObject({ gone: true, since });
  });

  it.each([
    ['http://downloads-distro.mongodb.org/repo/ubuntu-upstart', '2015-03'],
    ['ppa:certbot/certbot', '2020-12'],
    ['ppa:webupd8team/java', '2019-04-16'],
    ['http://ppa.launchpad.net/webupd8team/java/ubuntu', '2019-04-16'],
    ['https://storage.googleapis.com/kubernetes-release/release/stable.txt', '2024-09'],
    ['chromedriver.storage.googleapis.com/LATEST_RELEASE', '2023-07'],
    ['https://deb.nodesource.com/setup_8.x', '2019-12-31'],
    ['https://deb.nodesource.com/setup_20.x', '2026-04-30'],
    ['https://deb.nodesource.com/setup', '2016-10-31'],
    ['https://rpm.nodesource.com/pub_16.x/el/7', '2023-09-11'],
    ['https://raw.githubusercontent.com/nodesource/distributions/master/deb/setup_14.x', '2023-04-30'],
  ])('%s gets nothing new since %s', (address, since) => {
    expect(look(address)).toMatchObject({ gone: false, since });
  });

  it.each([
    'https://github.com/a/b.git',
    'https://raw.github.com/a/b/master/c.sh',
    'https://jcenter.bintray.com/a.jar',
    'https://notbintray.com/a',
    'https://bintray.com.example.org/a',
    'keyserver.ubuntu.com',
    'hkps://keys.openpgp.org',
    'https://packages.cloud.google.com/apt',
    'https://packages.cloud.google.com/apt/doc/apt-key.gpg',
    'https://dl.fedoraproject.org/pub/epel/8/Everything',
    'https://dl.fedoraproject.org/pub/epel/70/x',
    'https://bootstrap.pypa.io/pip/2.7/get-pip.py',
    'https://deb.nodesource.com/setup_24.x',
    'https://deb.nodesource.com/setup_lts.x',
    'https://code.google.com/archive/p/x',
    'https://download.elastic.co/downloads/eck/2.0/crds.yaml',
    'https://storage.googleapis.com/kubernetes-release/release/v1.12.7/bin/linux/amd64/kubectl',
    'https://chromedriver.storage.googleapis.com/2.35/chromedriver_linux64.zip',
    'http://ftp.debian.org/debian',
    'ppa:ondrej/php',
    'ppa:someone/webupd8team',
    '',
    'not an address',
    '://',
    '\u0024{HOST}/a',
  ])('%s works', (address) => {
    expect(look(address)).toBeUndefined();
  });

  it('tells suites of one host apart', () => {
    const debian = 'http://ftp.de.debian.org/debian';
    expect(look(debian, 'jessie-backports')?.since).toBe('2019-03-24');
    expect(look(debian, 'stretch')?.since).toBe('2023-04');
    expect(look(debian, 'bookworm')).toBeUndefined();
    expect(look('http://archive.debian.org/debian', 'jessie')).toBeUndefined();
    const ubuntu = 'http://archive.ubuntu.com/ubuntu/';
    expect(look(ubuntu, 'precise-updates')?.since).toBe('2021-05');
    expect(look('http://de.archive.ubuntu.com/ubuntu/', 'saucy')?.gone).toBe(true);
    expect(look('http://security.ubuntu.com/ubuntu', 'groovy-security')?.gone).toBe(true);
    for (const kept of ['trusty', 'xenial-security', 'bionic', 'focal', 'noble', 'questing'])
      expect(look(ubuntu, kept)).toBeUndefined();
    expect(look('http://old-releases.ubuntu.com/ubuntu', 'precise')).toBeUndefined();
    expect(look('https://packages.sury.org/php/', 'stretch')?.since).toBe('2022-07-02');
    expect(look('https://packages.sury.org/php/', 'jessie')?.byThen).toBe(true);
    expect(look('https://packages.sury.org/php/', 'bookworm')).toBeUndefined();
    expect(look('https://packages.cloud.google.com/apt', 'kubernetes-xenial')?.since).toBe('2024-03-04');
    expect(look('http://apt.postgresql.org/pub/repos/apt/', 'trusty-pgdg')?.byThen).toBe(true);
    expect(look('http://apt.postgresql.org/pub/repos/apt/', 'noble-pgdg')).toBeUndefined();
  });

  it('ends with the release on its day', () => {
    expect(deadSource('https://deb.nodesource.com/setup_22.x', undefined, '2027-04-30')).toBeUndefined();
    expect(deadSource('https://deb.nodesource.com/setup_22.x', undefined, '2027-05-01')).toBeDefined();
  });

  it.each([
    ['git://github.com/a/b.git', 'https://github.com/a/b.git'],
    ['hkp://p80.pool.sks-keyservers.net:80', 'hkp://keyserver.ubuntu.com:80'],
    ['http://repo.continuum.io/miniconda/m.sh', 'https://repo.anaconda.com/miniconda/m.sh'],
    ['http://mirror.centos.org/centos/7/os/x86_64/', 'http://vault.centos.org/centos/7/os/x86_64/'],
    ['ftp://ftp.kernel.org/pub/linux/a.xz', 'https://www.kernel.org/pub/linux/a.xz'],
    ['https://bootstrap.pypa.io/3.4/get-pip.py', 'https://bootstrap.pypa.io/pip/3.4/get-pip.py'],
    ['https://mran.microsoft.com/snapshot/2020-01-01', 'https://packagemanager.posit.co/cran/2020-01-01'],
    ['https://mran.microsoft.com/snapshot/2015-01-01', undefined],
    ['http://registry.npm.taobao.org/', 'https://registry.npmmirror.com/'],
    ['ppa:fkrull/deadsnakes', 'ppa:deadsnakes/ppa'],
    ['http://ppa.launchpad.net/fkrull/deadsnakes/ubuntu', undefined],
    ['https://dl.bintray.com/a/b', undefined],
    [
      'http://storage.googleapis.com/kubernetes-helm/helm-v2.9.1-linux-amd64.tar.gz',
      'https://get.helm.sh/helm-v2.9.1-linux-amd64.tar.gz',
    ],
    ['https://storage.googleapis.com/kubernetes-helm/index.yaml', undefined],
    [
      'https://storage.googleapis.com/kubernetes-release/release/stable.txt',
      'https://dl.k8s.io/release/stable.txt',
    ],
  ])('%s becomes %s', (address, successor) => {
    expect(look(address)?.successor).toBe(successor);
  });

  it('no successor is dead itself', () => {
    for (const [, host] of deadPlaces.matchAll(
      /(?:host=|(?:prefix|redirect)=\S* https:\/\/|all=https:\/\/)([\w.-]+)/g,
    ))
      expect(look(`https://${host}/anything`)).toBeUndefined();
  });

  it('every row is whole', () => {
    const rows = deadPlaces.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    const places = rows.flatMap((row) =>
      (row.split(' | ')[1] ?? '').split(' ').filter((word) => !/^[/!]|:\/\/$|^suite:/.test(word)),
    );
    expect(places.length).toBeGreaterThan(100);
    for (const row of rows) {
      expect(row).toMatch(
        /^(?:gone|old|empty) <?\d{4}(?:-\d\d(?:-\d\d)?)? \| \S.* \| [A-Za-z].*[^.] \| [A-Za-z].*\.(?: \| \S+=.*)?$/,
      );
    }
  });
});

describe('tools that are gone', () => {
  const debian = (release: string) => ({ distribution: 'debian', release }) as const;
  it.each([
    ['apt-key', debian('trixie'), 'Debian 13'],
    ['apt-key', debian('bookworm'), undefined],
    ['apt-key', { distribution: 'ubuntu', release: 'noble' }, undefined],
    ['apt-key', { distribution: 'ubuntu', release: 'resolute' }, 'Ubuntu 26.04'],
    ['software-properties-common', debian('trixie'), 'Debian 13'],
    ['add-apt-repository', debian('trixie'), 'Debian 13'],
    ['add-apt-repository', { distribution: 'ubuntu', release: 'resolute' }, undefined],
    ['apt-key', { distribution: 'debian' }, undefined],
    ['apt-key', undefined, undefined],
    ['curl', debian('trixie'), undefined],
  ] as const)('%s on %o', (tool, distribution, release) => {
    expect(deadTool(tool, distribution)?.release).toBe(release);
  });
});

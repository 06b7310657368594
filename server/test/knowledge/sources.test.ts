// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of Dockerfiles, not of TypeScript
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codenameOf, distributionOf, isDistributionArchive } from '../../src/knowledge/distributions';
import {
  distributionPackage,
  releasePackage,
  releasePackageOfUrl,
  setupScript,
  vendorOfRepository,
} from '../../src/knowledge/vendor-repositories';

const debian = { distribution: 'debian', release: 'bookworm' } as const;
const ubuntu = { distribution: 'ubuntu', release: 'noble' } as const;
const alpine = { distribution: 'alpine', release: '3.22' } as const;

describe('distributionOf', () => {
  it.each([
    ['docker.io', 'library/debian', 'bookworm-slim', 'debian', 'bookworm'],
    ['docker.io', 'library/debian', '11.9', 'debian', 'bullseye'],
    ['docker.io', 'library/ubuntu', '22.04', 'ubuntu', 'jammy'],
    ['docker.io', 'library/ubuntu', 'xenial-20210804', 'ubuntu', 'xenial'],
    ['docker.io', 'library/alpine', '3.19.1', 'alpine', '3.19'],
    ['docker.io', 'library/alpine', undefined, 'alpine', undefined],
    ['docker.io', 'library/centos', 'centos7.9.2009', 'centos', '7'],
    ['docker.io', 'library/centos', '7', 'centos', '7'],
    ['docker.io', 'library/python', '3.14-slim-bookworm', 'debian', 'bookworm'],
    ['docker.io', 'library/python', '3.14', 'debian', 'trixie'],
    ['docker.io', 'library/python', '3.7', 'debian', undefined],
    ['docker.io', 'library/python', '3.9-alpine3.15', 'alpine', '3.15'],
    ['docker.io', 'library/node', '12-alpine', 'alpine', undefined],
    ['docker.io', 'library/golang', '1.26-windowsservercore-ltsc2022', 'windows', 'ltsc2022'],
    ['docker.io', 'library/eclipse-temurin', '21-jre-ubi9-minimal', 'rhel', '9'],
    ['docker.io', 'library/ros', 'jazzy', 'ubuntu', 'noble'],
    ['docker.io', 'library/mysql', '9', 'oracle', '9'],
    ['docker.io', 'arm64v8/debian', 'buster', 'debian', 'buster'],
    ['docker.io', 'nvidia/cuda', '12.4.1-devel-ubuntu22.04', 'ubuntu', 'jammy'],
    ['docker.io', 'nvidia/cuda', '12.4.1-base-rockylinux9', 'rocky', '9'],
    ['gcr.io', 'distroless/static-debian12', 'nonroot', 'debian', 'bookworm'],
    ['registry.access.redhat.com', 'ubi9/ubi-minimal', '9.4', 'rhel', '9'],
    ['quay.io', 'centos/centos', 'stream9', 'centos', '9'],
    ['docker.io', 'someone/alpine-git', '1', 'alpine', undefined],
  ])('%s/%s:%s is %s %s', (registry, repository, tag, distribution, release) => {
    expect(distributionOf({ registry, repository, tag })).toEqual(
      release === undefined ? { distribution } : { distribution, release },
    );
  });
  it('does not guess', () => {
    expect(distributionOf({ registry: 'docker.io', repository: 'someone/app', tag: '1.0' })).toBeUndefined();
    expect(distributionOf({ registry: 'docker.io', repository: 'library/hello-world' })).toBeUndefined();
  });
  it('knows codenames', () => {
    expect(codenameOf('debian', '12')).toBe('bookworm');
    expect(codenameOf('debian', '12.5')).toBe('bookworm');
    expect(codenameOf('debian', '1')).toBeUndefined();
    expect(codenameOf('ubuntu', '24.04')).toBe('noble');
    expect(codenameOf('alpine', '3.22')).toBeUndefined();
  });
});

describe('isDistributionArchive', () => {
  it.each([
    [debian, 'http://ftp.de.debian.org/debian', 'bookworm main contrib non-free'],
    [debian, 'http://security.debian.org/debian-security', 'bookworm-security main'],
    [debian, 'http://archive.debian.org/debian/', 'jessie main'],
    [debian, 'https://snapshot.debian.org/archive/debian/20240101T000000Z/', 'bookworm main'],
    [debian, 'http://http.debian.net/debian', 'bookworm-backports main'],
    [debian, 'https://mirrors.aliyun.com/debian/', 'bookworm main'],
    [debian, 'http://mirrors.tuna.tsinghua.edu.cn/debian-security', 'bookworm-security main'],
    [debian, 'file:/tmp/repo', './'],
    [ubuntu, 'http://archive.ubuntu.com/ubuntu/', 'noble main universe'],
    [ubuntu, 'http://us.archive.ubuntu.com/ubuntu/', 'noble multiverse'],
    [ubuntu, 'http://ports.ubuntu.com/ubuntu-ports', 'noble main'],
    [ubuntu, 'http://old-releases.ubuntu.com/ubuntu', 'raring main'],
    [ubuntu, 'http://us-east-1.ec2.archive.ubuntu.com/ubuntu/', 'noble main'],
    [ubuntu, 'https://mirror.kernel.org/ubuntu', 'noble main'],
    [debian, 'https://repo.huaweicloud.com/debian/', 'bookworm main'],
    [ubuntu, 'http://archive.ubuntu.com/ubuntu', '$(lsb_release -sc) main universe'],
    [alpine, 'https://dl-cdn.alpinelinux.org/alpine/edge/testing', undefined],
    [alpine, 'http://mirrors.ustc.edu.cn/alpine/v3.22/community', undefined],
    [
      { distribution: 'oracle', release: '9' } as const,
      'https://yum.oracle.com/repo/OracleLinux/OL9/appstream/x86_64',
      undefined,
    ],
    [
      { distribution: 'centos', release: '7' } as const,
      'http://vault.centos.org/7.9.2009/os/x86_64/',
      undefined,
    ],
    [
      { distribution: 'fedora' } as const,
      'https://dl.fedoraproject.org/pub/fedora/linux/releases/43/Everything/x86_64/os/',
      undefined,
    ],
    [{ distribution: 'opensuse' } as const, 'https://download.opensuse.org/update/leap/15.6/oss/', undefined],
    [{ distribution: 'arch' } as const, 'https://geo.mirror.pkgbuild.com/$repo/os/$arch', undefined],
    [undefined, 'http://ftp.de.debian.org/debian', 'bookworm main'],
  ])('%j owns %s %s', (distribution, url, suite) => {
    expect(isDistributionArchive(distribution, url, suite)).toBe(true);
  });
  it.each([
    [debian, 'https://deb.nodesource.com/node_22.x', 'nodistro main'],
    [debian, 'https://download.docker.com/linux/debian', 'bookworm stable'],
    [debian, 'https://download.docker.com/linux/debian', undefined],
    [debian, 'https://nginx.org/packages/mainline/debian/', 'bookworm nginx'],
    [debian, 'http://nginx.org/packages/debian/', undefined],
    [debian, 'http://apt.postgresql.org/pub/repos/apt', 'bookworm-pgdg main'],
    [debian, 'https://packages.sury.org/php/', 'bookworm main'],
    [debian, 'http://packages.prosody.im/debian', 'bookworm main'],
    [debian, 'https://artifacts.elastic.co/packages/8.x/apt', 'stable main'],
    [debian, 'http://mirror.jmu.edu/pub/mariadb/repo/10.0/debian', 'wheezy main'],
    [debian, 'http://archive.ubuntu.com/ubuntu', 'noble main'],
    [debian, 'https://pkg.jenkins.io/debian-stable', 'binary/'],
    [debian, 'https://people.debian.org/~someone/debian', './'],
    [ubuntu, 'http://ppa.launchpad.net/ondrej/php/ubuntu', 'noble main'],
    [ubuntu, 'https://ppa.launchpadcontent.net/deadsnakes/ppa/ubuntu', 'noble main'],
    [ubuntu, 'http://releases.galeracluster.com/mysql-wsrep-5.7/ubuntu', 'xenial main'],
    [ubuntu, 'https://cloud.r-project.org/bin/linux/ubuntu', 'noble-cran40/'],
    [ubuntu, 'http://packages.ros.org/ros/ubuntu', 'focal main'],
    [ubuntu, 'https://repo.mongodb.org/apt/ubuntu', 'noble/mongodb-org/8.0 multiverse'],
    [ubuntu, 'ppa:ondrej/php', undefined],
    [debian, 'http://repos.mesosphere.io/debian', 'jessie main'],
    [debian, 'https://repo.scala-sbt.org/scalasbt/debian', 'all main'],
    [debian, 'http://repo.owntracks.org/debian', 'stretch main'],
    [ubuntu, 'http://releases.galeracluster.com/galera-3/ubuntu', 'xenial main'],
    [alpine, 'https://nginx.org/packages/mainline/alpine/v3.22/main', undefined],
    [alpine, 'https://alpine-pkgs.example.org/', undefined],
    [
      { distribution: 'centos', release: '9' } as const,
      'https://dl.fedoraproject.org/pub/epel/9/Everything/x86_64/',
      undefined,
    ],
    [
      { distribution: 'fedora' } as const,
      'https://dl.fedoraproject.org/pub/epel/9/Everything/x86_64/',
      undefined,
    ],
    [
      { distribution: 'fedora' } as const,
      'https://download.copr.fedorainfracloud.org/results/x/y/fedora-43-x86_64/',
      undefined,
    ],
    [
      { distribution: 'centos' } as const,
      'https://yum.oracle.com/repo/OracleLinux/OL9/appstream/x86_64',
      undefined,
    ],
    [
      { distribution: 'opensuse' } as const,
      'https://download.opensuse.org/repositories/home:/someone/15.6/',
      undefined,
    ],
    [
      { distribution: 'oracle' } as const,
      'https://repo.mysql.com/yum/mysql-8.0-community/el/9/x86_64/',
      undefined,
    ],
    [undefined, 'https://deb.nodesource.com/node_22.x', 'nodistro main'],
    [undefined, '', undefined],
  ])('%j does not own %s %s', (distribution, url, suite) => {
    expect(isDistributionArchive(distribution, url, suite)).toBe(false);
  });
});

describe('vendors', () => {
  it.each([
    ['https://deb.nodesource.com/node_22.x', 'NodeSource'],
    ['https://nginx.org/packages/mainline/debian/', 'nginx'],
    ['http://apt.postgresql.org/pub/repos/apt', 'PostgreSQL Global Development Group'],
    ['https://download.docker.com/linux/debian', 'Docker'],
    ['ppa:ondrej/php', 'Ondřej Surý'],
    ['ppa:someone/thing', 'Launchpad PPA'],
    ['https://download.opensuse.org/repositories/home:/x', 'openSUSE Build Service'],
  ])('%s is of %s', (url, name) => expect(vendorOfRepository(url)?.name).toBe(name));
  it('does not know everybody', () => {
    expect(vendorOfRepository('https://apt.example.org/debian')).toBeUndefined();
    expect(vendorOfRepository('')).toBeUndefined();
    expect(vendorOfRepository('https://notnginx.org/')).toBeUndefined();
  });
  it('says what Debian offers instead', () => {
    expect(
      vendorOfRepository('https://nginx.org/packages/debian/')?.distributionPackages.trixie?.package,
    ).toBe('nginx');
    expect(distributionPackage('nodejs', 'debian', 'bookworm')).toEqual({
      package: 'nodejs',
      version: '18.20.4',
    });
    expect(distributionPackage('docker', 'debian', 'trixie')?.package).toBe('docker.io');
    expect(distributionPackage('postgresql', 'debian', 'bookworm')).toEqual({
      package: 'postgresql',
      version: '15',
    });
    expect(distributionPackage('java', 'debian', 'bookworm')).toEqual({
      package: 'default-jdk',
      version: '17',
    });
    expect(distributionPackage('terraform', 'debian', 'trixie')).toBeUndefined();
    expect(distributionPackage('software-properties-common', 'debian', 'trixie')).toBeUndefined();
    expect(distributionPackage('nginx', 'debian', 'potato')).toBeUndefined();
    expect(distributionPackage('constructor', 'debian', 'trixie')).toBeUndefined();
    expect(distributionPackage('nginx', 'ubuntu', 'noble')).toBeUndefined();
  });
});

describe('setupScript', () => {
  it.each([
    ['https://deb.nodesource.com/setup_20.x', 'NodeSource'],
    ['https://deb.nodesource.com/setup', 'NodeSource'],
    ['https://deb.nodesource.com/setup_${NODE_VERSION}.x', 'NodeSource'],
    ['https://rpm.nodesource.com/setup_10.x', 'NodeSource'],
    ['https://raw.githubusercontent.com/nodesource/distributions/master/deb/setup_14.x', 'NodeSource'],
    ['https://get.docker.com', 'Docker'],
    ['https://get.docker.com/', 'Docker'],
    ['https://packagecloud.io/install/repositories/github/git-lfs/script.deb.sh', 'Git LFS on packagecloud'],
    ['https://packages.gitlab.com/install/repositories/gitlab/gitlab-ce/script.deb.sh', 'GitLab'],
    ['https://downloads.mariadb.com/MariaDB/mariadb_repo_setup', 'MariaDB'],
    ['https://packages.sury.org/php/README.txt', 'Ondřej Surý'],
    ['http://toolbelt.treasuredata.com/sh/install-ubuntu-trusty-td-agent2.sh', 'Treasure Data'],
    ['https://dl.cloudsmith.io/public/symfony/stable/setup.deb.sh', 'Cloudsmith'],
    ['https://aka.ms/InstallAzureCLIDeb', 'Microsoft (Azure CLI)'],
  ])('%s is of %s', (url, name) => expect(setupScript(url)?.name).toBe(name));
  it.each([
    'https://sh.rustup.rs',
    'https://raw.githubusercontent.com/nvm-sh/nvm/v0.39.0/install.sh',
    'https://raw.githubusercontent.com/helm/helm/main/scripts/get-helm-3',
    'https://install.meteor.com/',
    'https://yarnpkg.com/install.sh',
    'https://deb.nodesource.com/gpgkey/nodesource-repo.gpg.key',
    'https://download.docker.com/linux/debian/gpg',
    'https://packagecloud.io/gpg.key',
    'https://get.rvm.io',
    'https://get.docker.com/builds/Linux/x86_64/docker-1.9.0.tgz',
    '',
  ])('%s sets up none', (url) => expect(setupScript(url)).toBeUndefined());
});

describe('release packages', () => {
  it.each([
    ['epel-release', 'EPEL'],
    ['epel-release-7-11', 'EPEL'],
    ['oracle-epel-release-el8', 'EPEL'],
    ['percona-release', 'Percona'],
    ['centos-release-scl', 'CentOS SCLo SIG'],
    ['centos-release-openstack-${RELEASE}', 'a CentOS special interest group'],
    ['oraclelinux-developer-release-el8', 'Oracle (an additional repository)'],
    ['oracle-golang-release-el7', 'Oracle (an additional repository)'],
    ['oracle-instantclient-release-el8', 'Oracle (an additional repository)'],
    ['oracle-instantclient-release-23ai-el8', 'Oracle (an additional repository)'],
    ['packages-microsoft-prod', 'Microsoft'],
    ['rpmfusion-free-release', 'RPM Fusion'],
  ])('%s is of %s', (name, vendor) => expect(releasePackage(name)?.name).toBe(vendor));
  it.each([
    'centos-release',
    'oraclelinux-release-el8',
    'fedora-release',
    'redhat-release',
    'lsb-release',
    'nginx',
    'release',
    '',
  ])('%s adds none', (name) => expect(releasePackage(name)).toBeUndefined());
  it.each([
    ['https://dl.fedoraproject.org/pub/epel/epel-release-latest-8.noarch.rpm', 'EPEL'],
    ['http://download.fedoraproject.org/pub/epel/6/i386/epel-release-6-8.noarch.rpm', 'EPEL'],
    [
      'http://www.percona.com/downloads/percona-release/redhat/0.1-4/percona-release-0.1-4.noarch.rpm',
      'Percona',
    ],
    ['https://repo.percona.com/yum/percona-release-latest.noarch.rpm', 'Percona'],
    ['https://repo.percona.com/apt/percona-release_0.1-4.$(lsb_release -sc)_all.deb', 'Percona'],
    ['https://packages.microsoft.com/config/debian/12/packages-microsoft-prod.deb', 'Microsoft'],
    ['https://dev.mysql.com/get/mysql-apt-config_0.8.29-1_all.deb', 'Oracle MySQL'],
    ['https://dev.mysql.com/get/mysql80-community-release-el7-3.noarch.rpm', 'Oracle MySQL'],
    [
      'https://download.postgresql.org/pub/repos/yum/reporpms/EL-8-x86_64/pgdg-redhat-repo-latest.noarch.rpm',
      'PostgreSQL Global Development Group',
    ],
    [
      'https://yum.postgresql.org/9.6/redhat/rhel-7-x86_64/pgdg-centos96-9.6-3.noarch.rpm',
      'PostgreSQL Global Development Group',
    ],
    [
      'https://developer.download.nvidia.com/compute/cuda/repos/debian12/x86_64/cuda-keyring_1.1-1_all.deb',
      'NVIDIA',
    ],
    ['http://rpms.remirepo.net/enterprise/remi-release-7.rpm', 'Remi’s RPM repository'],
    ['https://mirror.webtatic.com/yum/el7/webtatic-release.rpm', 'Webtatic'],
    ['https://apt.puppetlabs.com/puppetlabs-release-${PUPPET_COLLECTION}-trusty.deb', 'Puppet'],
    ['https://yum.puppetlabs.com/puppet5/puppet5-release-el-7.noarch.rpm', 'Puppet'],
    ['http://opensource.wandisco.com/centos/6/git/x86_64/wandisco-git-release-6-1.noarch.rpm', 'WANdisco'],
    ['http://yum.basho.com/gpg/basho-release-6-1.noarch.rpm', 'Basho'],
    ['https://packages.erlang-solutions.com/erlang-solutions_2.0_all.deb', 'Erlang Solutions'],
    [
      'https://repo.zabbix.com/zabbix/6.0/debian/pool/main/z/zabbix-release/zabbix-release_6.0-4+debian11_all.deb',
      'Zabbix',
    ],
    ['https://download1.rpmfusion.org/free/el/rpmfusion-free-release-7.noarch.rpm', 'RPM Fusion'],
  ])('%s is of %s', (url, vendor) => expect(releasePackageOfUrl(url)?.name).toBe(vendor));
  it.each([
    'https://dl.google.com/linux/direct/google-chrome-stable_current_amd64.deb',
    'https://yum.oracle.com/repo/OracleLinux/OL9/baseos/latest/aarch64/getPackage/oraclelinux-release-el9-1.0-15.el9.aarch64.rpm',
    'https://example.org/app-1.0.deb',
    'https://archive.example.org/cloudera-cdh5.repo',
    '',
  ])('%s adds none', (url) => expect(releasePackageOfUrl(url)).toBeUndefined());
});

it('never throws', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      distributionOf({ registry: a, repository: b, tag: a });
      isDistributionArchive(undefined, a, b);
      isDistributionArchive(debian, `http://${a}`, b);
      vendorOfRepository(`http://${a}`);
      setupScript(a);
      releasePackage(a);
      releasePackageOfUrl(b);
    }),
  );
});

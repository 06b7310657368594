import { describe, expect, it } from 'vitest';
import packages from '../../src/knowledge/data/distribution-packages.json';
import {
  distributionPackage,
  setupScript,
  vendorOfRepository,
} from '../../src/knowledge/vendor-repositories';

/** The hosts and personal archives that public Dockerfiles most often take packages from. */
const frequent = `
deb.nodesource.com dl.google.com dl.yarnpkg.com ppa.launchpad.net/webupd8team ppa.launchpad.net/ondrej apt.postgresql.org
download.docker.com repo.mongodb.org nginx.org packages.cloud.google.com/apt packages.sury.org download.mono-project.com
packages.microsoft.com apt.dockerproject.org dl.fedoraproject.org/pub/epel download.fedoraproject.org/pub/epel ppa.launchpad.net/nginx
ppa.launchpad.net/openjdk-r ppa.launchpad.net/ansible ppa.launchpad.net/git-core ppa.launchpad.net/ubuntu-toolchain-r
ppa.launchpad.net/chris-lea ppa.launchpad.net/brightbox ppa.launchpad.net/deadsnakes ppa.launchpad.net/fkrull
ppa.launchpad.net/certbot yum.oracle.com packages.dotdeb.org packages.ros.org get.docker.com rpm.nodesource.com
packages.cloudfoundry.org rpms.remirepo.net cdn.remirepo.net rpms.famillecollet.com archive.cloudera.com mirror.webtatic.com
cli-assets.heroku.com repos.mesosphere.io repos.mesosphere.com packages.blackfire.io yum.puppetlabs.com apt.puppetlabs.com
downloads-distro.mongodb.org apt.kubernetes.io pkgs.k8s.io copr.fedorainfracloud.org download.gluster.org cloud.r-project.org
cran.r-project.org cran.us.r-project.org cran.rstudio.com p3m.dev apt.llvm.org packages.tideways.com packages.linuxmint.com
apt.newrelic.com download.newrelic.com packages.groonga.org get.docker.io ppa.moosefs.com download.ceph.com apt.mopidy.com
trunk.rdoproject.org archive.canonical.com packages.elasticsearch.org packages.elastic.co artifacts.elastic.co
debian.neo4j.com debian.neo4j.org apt.ntop.org repo.scala-sbt.org dl.bintray.com/sbt bintray.com download.opensuse.org/repositories/home:/
releases.galeracluster.com packages.inverse.ca dist.crystal-lang.org debian.erlyvideo.org apt.arvados.org
packages.erlang-solutions.com download.fpcomplete.com opensource.wandisco.com repo.percona.com www.percona.com
repository.spotify.com oss-binaries.phusionpassenger.com www.ubnt.com qgis.org packages.clickhouse.com download.postgresql.org
apt.sonarr.tv download.bareos.org winswitch.org code.bitlbee.org packages.irods.org pkgs.repoforge.org packages.graylog2.org
repos.azulsystems.com files.freeswitch.org 1c.postgrespro.ru packages.treasuredata.com repo.saltstack.com repo.owntracks.org
get.filebot.net download.webmin.com repos.fusiondirectory.org dl.winehq.org packages.osrfoundation.org dl.hhvm.com
packages.atlassian.com deb.kamailio.org www.deb-multimedia.org apt.lavasoftware.org packages.couchbase.com repo.ros2.org
developer.download.nvidia.com cli.github.com repo.mysql.com dev.mysql.com apt.corretto.aws yum.corretto.aws openresty.org
packagecloud.io/github/git-lfs dl.cloudsmith.io/public/caddy alpine-pkgs.sgerrand.com centos7.iuscommunity.org pkg.jenkins-ci.org
pkg.jenkins.io nightly.odoo.com www.rabbitmq.com apt.releases.hashicorp.com packages.gitlab.com repos.influxdata.com
apt.grafana.com packages.adoptium.net apt.kitware.com packages.redis.io haproxy.debian.net deb.mariadb.org packages.confluent.io
`
  .trim()
  .split(/\s+/);

describe('vendors of package repositories', () => {
  it(`knows the ${frequent.length} most frequent ones`, () => {
    expect(frequent.length).toBeGreaterThanOrEqual(120);
    expect(frequent.filter((place) => !vendorOfRepository(`https://${place}/x`)?.name)).toEqual([]);
  });

  it('tells for everything that people take from them what Debian has, or that it has none', () => {
    const absent = packages.absent as Record<string, readonly string[]>;
    for (const suite of ['bookworm', 'trixie'])
      for (const place of frequent)
        for (const software of vendorOfRepository(`https://${place}/x`)?.software ?? [])
          expect(
            [suite, software, distributionPackage(software, 'debian', suite) !== undefined],
            'is looked up when the table is made',
          ).toEqual([suite, software, !absent[suite]?.includes(software)]);
  });

  it.each([
    ['https://packages.microsoft.com/repos/azure-cli/', 'Microsoft (Azure CLI)', 'azure-cli'],
    ['https://packages.microsoft.com/debian/12/prod', 'Microsoft', undefined],
    ['https://packagecloud.io/github/git-lfs/debian/', 'Git LFS on packagecloud', 'git-lfs'],
    ['https://mirror.example.org/pub/mariadb/repo/10.6/debian', 'MariaDB', 'mariadb'],
  ])('%s is of %s', (url, name, software) => {
    expect(vendorOfRepository(url)).toMatchObject({ name, software: software ? [software] : [] });
  });

  it('knows scripts of one project on a shared host', () => {
    const url = 'https://packagecloud.io/install/repositories/github/git-lfs/script.deb.sh';
    expect(setupScript(url)).toMatchObject({ software: ['git-lfs'] });
    expect(setupScript('https://packagecloud.io/install/repositories/someone/x/script.deb.sh')).toMatchObject(
      {
        software: [],
      },
    );
  });
});

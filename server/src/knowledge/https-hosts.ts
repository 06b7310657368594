/**
 * Hosts that serve over https what they serve over http, below the same paths. Curated 2026-11-21: a host is here only where its
 * owner's own documentation names addresses of it with https; the line above each group says where. Mirrors that merely redirect,
 * hosts whose certificate is another one's, and what is gone or closed to plain http are not.
 */
const documented = `
# Forges: their documentation, and GitHub's for pages
github.com gist.github.com raw.githubusercontent.com gist.githubusercontent.com codeload.github.com api.github.com git.io
*.github.io gitlab.com bitbucket.org codeberg.org salsa.debian.org git.savannah.gnu.org
# SourceForge: download links of every project
sourceforge.net downloads.sourceforge.net
# Apache: apache.org/dyn/closer.lua and the archive's own index
archive.apache.org downloads.apache.org dlcdn.apache.org www.apache.org
# GNU: gnu.org/order/ftp.html
ftp.gnu.org ftpmirror.gnu.org www.gnu.org
# kernel.org: “Mirrors” and the front page
www.kernel.org cdn.kernel.org mirrors.kernel.org mirrors.edge.kernel.org
# Google: google.com/linuxrepositories, go.dev/dl, cloud.google.com/storage/docs/request-endpoints (*.storage: names without a dot)
dl.google.com golang.org go.dev packages.cloud.google.com storage.googleapis.com *.storage.googleapis.com
# Amazon: docs.aws.amazon.com, S3 “Virtual hosting of buckets” (names without a dot), CloudFront “Requiring HTTPS”
s3.amazonaws.com *.s3.amazonaws.com *.cloudfront.net
# Docker: docs.docker.com/engine/install
download.docker.com get.docker.com
# Distributions: Debian's snapshot service, Alpine's own /etc/apk/repositories, Fedora's EPEL guide, CentOS's vault, openSUSE's guide
snapshot.debian.org dl-cdn.alpinelinux.org dl.fedoraproject.org vault.centos.org download.opensuse.org
# Launchpad: what add-apt-repository of Ubuntu 22.04 and later writes; ppa.launchpad.net has no https
ppa.launchpadcontent.net
# Databases: the install guides of PostgreSQL, MongoDB, MySQL, MariaDB, Percona, Redis, Couchbase, InfluxDB, SQLite
apt.postgresql.org yum.postgresql.org download.postgresql.org ftp.postgresql.org
repo.mongodb.org repo.mongodb.com fastdl.mongodb.org downloads.mongodb.org www.mongodb.org
dev.mysql.com repo.mysql.com cdn.mysql.com downloads.mariadb.com archive.mariadb.org dlm.mariadb.com
repo.percona.com www.percona.com downloads.percona.com download.redis.io packages.redis.io packages.couchbase.com
repos.influxdata.com dl.influxdata.com www.sqlite.org sqlite.org
# Web servers and proxies: nginx.org's official images, openresty.org/en/linux-packages.html, haproxy.org's official image
nginx.org openresty.org www.haproxy.org
# Languages: the download pages of Node.js, Yarn, Python, Ruby, PHP, Perl, R, Scala, Erlang, Mono, Lua, and their official images
nodejs.org deb.nodesource.com rpm.nodesource.com dl.yarnpkg.com *.npmjs.org
www.python.org bootstrap.pypa.io pypi.org files.pythonhosted.org repo.anaconda.com download.pytorch.org
cache.ruby-lang.org rubygems.org get.rvm.io
www.php.net pecl.php.net getcomposer.org packages.sury.org xdebug.org
www.cpan.org cpan.metacpan.org cpanmin.us
cran.r-project.org cloud.r-project.org cran.rstudio.com download1.rstudio.org download2.rstudio.org bioconductor.org
www.scala-lang.org downloads.lightbend.com erlang.org www.erlang.org packages.erlang-solutions.com
download.mono-project.com www.lua.org luarocks.org
# Java: the download pages of Maven Central's search, Gradle, Spring, Azul, Eclipse, JBoss, Jenkins, JetBrains
search.maven.org services.gradle.org start.spring.io repo.spring.io cdn.azul.com download.eclipse.org www.eclipse.org
downloads.jboss.org repo.jenkins-ci.org updates.jenkins.io pkg.jenkins.io get.jenkins.io download.jetbrains.com
# Compilers, libraries and tools: apt.llvm.org, ffmpeg.org/download.html, qt.io, zlib.net, openssl.org, curl.se, osgeo.org
apt.llvm.org ffmpeg.org download.qt.io zlib.net www.openssl.org curl.se download.osgeo.org
# Storage, monitoring, infrastructure: the install guides of Ceph, Gluster, Bareos, Elastic, Blackfire, New Relic, HashiCorp, Puppet, Cloud
# Foundry, Microsoft, Grafana, Confluent, ntop
download.ceph.com download.gluster.org download.bareos.org artifacts.elastic.co packages.blackfire.io download.newrelic.com
releases.hashicorp.com apt.releases.hashicorp.com apt.puppetlabs.com yum.puppetlabs.com packages.cloudfoundry.org
packages.microsoft.com apt.grafana.com packages.confluent.io packages.ntop.org packagecloud.io
# Applications: WordPress, Drupal, Nextcloud, Odoo, Webmin, VirtualBox, Wine, Mopidy, Groonga, Gazebo, Atlassian, Remi's RPMs, multimedia
wordpress.org downloads.wordpress.org ftp.drupal.org download.nextcloud.com nightly.odoo.com download.webmin.com
download.virtualbox.org dl.winehq.org apt.mopidy.com packages.groonga.org packages.osrfoundation.org www.atlassian.com
rpms.remirepo.net www.deb-multimedia.org apt.lavasoftware.org get.nextflow.io
# NVIDIA's CUDA guide
developer.download.nvidia.com
# Mirrors that say so in their own guides: USTC, Tsinghua, Alibaba
mirrors.ustc.edu.cn mirrors.tuna.tsinghua.edu.cn mirrors.aliyun.com
# Sequence data: NCBI's and UCSC's notices on https
ftp.ncbi.nlm.nih.gov hgdownload.soe.ucsc.edu
`;

const hosts: ReadonlySet<string> = new Set(
  documented.split('\n').flatMap((line) => (line.startsWith('#') || line === '' ? [] : line.split(' '))),
);

/**
 * Whether a host is known to serve over https what it serves over http.
 * @param host without scheme and port, in any case; a `*.` of the table stands for one label
 */
export function servesHttps(host: string): boolean {
  const name = host.toLowerCase();
  return hosts.has(name) || hosts.has(name.replace(/^[\w-]+\./, '*.'));
}

/**
 * Places that software was taken from and that are gone, or get nothing new. Curated 2026-11-21. What still works or
 * redirects does not belong here, however old it is.
 *
 * A row is `state since | where | what happened | what to do | rewrite`; the line above it names the source of the fact.
 * - state: `gone` when nothing answers any more, `old` when only old content is left, `empty` for an archive that still answers but
 *   whose packages no longer install.
 * - since: a day, month or year, as precisely as it is known; with `<` the thing was over by then at the latest.
 * - where: hosts (`*.host` with all below), `ppa:owner/name` or `ppa:owner/*`; `!host` for an exception, `git://` for a scheme,
 *   `/…` what the path begins with and `suite:…` what an apt suite begins with (both regular expressions).
 * - rewrite, where it is certain to work: `host=` another host, `scheme=` another scheme, `prefix=/old/ new` another beginning,
 *   `all=` another address, `redirect=/old/ new` another beginning that sends on to a third place.
 */
export const deadPlaces = String.raw`
# Key servers
# sks-keyservers.net: the records were removed after takedown requests; vitess#8363, freeswitch#1362
gone 2021-06-21 | *.sks-keyservers.net | The SKS pool of key servers was taken out of DNS | Take the key from keyserver.ubuntu.com. | host=keyserver.ubuntu.com
# an alias of the pool; GnuPG from 2.2.29 on puts another server in its place
old 2021-06-21 | keys.gnupg.net http-keys.gnupg.net | This name of the SKS pool went with it, and only newer versions of GnuPG know what to ask instead | Take the key from keyserver.ubuntu.com. | host=keyserver.ubuntu.com

# Protocols
# github.blog: Improving Git protocol security on GitHub
gone 2022-03-15 | git:// github.com gist.github.com | GitHub switched the git:// protocol off | Use https://. | scheme=https
# github.blog: Sunsetting Subversion support
gone 2024-01-08 | svn\+https?:// github.com | GitHub switched its Subversion interface off | Fetch the folder with git, or an archive of a tag.
# bitbucket.org: Sunsetting Mercurial support
gone 2020-07-01 | hg\+https?:// bitbucket.org | Bitbucket removed its Mercurial repositories | Ask the project where its repository went.
# Sonatype: Central answers 501 to plain http
gone 2020-01-15 | http:// repo1.maven.org repo.maven.apache.org | Maven Central stopped answering plain http | Use https://. | scheme=https
# PyPI: plain http is refused with 403
gone 2017-10-26 | http:// pypi.python.org | The Python package index stopped answering plain http | Use https://pypi.org/simple.
# debian.org: Shutting down public FTP services
gone 2017-11-01 | ftp:// ftp.debian.org security.debian.org | Debian switched its FTP service off | Use http://, as packages are signed. | scheme=http
# kernel.org: Shutting down FTP services
gone 2017-03-01 | ftp:// ftp.kernel.org /pub/ | kernel.org switched its FTP service off | Use https://www.kernel.org/pub/. | prefix=/pub/ https://www.kernel.org/pub/
gone 2017-12-01 | ftp:// mirrors.kernel.org | kernel.org switched its FTP service off | Use https://mirrors.kernel.org/. | scheme=https
# Mozilla: plain FTP ended when the files moved to object storage
gone 2015-08 | ftp:// ftp.mozilla.org | Mozilla switched its FTP service off | Use https://ftp.mozilla.org/. | scheme=https

# Forges and file hosts
# jfrog.com: Into the Sunset; jcenter.bintray.com redirects to Maven Central
gone 2021-05-01 | *.bintray.com !jcenter.bintray.com | Bintray was shut down | Look up where the project publishes now.
# opensource.googleblog.com: Bidding farewell to Google Code
gone 2016-01-25 | *.googlecode.com | Google Code was shut down | Look up where the project went, most often GitHub.
gone 2016-01-25 | code.google.com /p/ | Google Code was shut down | Look up where the project went, most often GitHub.
# about.gitlab.com: Gitorious; an archive was kept for a time
old 2015-06-01 | *.gitorious.org | Gitorious was closed | Look up where the project went.
# devblogs.microsoft.com: Shutting down CodePlex
gone 2017-12-15 | *.codeplex.com | CodePlex was closed | Look up where the project went, most often GitHub.
# codehaus.org: termination notice
gone 2015-05-17 | *.codehaus.org | Codehaus was shut down | Artifacts are on Maven Central; look up where the project went.
# berlios.de: closing notice
gone 2014-04-30 | *.berlios.de | BerliOS was closed | Look up where the project went, most often SourceForge.
# Fedora wiki: Fedorahosted retirement; fedorahosted.org itself redirects
gone 2017-03-01 | git.fedorahosted.org svn.fedorahosted.org hg.fedorahosted.org | Fedora Hosted was retired | Look up where the project went, most often pagure.io.
# wiki.debian.org/Alioth
gone 2018-06 | git.debian.org svn.debian.org alioth.debian.org | Debian switched Alioth off | Look for the project on salsa.debian.org.
# Oracle: Java.net and Kenai.com closing
gone 2017-04-28 | *.kenai.com | Kenai was closed | Look up where the project went.
# help.dropbox.com: public folders
gone 2017-09-01 | dl.dropboxusercontent.com dl.dropbox.com /u/ | Dropbox closed its public folders | Ask the project where the file is now.
# gsuiteupdates.googleblog.com: web hosting in Google Drive
gone 2016-08-31 | googledrive.com /host/ | Google Drive stopped serving web pages | Ask the project where the file is now.
# developers.googleblog.com: links in use were kept
old 2025-08-25 | goo.gl | Google switched its URL shortener off for links that were hardly used | Write the address that it stands for.
# the registrar's answer to malware that was sent from it
gone 2024-06-27 | *.polyfill.io | The domain polyfill.io was suspended after its new owner had sent malware from it | Use a copy of your own.
# github.com: gems were last built in 2009
gone <2012 | gems.github.com | GitHub stopped serving gems | Use https://rubygems.org.

# Distributions
# centos.org, actions of July 2024; Stream lives on mirror.stream.centos.org
gone 2024-07-01 | mirror.centos.org | CentOS emptied mirror.centos.org | What was there is on vault.centos.org and gets no updates: move to a maintained base. | host=vault.centos.org
gone 2024-07-01 | mirrorlist.centos.org | CentOS took mirrorlist.centos.org out of DNS | What it led to is on vault.centos.org and gets no updates: move to a maintained base.
# Fedora: ended EPEL releases move to archives.fedoraproject.org; rstudio/r-system-requirements#184 for 6 and 7
gone <2018 | dl.fedoraproject.org download.fedoraproject.org mirrors.fedoraproject.org /pub/epel/(epel-release-latest-)?[45]([./]|$) | Fedora moved EPEL 5 and older to its archive | archives.fedoraproject.org has it, without updates: move to a maintained base.
gone 2020-12 | dl.fedoraproject.org download.fedoraproject.org /pub/epel/epel-release-latest-6\.noarch\.rpm | Fedora moved EPEL 6 to its archive | archives.fedoraproject.org has it, without updates: move to a maintained base. | all=https://archives.fedoraproject.org/pub/archive/epel/6/x86_64/epel-release-6-8.noarch.rpm
gone 2020-12 | dl.fedoraproject.org download.fedoraproject.org /pub/epel/6(/|$) | Fedora moved EPEL 6 to its archive | archives.fedoraproject.org has it, without updates: move to a maintained base. | prefix=/pub/epel/ https://archives.fedoraproject.org/pub/archive/epel/
gone 2024-07 | dl.fedoraproject.org download.fedoraproject.org /pub/epel/epel-release-latest-7\.noarch\.rpm | Fedora moved EPEL 7 to its archive | archives.fedoraproject.org has it, without updates: move to a maintained base. | all=https://archives.fedoraproject.org/pub/archive/epel/7/x86_64/Packages/e/epel-release-7-14.noarch.rpm
gone 2024-07 | dl.fedoraproject.org download.fedoraproject.org /pub/epel/7(/|$) | Fedora moved EPEL 7 to its archive | archives.fedoraproject.org has it, without updates: move to a maintained base.
# lists.debian.org: suites move to archive.debian.org some time after their end
gone 2019-03-24 | *.debian.org http.debian.net cdn.debian.net !archive.debian.org !snapshot.debian.org !security.debian.org suite:(jessie-(backports|updates)|wheezy) | Debian moved this suite to archive.debian.org | It gets no updates there: use a release that is maintained.
gone <2017 | *.debian.org http.debian.net cdn.debian.net !archive.debian.org !snapshot.debian.org !security.debian.org suite:(woody|sarge|etch|lenny|squeeze) | Debian moved this suite to archive.debian.org | It gets no updates there: use a release that is maintained.
gone 2023-04 | *.debian.org http.debian.net cdn.debian.net !archive.debian.org !snapshot.debian.org !security.debian.org suite:(jessie|stretch) | Debian moved this suite to archive.debian.org | It gets no updates there: use a release that is maintained.
gone <2025 | *.debian.org http.debian.net cdn.debian.net !archive.debian.org !snapshot.debian.org !security.debian.org suite:buster-backports | Debian moved this suite to archive.debian.org | It gets no updates there: use a release that is maintained.
# wiki.ubuntu.com/Releases and old-releases.ubuntu.com: ended suites move some months after their end; of the LTS ones those up
# to precise did, trusty and later ones stay
gone <2017 | archive.ubuntu.com *.archive.ubuntu.com security.ubuntu.com suite:(warty|hoary|breezy|dapper|edgy|feisty|gutsy|hardy|intrepid|jaunty|karmic|lucid|maverick|natty|oneiric|quantal|raring|saucy|utopic|vivid)(-|$) | Ubuntu moved this suite to old-releases.ubuntu.com | It gets no updates there: use a release that is maintained. | host=old-releases.ubuntu.com
gone 2021-05 | archive.ubuntu.com *.archive.ubuntu.com security.ubuntu.com suite:(precise)(-|$) | Ubuntu moved this suite to old-releases.ubuntu.com | It gets no updates there: use a release that is maintained. | host=old-releases.ubuntu.com
gone <2020 | archive.ubuntu.com *.archive.ubuntu.com security.ubuntu.com suite:(wily|yakkety|zesty|artful)(-|$) | Ubuntu moved this suite to old-releases.ubuntu.com | It gets no updates there: use a release that is maintained. | host=old-releases.ubuntu.com
gone <2023 | archive.ubuntu.com *.archive.ubuntu.com security.ubuntu.com suite:(cosmic|disco|eoan|groovy|hirsute)(-|$) | Ubuntu moved this suite to old-releases.ubuntu.com | It gets no updates there: use a release that is maintained. | host=old-releases.ubuntu.com
gone <2026-11 | archive.ubuntu.com *.archive.ubuntu.com security.ubuntu.com suite:(impish|kinetic|lunar|mantic|oracular)(-|$) | Ubuntu moved this suite to old-releases.ubuntu.com | It gets no updates there: use a release that is maintained. | host=old-releases.ubuntu.com
# mirrors.alpinelinux.org: left the list by October 2022; webdevops/Dockerfile#460, richarvey/nginx-php-fpm#270
gone <2023 | nl.alpinelinux.org dl-1.alpinelinux.org dl-4.alpinelinux.org | Alpine switched this mirror off | Use dl-cdn.alpinelinux.org. | host=dl-cdn.alpinelinux.org
# alpinelinux/alpine-chroot-install#1
gone 2017-02 | fr.alpinelinux.org | Alpine switched this mirror off | Use dl-cdn.alpinelinux.org. | host=dl-cdn.alpinelinux.org

# Vendors' package repositories
# kubernetes.io/blog/2023/08/31/legacy-package-repository-deprecation and kubernetes/release#3485
gone 2024-03-04 | apt.kubernetes.io yum.kubernetes.io | Kubernetes removed this repository | Its packages are on pkgs.k8s.io, in one repository for each minor version.
gone 2024-03-04 | packages.cloud.google.com /yum/repos/kubernetes | Kubernetes removed this repository | Its packages are on pkgs.k8s.io, in one repository for each minor version.
gone 2024-03-04 | packages.cloud.google.com /apt suite:kubernetes- | Kubernetes removed this repository | Its packages are on pkgs.k8s.io, in one repository for each minor version.
# Azure/setup-kubectl#190: the bucket ends with v1.31.0; a version that is named is the same there
old 2024-09 | storage.googleapis.com /kubernetes-release/release/(stable|latest) | Kubernetes stopped putting its releases into this bucket, whose newest is v1.31.0 | Use https://dl.k8s.io/release/. | redirect=/kubernetes-release/release/ https://dl.k8s.io/release/
# helm/helm#10003 and #10005: the bucket answers 403; only version 2 was ever in it
gone 2021-08-06 | storage.googleapis.com /kubernetes-helm/helm-v(2\.|\$) | Helm closed this bucket | The same files are on https://get.helm.sh; version 2 has been without updates since November 2020. | prefix=/kubernetes-helm/ https://get.helm.sh/
gone 2021-08-06 | storage.googleapis.com /kubernetes-helm(/|$) | Helm closed this bucket | Its releases are on https://get.helm.sh; version 2 has been without updates since November 2020.
# helm.sh/blog: charts repository deprecation
gone 2020-11-13 | kubernetes-charts.storage.googleapis.com | Helm closed this repository of charts | The old charts are on https://charts.helm.sh/stable, without updates. | prefix= https://charts.helm.sh/stable
gone 2020-11-13 | kubernetes-charts-incubator.storage.googleapis.com | Helm closed this repository of charts | The old charts are on https://charts.helm.sh/incubator, without updates. | prefix= https://charts.helm.sh/incubator
# docs.docker.com: deprecated features
gone 2020-03-31 | apt.dockerproject.org yum.dockerproject.org | Docker shut this repository down | Use the distribution’s docker.io, or download.docker.com.
gone <2020 | get.docker.io | Docker shut get.docker.io down | Use the distribution’s docker.io, or download.docker.com.
gone <2020 | get.docker.com /ubuntu/?$ | Docker removed this script, and the repository that it set up | Use the distribution’s docker.io, or download.docker.com.
# dotdeb.org and voxpupuli/puppet-redis#361: discontinued in the middle of 2020
old 2020 | packages.dotdeb.org www.dotdeb.org | Dotdeb was given up | Use the distribution’s PHP, or the official image of PHP.
# hhvm.com: the last release is 4.172
old 2022-12 | dl.hhvm.com | HHVM stopped publishing packages | Use the distribution’s PHP, or the official image of PHP.
# mongodb.com: 3.0 and later are on repo.mongodb.org
old 2015-03 | downloads-distro.mongodb.org | MongoDB stopped filling this repository, which ends with version 2.6 | Its packages are on repo.mongodb.org.
# elastic.co: everything from 5.0 on is on artifacts.elastic.co
old 2016-10-26 | packages.elasticsearch.org download.elasticsearch.org | Elastic stopped putting releases there | They are on artifacts.elastic.co.
old 2016-10-26 | packages.elastic.co download.elastic.co /(elasticsearch|logstash|kibana|beats)/ | Elastic stopped putting releases there | They are on artifacts.elastic.co.
# oerdnj/deb.sury.org#1785
gone 2022-07-02 | packages.sury.org suite:stretch | Ondřej Surý removed the packages for Debian 9 | Move to a maintained base, and use its PHP, or the official image of PHP.
gone <2022-07 | packages.sury.org suite:jessie | Ondřej Surý removed the packages for Debian 8 | Move to a maintained base, and use its PHP, or the official image of PHP.
# rabbitmq.com: packages moved to other hosts
gone <2019 | www.rabbitmq.com /debian/?$ | RabbitMQ took this repository down | Use the distribution’s rabbitmq-server, or the official image.
# grafana.com: packages moved to packages.grafana.com, now apt.grafana.com
old 2019 | packagecloud.io /grafana/stable | Grafana stopped publishing on packagecloud.io | Its packages are on apt.grafana.com and rpm.grafana.com.
# github.blog: Sunsetting Atom
old 2022-12-15 | packagecloud.io /AtomEditor/ | The Atom editor was given up | Use another editor.
# support.microsoft.com: Skype is retiring
old 2025-05-05 | repo.skype.com | Skype was shut down | Take it out.
# adoptium.net: packages moved
old 2021-08 | adoptopenjdk.jfrog.io | AdoptOpenJDK became Eclipse Adoptium and stopped filling this repository | Use the distribution’s OpenJDK, or the official image eclipse-temurin.
# varnish-cache.org: packages moved to packagecloud.io
gone 2017 | repo.varnish-cache.org | Varnish shut this repository down | Use the distribution’s varnish, or the official image.
# apt.llvm.org replaced it
gone 2016 | llvm.org /apt(/|$) | LLVM closed this repository | Use the distribution’s clang, or apt.llvm.org.
# llvm.org: Moving LLVM projects to GitHub
old 2019-10-21 | llvm.org /svn/ | LLVM moved from Subversion to git | Use https://github.com/llvm/llvm-project.
# gcc.gnu.org: git since January 2020
old 2020-01-12 | gcc.gnu.org /svn/ | GCC moved from Subversion to git | Use https://gcc.gnu.org/git/gcc.git, or the official image of GCC.
# cloudera.com: all downloads need a subscription
gone 2021-01-31 | archive.cloudera.com public-repo-1.hortonworks.com | Cloudera put its archives behind a login | You need its credentials, or another distribution of the software.
# repoforge/rpms#375, phpservermon#432
gone 2016-07 | *.repoforge.org apt.sw.be packages.sw.be | RepoForge, also called RPMforge, went down | Look for the package in EPEL.
# wiki.postgresql.org/wiki/Apt: ended releases move to apt-archive.postgresql.org
gone <2024 | apt.postgresql.org suite:(lenny|squeeze|wheezy|jessie|stretch|lucid|precise|trusty|utopic|wily|xenial|zesty|bionic|cosmic|disco|eoan)-pgdg | PostgreSQL moved its packages for this release to apt-archive.postgresql.org | They get no updates there: move to a maintained base.

# Registries and mirrors of language packages
# cnpm/cnpm#438
gone 2024-01-22 | https:// registry.npm.taobao.org | The certificate of npm.taobao.org ran out, as its owners had announced | The mirror is registry.npmmirror.com now. | host=registry.npmmirror.com
gone 2024-01-22 | https:// npm.taobao.org /mirrors/ | The certificate of npm.taobao.org ran out, as its owners had announced | The mirror is npmmirror.com now. | host=npmmirror.com
gone 2024-01-22 | https:// *.npm.taobao.org | The certificate of npm.taobao.org ran out, as its owners had announced | The mirror is npmmirror.com now.
old 2022-05-31 | http:// registry.npm.taobao.org | The mirror npm.taobao.org was given up by its owners | It is registry.npmmirror.com now. | prefix= https://registry.npmmirror.com
old 2022-05-31 | http:// *.npm.taobao.org | The mirror npm.taobao.org was given up by its owners | It is npmmirror.com now.
# ruby-china.org took the mirror over
gone <2017 | ruby.taobao.org | Taobao gave its mirror of gems up | The mirror is https://gems.ruby-china.com now. | prefix= https://gems.ruby-china.com
# the name left DNS; repo1 is the same content
gone 2019-11 | central.maven.org | The name central.maven.org was taken out of DNS | Maven Central is https://repo1.maven.org/maven2/. | prefix= https://repo1.maven.org
# central.sonatype.org: OSSRH sunset; mosby-conductor#45
gone 2025-06-30 | oss.sonatype.org s01.oss.sonatype.org | Sonatype shut this repository down | Releases are on https://repo1.maven.org/maven2/.
# conda/conda#6886, actions/runner-images#8043
gone 2023-08 | repo.continuum.io | Anaconda shut repo.continuum.io down | The same files are on repo.anaconda.com. | prefix= https://repo.anaconda.com
# techcommunity.microsoft.com: Microsoft R Application Network retirement
gone 2023-07-01 | mran.microsoft.com /snapshot/20(1[89]|2[0-3])-\d\d-\d\d | Microsoft shut MRAN down | The same days of CRAN are on packagemanager.posit.co/cran/. | prefix=/snapshot/ https://packagemanager.posit.co/cran/
gone 2023-07-01 | mran.microsoft.com mran.revolutionanalytics.com | Microsoft shut MRAN down | Snapshots of CRAN are on packagemanager.posit.co/cran/.
# phpunit.de: the PEAR channel was closed
gone 2014-12-31 | pear.phpunit.de | PHPUnit closed its PEAR channel | Install it with Composer.

# Scripts and single programs
# bioconductor.org/install: BiocManager since release 3.8
old 2018-10-31 | *.bioconductor.org /biocLite\.R | Bioconductor replaced biocLite, which refuses to work with R 3.5 and later | Use BiocManager::install().
# Masterminds/glide#784: the name no longer resolves
gone 2021-03 | glide.sh | The domain of Glide, which nobody maintains, ran out | Use Go modules.
# pypa/get-pip#115, pypa/pip#10087
gone 2021-03-08 | bootstrap.pypa.io /\d\.\d+/get-pip\.py | This script was moved | It is below https://bootstrap.pypa.io/pip/ now. | prefix=/ https://bootstrap.pypa.io/pip/
# pypa/pip: left the repository
gone <2016 | raw.github.com raw.githubusercontent.com /pypa/pip/(master|develop|main)/contrib/get-pip\.py | pip took this script out of its repository | Use https://bootstrap.pypa.io/get-pip.py. | all=https://bootstrap.pypa.io/get-pip.py
# python-poetry/poetry#6377 and #6676
gone 2023-01-01 | raw.github.com raw.githubusercontent.com /(python-poetry|sdispater)/poetry/(master|main|develop)/get-poetry\.py | Poetry removed this installer | Use https://install.python-poetry.org.
gone 2023-06 | raw.github.com raw.githubusercontent.com /(python-poetry|sdispater)/poetry/(master|main|develop)/install-poetry\.py | Poetry removed this installer | Use https://install.python-poetry.org.
# anapsix/docker-alpine-java#82: superseded releases need a login
gone <2020 | download.oracle.com edelivery.oracle.com /otn-pub/java/jdk/ | Oracle put these releases of Java behind a login | Use the distribution’s OpenJDK, or the official image eclipse-temurin.
# MinecraftForge#9162: the bucket answers 403
gone 2022-11 | s3.amazonaws.com /Minecraft\.Download/ | Mojang closed this place | Addresses of releases are in https://piston-meta.mojang.com/mc/game/version_manifest.json.
# developer.chrome.com: drivers come with Chrome for Testing from 115 on; a version that is named is still there
old 2023-07 | chromedriver.storage.googleapis.com /LATEST_RELEASE | ChromeDriver moved away with version 115 | The distribution’s chromium-driver fits its chromium; others are listed by googlechromelabs.github.io/chrome-for-testing.
# caddy.community: version 1 ended
gone <2021 | getcaddy.com | Caddy switched the installer of version 1 off | Use the official image of Caddy.
# pcre.org: the FTP site is no longer available
gone 2021 | ftp.pcre.org ftp.csx.cam.ac.uk | PCRE's FTP site was switched off | PCRE is on https://sourceforge.net/projects/pcre/files/ and https://github.com/PCRE2Project.

# Archives on Launchpad
# Oracle's licence of April 2019: what the installers fetch needs a login
empty 2019-04-16 | ppa:webupd8team/java | This archive was given up, as the files that its installers fetch went behind a login | Use the distribution’s OpenJDK.
# launchpad.net/~webupd8team: nothing new since
old 2019 | ppa:webupd8team/* | The archives of WebUpd8 were given up | Look for the package in the distribution.
# launchpad.net/~jonathonf: made private
gone <2024 | ppa:jonathonf/* | The owner of this archive closed it | Look for the package in the distribution.
# launchpad.net/~deadsnakes
old 2017 | ppa:fkrull/deadsnakes | This archive moved to ppa:deadsnakes/ppa | Use the official image of Python, or the new archive. | all=ppa:deadsnakes/ppa
# NodeSource has built them since 2014
old 2014 | ppa:chris-lea/node.js ppa:chris-lea/node.js-legacy ppa:chris-lea/node.js-devel | This archive was given up | Use the official image of Node.js, or the distribution’s nodejs.
# certbot.eff.org: the PPA is deprecated
old 2020-12 | ppa:certbot/certbot | Certbot stopped filling this archive | Use the distribution’s certbot.
# launchpad.net/~george-edison55: no longer maintained
old 2017 | ppa:george-edison55/cmake-3.x | This archive was given up | Use the distribution’s cmake.
# Masterminds/glide: superseded by Go modules
old 2019 | ppa:masterminds/glide | Glide was given up | Use Go modules.
# launchpad.net/~terry.guo: moved to another team
old 2016 | ppa:terry.guo/gcc-arm-embedded | This archive was given up | Use the distribution’s gcc-arm-none-eabi.
# wiki.winehq.org: packages are built on dl.winehq.org
old 2016 | ppa:ubuntu-wine/ppa | Wine stopped filling this archive | Use the distribution’s wine.
old 2018-12 | ppa:wine/wine-builds | Wine stopped filling this archive | Use the distribution’s wine.
`;

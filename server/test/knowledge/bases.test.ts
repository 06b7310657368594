import { describe, expect, it } from 'vitest';
import { isMirrorOfOfficial, isOfficialImage, officialImage } from '../../src/knowledge/official-images';
import * as tables from '../../src/knowledge/publisher-catalogue';
import { isDistributionImage, isPublicHub, publisherOf } from '../../src/knowledge/publishers';
import { curatedReplacement } from '../../src/knowledge/replacements';
import { retiredPublisher } from '../../src/knowledge/retired-publishers';
import { currentVersionTag, isKnownVersionWord, versionTagInsteadOf } from '../../src/knowledge/tags';

const ref = (text: string, tag?: string) => {
  const slash = text.indexOf('/');
  return { registry: text.slice(0, slash), repository: text.slice(slash + 1), tag };
};

describe('publisherOf', () => {
  it.each([
    ['docker.io/library/debian', 'official'],
    ['public.ecr.aws/docker/library/python', 'official'],
    ['mirror.gcr.io/library/node', 'official'],
    ['docker.io/arm64v8/ubuntu', 'official'],
    ['docker.mirror.hashicorp.services/alpine', 'official'],
    ['mirror.gcr.io/grafana/grafana', 'project'],
    ['docker.io/grafana/grafana', 'project'],
    ['docker.io/jenkins/jenkins', 'project'],
    ['docker.io/redhat/ubi9-minimal', 'distribution'],
    ['docker.io/nvidia/cuda', 'company'],
    ['docker.io/docker/dockerfile', 'platform'],
    ['docker.io/tonistiigi/xx', 'project'],
    ['mcr.microsoft.com/dotnet/sdk', 'platform'],
    ['quay.io/centos/centos', 'distribution'],
    ['gcr.io/distroless/static-debian12', 'platform'],
    ['gcr.io/google.com/cloudsdktool/cloud-sdk', 'platform'],
    ['ghcr.io/astral-sh/uv', 'project'],
    ['registry.access.redhat.com/ubi9/ubi-minimal', 'distribution'],
    ['registry.k8s.io/pause', 'project'],
    ['docker.elastic.co/elasticsearch/elasticsearch', 'company'],
    ['docker.io/opensuse/leap', 'distribution'],
    ['registry.opensuse.org/opensuse/leap', 'distribution'],
    ['public.ecr.aws/lts/ubuntu', 'distribution'],
    ['public.ecr.aws/awsguru/aws-lambda-adapter', 'platform'],
    ['763104351884.dkr.ecr.us-west-2.amazonaws.com/pytorch-training', 'platform'],
    ['nvcr.io/nvidia/pytorch', 'company'],
    ['docker.io/valkey/valkey', 'project'],
    ['docker.io/neo4j/neo4j-admin', 'company'],
    ['us-docker.pkg.dev/cloudrun/container/hello', 'platform'],
    ['marketplace.gcr.io/google/debian12', 'platform'],
  ])('knows %s', (image, kind) => {
    expect(publisherOf(ref(image))?.kind).toBe(kind);
  });

  it.each([
    'docker.io/phusion/baseimage',
    'docker.io/webdevops/php',
    'docker.io/bitnami/postgresql',
    'docker.io/linuxserver/mariadb',
    'docker.io/biocontainers/biocontainers',
    'docker.io/wurstmeister/kafka',
    'docker.io/demisto/python3',
    'docker.io/dockerfile/ubuntu',
    'docker.io/circleci-fans/node',
    'docker.io/tonistiigi/other',
    'docker.io/alpine/git',
    'docker.io/library/wget',
    'docker.io/arm64v8/wget',
    'docker.io/ohmyfish/fish',
    'quay.io/biocontainers/samtools',
    'ghcr.io/someone/tool',
    'gcr.io/some-project/image',
    'public.ecr.aws/a1b2c3d4/image',
    '10.0.0.1:5000/debian',
    'mcr.microsoft.com.example.org/dotnet/sdk',
    'mcr.microsoft.com:8443/dotnet/sdk',
    'docker.io/dockerfile/java',
    'docker.io/squidfunk/other',
    'docker.mirror.hashicorp.services/someone/image',
    'mirror.gcr.io/someone/image',
    'docker.m.daocloud.io/library/debian',
    'registry.opensuse.org/home/someone/image',
    'registry.salsa.debian.org/someone/project',
    'registry.gitlab.gnome.org/someone/project',
    'registry.freedesktop.org/someone/project',
    'xpkg.upbound.io/someone/provider',
    'nvcr.io/a1b2c3d4/model',
    '123456789012.dkr.ecr.eu-west-1.amazonaws.com/app',
    'registry.example.com/library/debian',
  ])('does not know %s', (image) => {
    expect(publisherOf(ref(image))).toBeUndefined();
  });
});

describe('isDistributionImage', () => {
  it.each([
    'docker.io/library/debian',
    'docker.io/library/centos',
    'docker.io/arm64v8/alpine',
    'public.ecr.aws/docker/library/ubuntu',
    'public.ecr.aws/amazonlinux/amazonlinux',
    'public.ecr.aws/debian/debian',
    'docker.io/opensuse/leap',
    'docker.io/redhat/ubi9-minimal',
    'registry.access.redhat.com/ubi8/python-39',
    'registry.access.redhat.com/rhel7',
    'quay.io/centos/centos',
    'quay.io/fedora/fedora-bootc',
    'registry.suse.com/bci/bci-base',
    'cgr.dev/chainguard/wolfi-base',
    'mcr.microsoft.com/azurelinux/base/core',
    'mcr.microsoft.com/windows/nanoserver',
    'ghcr.io/oracle/oraclelinux8-python',
    'docker.io/nixos/nix',
  ])('%s is one', (image) => {
    expect(isDistributionImage(ref(image))).toBe(true);
    expect(publisherOf(ref(image))).toBeDefined();
  });
  it.each([
    'docker.io/library/python',
    'docker.io/library/busybox',
    'docker.io/library/buildpack-deps',
    'public.ecr.aws/docker/library/python',
    'docker.io/redhat/granite-7b-lab-gguf',
    'docker.io/dockerfile/ubuntu',
    'docker.io/someone/debian',
    'registry.access.redhat.com/jboss-eap-7/eap71-openshift',
    'registry.opensuse.org/home/someone/image',
    'gcr.io/distroless/static-debian12',
    'dhi.io/python',
    'mcr.microsoft.com/dotnet/sdk',
    'mcr.microsoft.com/windowsservercore-insider',
    'ghcr.io/oracle/weblogic',
    'docker.io/almalinuxfan/9-base',
    'registry.example.com/library/debian',
  ])('%s is none', (image) => expect(isDistributionImage(ref(image))).toBe(false));
});

describe('the catalogue', () => {
  it('has every publisher once, in order, and no name that cannot be on the hub', () => {
    for (const [table, text] of Object.entries(tables)) {
      const keys = text
        .trim()
        .split('\n')
        .map((line) => line.slice(0, line.indexOf(' ')));
      expect(new Set(keys).size, table).toBe(keys.length);
      for (const key of keys) expect(key, table).toMatch(/^[a-z0-9][a-z0-9./_-]*$/);
    }
    const hub = [tables.hubProjects, tables.hubCompanies, tables.hubPlatforms, tables.hubDistributions];
    const namespaces = hub.flatMap((text) =>
      text
        .trim()
        .split('\n')
        .map((line) => line.split(' ')[0]),
    );
    expect(namespaces.filter((name, at) => namespaces.indexOf(name) !== at)).toEqual([]);
  });
});

describe('hubs, mirrors and retired publishers', () => {
  it.each([
    'docker.io',
    'ghcr.io',
    'quay.io',
    'gcr.io',
    'europe-docker.pkg.dev',
    'public.ecr.aws',
    'registry.gitlab.com',
  ])('anybody can publish on %s', (host) => expect(isPublicHub(host)).toBe(true));
  it.each(['registry.example.com', 'mycompany.azurecr.io', 'mcr.microsoft.com', 'localhost:5000'])(
    'not anybody can publish on %s',
    (host) => expect(isPublicHub(host)).toBe(false),
  );
  it('maps copies to the official image', () => {
    expect(isMirrorOfOfficial(ref('docker.io/arm32v7/debian'))).toBe('library/debian');
    expect(isMirrorOfOfficial(ref('docker.io/arm32v7/nonsense'))).toBeUndefined();
    expect(isMirrorOfOfficial(ref('docker.io/library/debian'))).toBeUndefined();
  });
  it('knows what has been given up', () => {
    expect(retiredPublisher(ref('k8s.gcr.io/pause'))?.successor).toBe('registry.k8s.io');
    expect(retiredPublisher(ref('docker.io/bitnami/redis'))?.state).toBe('frozen');
    expect(retiredPublisher(ref('docker.bintray.io/x/y'))?.state).toBe('gone');
    expect(retiredPublisher(ref('docker.io/library/debian'))).toBeUndefined();
  });
});

describe('official images', () => {
  it('tells supported, deprecated, removed and never official apart', () => {
    expect(officialImage('debian')).toEqual({ status: 'supported' });
    expect(officialImage('openjdk')).toMatchObject({ status: 'deprecated', successor: 'eclipse-temurin' });
    expect(officialImage('java')).toMatchObject({ status: 'removed', since: '2017-05-17' });
    expect(officialImage('centos')?.status).toBe('removed');
    expect(officialImage('wget')).toBeUndefined();
    expect(isOfficialImage('constructor')).toBe(false);
  });
});

describe('version tags', () => {
  it.each([
    ['python', 'slim', '3.14-slim'],
    ['python', undefined, '3.14'],
    ['node', 'alpine', '24-alpine'],
    ['node', 'lts-alpine', '24-alpine'],
    ['node', 'latest', '24'],
    ['debian', 'stable-slim', 'trixie-slim'],
    ['debian', 'oldstable-slim', 'bookworm-slim'],
    ['ubuntu', 'latest', '26.04'],
    ['ubuntu', 'rolling', '26.04'],
    ['alpine', undefined, '3.24'],
    ['nginx', 'mainline-alpine', '1.31-alpine'],
    ['nginx', 'latest', '1.30'],
    ['eclipse-temurin', 'jre', '25-jre'],
    ['fedora', 'rawhide', '44'],
    ['buildpack-deps', 'curl', 'trixie-curl'],
  ])('%s:%s becomes %s', (image, tag, expected) => {
    expect(versionTagInsteadOf(image, tag)).toBe(expected);
  });
  it('suggests nothing where nothing is known', () => {
    expect(currentVersionTag('python', 'nonsense')).toBeUndefined();
    expect(currentVersionTag('grafana/grafana')).toBeUndefined();
    expect(currentVersionTag('archlinux')).toBeUndefined();
    expect(versionTagInsteadOf('centos')).toBeUndefined();
    expect(versionTagInsteadOf('__proto__')).toBeUndefined();
  });
  it('counts release names as versions for their own image only', () => {
    expect(isKnownVersionWord('debian', 'bookworm')).toBe(true);
    expect(isKnownVersionWord('ubuntu', 'noble')).toBe(true);
    expect(isKnownVersionWord('buildpack-deps', 'bookworm')).toBe(true);
    expect(isKnownVersionWord('ros', 'humble')).toBe(true);
    expect(isKnownVersionWord('python', 'bookworm')).toBe(false);
    expect(isKnownVersionWord('debian', 'stable')).toBe(false);
    expect(isKnownVersionWord('debian', 'sid')).toBe(false);
  });
});

describe('curatedReplacement', () => {
  it.each([
    ['docker.io/mhart/alpine-node', '12', 'node:12-alpine'],
    ['docker.io/mhart/alpine-node', undefined, 'node:24-alpine'],
    ['docker.io/mhart/alpine-node', 'base', 'node:24-alpine'],
    ['docker.io/anapsix/alpine-java', '8', 'eclipse-temurin:8-jre-alpine'],
    ['docker.io/anapsix/alpine-java', '8u202b08_jdk', 'eclipse-temurin:8-jdk-alpine'],
    ['docker.io/anapsix/alpine-java', '8_server-jre', 'eclipse-temurin:8-jre-alpine'],
    ['docker.io/mhart/alpine-node', 'slim-12', 'node:12-alpine'],
    ['docker.io/mhart/alpine-node', '0.12', undefined],
    ['docker.io/dockerfile/java', 'oracle-java8', 'eclipse-temurin:8-jdk'],
    ['docker.io/dockerfile/java', 'oracle-java7', undefined],
    ['docker.io/dockerfile/java', 'openjdk-8-jre', 'eclipse-temurin:8-jre'],
    ['docker.io/dockerfile/java', undefined, 'eclipse-temurin:8-jdk'],
    ['docker.io/anapsix/alpine-java', 'latest', 'eclipse-temurin:8-jre-alpine'],
    ['docker.io/bitnami/java', undefined, 'eclipse-temurin:25-jdk'],
    ['docker.io/bitnami/java', '7', undefined],
    ['docker.io/isuper/java-oracle', 'jdk_8', 'eclipse-temurin:8-jdk'],
    ['docker.io/adoptopenjdk/openjdk11', 'alpine-jre', 'eclipse-temurin:11-jre-alpine'],
    ['docker.io/stackbrew/debian', 'wheezy', 'debian:wheezy'],
    ['docker.io/stackbrew/debian', 'somebody', undefined],
    ['docker.io/sameersbn/ubuntu', '14.04.20170110', 'ubuntu:14.04'],
    ['docker.io/gliderlabs/alpine', '3.4', 'alpine:3.4'],
    ['docker.io/gliderlabs/alpine', 'edge', undefined],
    ['docker.io/google/dart', '1.24', undefined],
    ['docker.io/microsoft/dotnet', '2.1-sdk', undefined],
    ['docker.io/microsoft/windowsservercore', '1803', 'mcr.microsoft.com/windows/servercore:1803'],
    ['k8s.gcr.io/pause', '3.2', 'registry.k8s.io/pause:3.2'],
    ['k8s.gcr.io/pause', undefined, undefined],
    ['gcr.io/google_containers/pause-amd64', '3.0', 'registry.k8s.io/pause-amd64:3.0'],
    ['docker.io/jupyter/base-notebook', 'python-3.11', 'quay.io/jupyter/base-notebook:python-3.11'],
    ['docker.io/jupyter/base-notebook', '5ed91e8e3249', 'quay.io/jupyter/base-notebook:python-3.12'],
    ['docker.io/jupyter/base-notebook', 'latest', 'quay.io/jupyter/base-notebook:python-3.12'],
    ['docker.io/jupyter/repo2docker', 'latest', undefined],
    // A repackaging of the same catalogue is no repair.
    ['docker.io/bitnami/postgresql', '16', undefined],
    // What they start, or whom they run as, is not in the official image.
    ['docker.io/fabric8/java-alpine-openjdk8-jre', undefined, undefined],
    ['docker.io/ekidd/rust-musl-builder', undefined, undefined],
    ['docker.io/dockerfile/ubuntu', undefined, 'ubuntu:26.04'],
    ['docker.io/library/java', '8-jre-alpine', 'eclipse-temurin:8-jre-alpine'],
    ['docker.io/library/openjdk', '8u212-jdk', 'eclipse-temurin:8-jdk'],
    ['docker.io/library/openjdk', '12', 'eclipse-temurin:25'],
    ['docker.io/library/centos', '7', 'almalinux:10'],
  ])('%s:%s becomes %s', (image, tag, expected) => {
    expect(curatedReplacement(ref(image, tag))?.image).toBe(expected);
  });
  it('offers nothing for what it does not know', () => {
    expect(curatedReplacement(ref('docker.io/someone/something', '1'))).toBeUndefined();
    expect(curatedReplacement(ref('quay.io/mhart/alpine-node', '12'))).toBeUndefined();
    expect(curatedReplacement(ref('docker.io/library/debian', 'trixie'))).toBeUndefined();
  });
});

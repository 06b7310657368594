import { describe, expect, it } from 'vitest';
import { lookalikeOf } from '../../src/knowledge/lookalikes';
import { officialImage } from '../../src/knowledge/official-images';
import { isOneSlip } from '../../src/knowledge/slips';
import { wellKnownOfficial, wellKnownOnHub } from '../../src/knowledge/well-known-images';
import { parseImageReference } from '../../src/syntax';

const lookalike = (text: string) => {
  const ref = parseImageReference(text);
  if (ref === undefined) throw new Error(`not an image reference: ${text}`);
  return lookalikeOf(ref);
};

describe('lookalikeOf', () => {
  it.each([
    ['ubunut', 'ubuntu'],
    ['ngnix', 'nginx'],
    ['pyhton', 'python'],
    ['pyton:3.12', 'python'],
    ['pythonn', 'python'],
    ['pyth0n', 'python'],
    ['a1pine', 'alpine'],
    ['debain', 'debian'],
    ['alpin:3.20', 'alpine'],
    ['ndoe:20', 'node'],
    ['nodde', 'node'],
    ['postgress', 'postgres'],
    ['postgre:16', 'postgres'],
    ['rediss', 'redis'],
    ['elasticseach', 'elasticsearch'],
    ['docker.io/library/golanq', 'golang'],
    ['libary/debian', 'debian'],
    ['libray/node:20', 'node'],
    ['grafanna/grafana', 'grafana/grafana'],
    ['nvida/cuda:12.4.1-base', 'nvidia/cuda'],
    ['jenkinss/jenkins', 'jenkins/jenkins'],
    ['hashcorp/terraform', 'hashicorp/terraform'],
    ['bitnmai/redis', 'bitnami/redis'],
    ['ghrc.io/owner/tool:1', 'ghcr.io/owner/tool'],
    ['gchr.io/owner/tool:1', 'ghcr.io/owner/tool'],
    ['mcr.microsft.com/dotnet/sdk:8.0', 'mcr.microsoft.com/dotnet/sdk'],
    ['regsitry.k8s.io/pause:3.9', 'registry.k8s.io/pause'],
  ])('%s is meant to be %s', (text, meant) => {
    expect(lookalike(text)).toBe(meant);
  });

  it.each([
    // Known themselves.
    'ubuntu',
    'mono',
    'jruby',
    'openjdk',
    'grafana/grafana',
    'bitnami/redis',
    'jenkinsci/jnlp-slave',
    'arm64v8/debian',
    // Words for images of one's own.
    'base',
    'builder',
    'app',
    'web',
    'api',
    'test',
    'dev',
    'node-base',
    'alpine_base',
    'alpine-nodejs',
    'rest',
    'store',
    'host',
    'cart',
    'code',
    'link',
    'entry',
    'photos',
    'compose',
    'console',
    'grade',
    'telegram',
    // Other products.
    'mssql',
    'http',
    'https',
    'memcache',
    'fluent',
    'kubuntu',
    'xubuntu',
    'rocker',
    'nodejs',
    // Numbers, separators and plurals are chosen.
    'python3',
    'php7',
    'node18',
    'mysql5',
    'ubuntu2',
    'alpine3',
    'my-sql',
    'pythons',
    // Strangers, but nobody's lookalike.
    'jupiter/notebook',
    'someone/grafana',
    'someone/ngnix',
    'grafanna/other',
    'registry.example.com/ubunut',
    'us.gcr.io/project/x',
    'icr.io/ibm/x',
    'registry.example.com/x',
    'gcr.io/project/x',
  ])('%s is nobody’s lookalike', (text) => {
    expect(lookalike(text)).toBeUndefined();
  });
});

describe('isOneSlip', () => {
  it('is nothing for equal words and for two slips', () => {
    expect(isOneSlip('python', 'python')).toBe(false);
    expect(isOneSlip('pithom', 'python')).toBe(false);
    expect(isOneSlip('', 'node')).toBe(false);
    expect(isOneSlip('node', '')).toBe(false);
  });
});

describe('well-known images', () => {
  it('are sorted, unique, and official where they say so', () => {
    for (const list of [wellKnownOfficial, wellKnownOnHub]) expect(list).toEqual([...new Set(list)].sort());
    for (const name of wellKnownOfficial) expect(officialImage(name), name).toBeDefined();
    for (const name of wellKnownOnHub) expect(name).toMatch(/^[a-z0-9]+\/[a-z0-9._-]+$/);
  });
  it('are not one slip from each other', () => {
    for (const a of wellKnownOfficial) expect(wellKnownOfficial.filter((b) => isOneSlip(a, b))).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { suiteUses } from '../../src/provenance/suites';
import { last, run } from './helpers';

const suites = (text: string) => suiteUses(run(text)).map(({ manager, suite }) => `${manager} ${suite}`);

describe('releases that a stage names', () => {
  it.each([
    ['apt-get install -y -t sid nmap', 'apt sid'],
    ['apt-get install -ytunstable nmap', 'apt unstable'],
    ['apt-get install --target-release=testing nmap', 'apt testing'],
    ['apt-get -o APT::Default-Release=testing install nmap', 'apt testing'],
    ['apt-get install -y nmap/sid', 'apt sid'],
    ['echo \'APT::Default-Release "testing";\' > /etc/apt/apt.conf.d/99x', 'apt testing'],
    ['echo "deb [arch=amd64] http://a.example/debian sid main" > /etc/apt/sources.list.d/a.list', 'apt sid'],
    ["sed -i 's/bookworm/trixie/g' /etc/apt/sources.list", 'apt trixie'],
    ["sed -i -e 's|v3\\.[0-9]*|edge|' /etc/apk/repositories", 'apk edge'],
    ['apk add --repository https://a.example/alpine/v3.19/main x', 'apk v3.19'],
    ['dnf --releasever=40 install -y nmap', 'rpm 40'],
    ['dnf install -y --enablerepo=rawhide nmap', 'rpm rawhide'],
    ['zypper addrepo https://download.opensuse.org/tumbleweed/repo/oss/ tw', 'zypper tumbleweed'],
    ["printf '[core-testing]\\nInclude = x\\n' >> /etc/pacman.conf", 'pacman core-testing'],
  ])('%s', (text, expected) => {
    expect(suites(text)).toContain(expected);
  });

  it.each([
    'apt-get install -y nmap',
    'apt-get install -y ./a/b.deb',
    "sed -i 's/jessie main/jessie main contrib/' /etc/apt/sources.list",
    "sed -i 's/deb.example.org/mirror.example.org/' /etc/apt/sources.list",
    "sed 's/bookworm/trixie/' /etc/apt/sources.list",
    "sed -i 's/bookworm/trixie/' /etc/motd",
    'dnf install --installroot=/x --releasever=40 bash',
    'echo apt-get install -t sid nmap',
  ])('none in %s', (text) => {
    expect(suites(text).filter((s) => !/contrib|main/.test(s))).toEqual([]);
  });

  it('every suite of a deb822 source stands at its own place', () => {
    const text =
      'FROM debian:13\nCOPY <<E /etc/apt/sources.list.d/a.sources\nTypes: deb\nURIs: http://a.example/debian\nSuites: trixie sid\nE\n';
    expect(suiteUses(last(text)).map((u) => text.slice(u.span.start, u.span.end))).toEqual(['trixie', 'sid']);
  });
});

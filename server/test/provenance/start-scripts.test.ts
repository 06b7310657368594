import { describe, expect, it } from 'vitest';
import { traceBuild } from '../../src/provenance/build';
import type { Build, StageModel } from '../../src/provenance/model';
import { parseDockerfile } from '../../src/syntax';

const build = (text: string, files: Readonly<Record<string, string>> = {}): Build =>
  traceBuild(parseDockerfile(text), (name) => files[name]);
const final = (text: string, files: Readonly<Record<string, string>> = {}): StageModel =>
  build(text, files).stages.at(-1) as StageModel;
const lines = (commands: readonly { readonly argv: readonly { readonly text: string }[] }[]) =>
  commands.map((c) => c.argv.map((w) => w.text).join(' '));
const scripts = (text: string, files: Readonly<Record<string, string>> = {}) =>
  final(text, files).start.scripts.map((s) => `${s.file}: ${lines(s.commands).join(' | ')}`);

const base = 'FROM debian:13\n';
const sh = '#!/bin/sh\nset -e\nservice mysql start\nexec apache2ctl -D FOREGROUND\n';
const ran = 'set -e | service mysql start | apache2ctl -D FOREGROUND';

describe('scripts of the build context that a container runs', () => {
  it.each([
    ['by its path', 'COPY start.sh /start.sh\nCMD ["/start.sh"]', 'start.sh'],
    ['in shell form', 'COPY start.sh /start.sh\nCMD /start.sh', 'start.sh'],
    ['given to a shell', 'COPY start.sh /start.sh\nCMD ["bash", "-e", "/start.sh"]', 'start.sh'],
    ['behind a wrapper', 'COPY start.sh /start.sh\nENTRYPOINT ["tini", "--", "/start.sh"]', 'start.sh'],
    ['through PATH', 'COPY docker/start.sh /usr/local/bin/\nCMD ["start.sh"]', 'docker/start.sh'],
    ['beside the working directory', 'WORKDIR /app\nCOPY start.sh .\nCMD ["./start.sh"]', 'start.sh'],
    ['in a folder', 'COPY . /app\nCMD ["/app/bin/start.sh"]', 'bin/start.sh'],
    ['in a folder laid into another', 'COPY root/ /\nCMD ["/opt/start.sh"]', 'root/opt/start.sh'],
    ['by a pattern', 'COPY docker/*.sh /usr/local/bin/\nCMD ["start.sh"]', 'docker/start.sh'],
    ['by ADD', 'ADD ./start.sh /start.sh\nCMD ["/start.sh"]', 'start.sh'],
    ['moved by the build', 'COPY a.sh /tmp/\nRUN mv /tmp/a.sh /start\nCMD ["/start"]', 'a.sh'],
    ['copied after CMD', 'CMD ["/start.sh"]\nCOPY start.sh /start.sh', 'start.sh'],
  ])('%s', (_, text, file) => {
    expect(scripts(base + text, { [file]: sh })).toEqual([`${file}: ${ran}`]);
  });

  it('stand where the start names them', () => {
    const text = `${base}COPY start.sh /start.sh\nCMD ["/start.sh"]\n`;
    const [script] = final(text, { 'start.sh': sh }).start.scripts;
    const at = text.indexOf('/start.sh', text.indexOf('CMD'));
    for (const { span } of script?.commands ?? []) expect(span).toEqual({ start: at, end: at + 9 });
  });

  it('give CMD to what ENTRYPOINT does with its arguments', () => {
    const text = 'COPY e.sh /\nENTRYPOINT ["/e.sh"]\nCMD ["redis-server", "--save", ""]\n';
    expect(scripts(base + text, { 'e.sh': '#!/bin/sh\nexec "$@"\n' })).toEqual(['e.sh: redis-server --save']);
  });

  it('run scripts in turn', () => {
    const files = {
      'a.sh': '#!/bin/bash\n. /lib.sh\n/b.sh &\nsh /c.sh\n',
      'b.sh': 'mysqld\n',
      'c.sh': 'mongod\n',
    };
    const text = 'COPY *.sh /\nCMD ["/a.sh"]\n';
    expect(scripts(base + text, { ...files, 'lib.sh': 'etcd\n' })[0]).toMatch(/etcd.*mysqld.*mongod/);
  });

  it('of a stage below are seen through COPY --from', () => {
    const text =
      'FROM debian:13 AS a\nCOPY . /app\nFROM debian:13\nCOPY --from=a /app /app\nCMD ["/app/start.sh"]\n';
    expect(scripts(text, { 'start.sh': sh })).toEqual([`start.sh: ${ran}`]);
  });

  it.each([
    ['another language', 'COPY run /run\nCMD ["/run"]', { run: '#!/usr/bin/env python3\nmysqld\n' }],
    ['one that is not started', 'COPY start.sh /start.sh\nCMD ["nginx"]', { 'start.sh': sh }],
    ['one that the build runs', 'COPY start.sh /start.sh\nRUN /start.sh', { 'start.sh': sh }],
    ['one that is not there', 'COPY start.sh /start.sh\nCMD ["/start.sh"]', {}],
    ['a path out of the context', 'COPY ../start.sh /start.sh\nCMD ["/start.sh"]', { 'start.sh': sh }],
  ] as [string, string, Record<string, string>][])('but not %s', (_, text, files) => {
    expect(scripts(base + text, files)).toEqual([]);
  });

  it('are asked for by what looks like a script, not by every program', () => {
    const asked: string[] = [];
    const text = `${base}COPY rootfs/ /\nWORKDIR /app\nCOPY . .\nCMD ["/start.sh"]\n`;
    traceBuild(parseDockerfile(text), (name) => {
      asked.push(name);
      return name === 'rootfs/start.sh'
        ? '#!/bin/sh\nset -e\nmkdir x\nnginx -t\nlib.sh\nexec node a.js\n'
        : undefined;
    });
    expect(asked.filter((name) => !/(?:start|lib)\.sh$/.test(name))).toEqual([]);
    expect(asked.length).toBeLessThan(20);
  });

  it('that run themselves end', () => {
    expect(scripts(`${base}COPY a.sh /\nCMD ["/a.sh"]\n`, { 'a.sh': '/a.sh\n/a.sh\n' })).toHaveLength(1);
  });

  it('are seen when the Dockerfile writes them after CMD', () => {
    const text = 'CMD ["/s.sh"]\nCOPY <<\'EOF\' /s.sh\n#!/bin/sh\nexec mysqld\nEOF\n';
    const [script] = final(base + text).start.scripts;
    expect(lines(script?.commands ?? [])).toEqual(['mysqld']);
  });
});

describe('supervisors', () => {
  const programs = (text: string, files: Readonly<Record<string, string>> = {}) =>
    final(base + text, files).programs.map(
      (p) => `${p.supervisor}${p.file ? ` ${p.file}` : ''}: ${lines(p.commands ?? []).join(' | ')}`,
    );

  it.each([
    [
      'a copied configuration',
      'COPY supervisord.conf /etc/supervisor/conf.d/supervisord.conf',
      { 'supervisord.conf': '[program:db]\ncommand=/usr/bin/mysqld_safe\n' },
      ['supervisord supervisord.conf: /usr/bin/mysqld_safe'],
    ],
    [
      'a configuration that the start names',
      'COPY . /app\nCMD ["supervisord", "-n", "-c", "/app/all.conf"]',
      { 'all.conf': '[program:db]\ncommand=pidproxy /run/x.pid mysqld_safe\n' },
      ['supervisord all.conf: mysqld_safe'],
    ],
    [
      'a program that is a script',
      'COPY start-db.sh /\nCOPY s.conf /etc/supervisor/conf.d/s.conf\nCMD ["supervisord"]',
      { 's.conf': '[program:db]\ncommand=/start-db.sh\n', 'start-db.sh': '#!/bin/sh\nexec mongod\n' },
      ['supervisord s.conf: /start-db.sh | mongod'],
    ],
    [
      'runit',
      'COPY redis.sh /etc/service/redis/run',
      { 'redis.sh': '#!/bin/sh\nexec 2>&1\nexec chpst -u redis redis-server\n' },
      ['runit redis.sh: redis-server'],
    ],
    [
      'runit without exec',
      'COPY m.sh /etc/service/m/run',
      { 'm.sh': '#!/bin/sh\nmkdir /x\nmysqld_safe\n' },
      ['runit m.sh: mysqld_safe'],
    ],
    [
      's6',
      'COPY run /etc/s6-overlay/s6-rc.d/db/run',
      { run: '#!/usr/bin/with-contenv sh\nexec s6-setuidgid redis redis-server\n' },
      ['s6 run: redis-server'],
    ],
    [
      'systemd',
      'COPY db.service /etc/systemd/system/db.service',
      { 'db.service': '[Service]\nExecStart=/usr/bin/mongod --config x\n' },
      ['systemd db.service: /usr/bin/mongod --config x'],
    ],
    ['nothing that is not read', 'COPY s.conf /etc/nginx/s.conf', { 's.conf': 'command=mysqld\n' }, []],
  ] as [string, string, Record<string, string>, string[]][])('%s', (_, text, files, expected) => {
    expect(programs(text, files)).toEqual(expected);
  });
});

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of compose files, not of TypeScript
import { describe, expect, it } from 'vitest';
import type { ComposeService } from '../../src/compose/model';
import { parseCompose } from '../../src/compose/parse';

const service = (text: string, name = 'a'): ComposeService => {
  const found = parseCompose(text).services.find((s) => s.name === name);
  if (!found) throw new Error(`no service ${name}`);
  return found;
};

const body = (...lines: string[]) =>
  service(['services:', '  a:', ...lines.map((l) => `    ${l}`), ''].join('\n'));

describe('services', () => {
  it('are read from services:, and from the top of files of the first version', () => {
    expect(
      parseCompose('services:\n  a:\n    image: x\n  x-b: {}\n  c:\n').services.map((s) => s.name),
    ).toEqual(['a', 'c']);
    expect(parseCompose('web:\n  build: .\ndb:\n  image: redis\n').services.map((s) => s.name)).toEqual([
      'web',
      'db',
    ]);
    expect(parseCompose('version: "3"\nvolumes:\n  a:\n').services).toEqual([]);
  });

  it('know their keys, columns and sections', () => {
    const text =
      'services:\n  a:\n    image: x   # what\n    ports:\n      - "1:1"\n      - 2\n    environment: {A: b}\n    volumes:\n\n  b: {image: y}\n';
    const { column, key, span, sections } = service(text);
    expect(column).toBe(4);
    expect(text.slice(key.start, key.end)).toBe('a');
    expect(text.slice(span.start, span.end)).toMatch(/^a:[\s\S]*volumes:?$/);
    expect(sections.map((s) => [s.name, s.style, s.itemColumn, text.slice(s.key.start, s.end)])).toEqual([
      ['image', 'scalar', undefined, 'image: x'],
      ['ports', 'block', 6, 'ports:\n      - "1:1"\n      - 2'],
      ['environment', 'flow', undefined, 'environment: {A: b}'],
      ['volumes', 'empty', undefined, 'volumes:'],
    ]);
    expect(service(text, 'b').column).toBeUndefined();
    expect(parseCompose(text).indent).toBe(2);
    expect(parseCompose(text).comments.map((c) => [c.text, c.line, c.whole])).toEqual([['# what', 2, false]]);
  });
});

describe('images', () => {
  it('are judged by their defaults, quotes and place kept', () => {
    const text = "services:\n  a:\n    image: 'postgres:${V:-15}'\n";
    const { image } = service(text);
    expect(image?.value).toBe('postgres:15');
    expect(image?.raw).toBe('postgres:${V:-15}');
    expect(image?.quote).toBe("'");
    expect(image?.variables).toEqual(['V']);
    expect(text.slice(image?.span.start, image?.span.end)).toBe("'postgres:${V:-15}'");
    expect(image?.reference?.tag).toBe('15');
  });

  it('are unknown where a variable without default decides, unless .env says it', () => {
    const text = 'services:\n  a:\n    image: postgres:$V\n';
    expect(service(text).image?.value).toBeUndefined();
    const readFile = (name: string) => (name === '.env' ? '# c\nV=16 # newest\n' : undefined);
    expect(parseCompose(text, { readFile }).services[0]?.image?.value).toBe('postgres:16');
  });
});

describe('ports', () => {
  it.each([
    ['"5432:5432"', undefined, '5432', '5432', 'tcp'],
    ['127.0.0.1:5432:5432', '127.0.0.1', '5432', '5432', 'tcp'],
    ['"[::1]:53:53/udp"', '::1', '53', '53', 'udp'],
    ['5432', undefined, undefined, '5432', 'tcp'],
    ['"${PORT:-5432}:5432"', undefined, '5432', '5432', 'tcp'],
    ['"${PORT}:5432"', undefined, '${PORT}', '5432', 'tcp'],
    ['"${BIND}:${PORT}:5432"', '${BIND}', '${PORT}', '5432', 'tcp'],
    ['"${BIND:-127.0.0.1}:5432:5432"', '127.0.0.1', '5432', '5432', 'tcp'],
    ['127.0.0.1::5432', '127.0.0.1', undefined, '5432', 'tcp'],
    ['3000-3005:3000-3005', undefined, '3000-3005', '3000-3005', 'tcp'],
    ['$PORTS', undefined, undefined, undefined, 'tcp'],
    ['{target: 80, published: "8080", host_ip: 127.0.0.1, protocol: UDP}', '127.0.0.1', '8080', '80', 'udp'],
  ])('%s', (written, hostAddress, published, target, protocol) => {
    expect(body('ports:', `  - ${written}`).ports).toMatchObject([
      { hostAddress, published, target, protocol },
    ]);
  });
});

describe('volumes', () => {
  it.each([
    ['data:/var/lib/x', 'volume', 'data', '/var/lib/x', false],
    ['./data:/var/lib/x:ro', 'bind', './data', '/var/lib/x', true],
    ['/var/lib/x', 'anonymous', undefined, '/var/lib/x', false],
    ['~/x:/x', 'bind', '~/x', '/x', false],
    ['C:\\data:/data', 'bind', 'C:\\data', '/data', false],
    ['C:\\data:D:\\data:ro', 'bind', 'C:\\data', 'D:\\data', true],
    ['${DATA}:/var/lib/x', 'bind', undefined, '/var/lib/x', false],
    ['${DATA:-./d}/x:/var/lib/x', 'bind', './d/x', '/var/lib/x', false],
    ['${DATA:-named}:/var/lib/x', 'volume', 'named', '/var/lib/x', false],
    ['$MOUNT', 'other', undefined, undefined, false],
    ['{type: bind, source: ., target: /x, read_only: true}', 'bind', '.', '/x', true],
    ['{type: volume, target: /x}', 'anonymous', undefined, '/x', false],
    ['{type: tmpfs, target: /x}', 'tmpfs', undefined, '/x', false],
  ])('%s', (written, type, source, target, readOnly) => {
    expect(body('volumes:', `  - ${written}`).mounts).toMatchObject([{ type, source, target, readOnly }]);
  });

  it('know where the target stands', () => {
    const text = 'services:\n  a:\n    volumes:\n      - "data:/var/lib/x:rw"\n';
    const place = service(text).mounts[0]?.targetSpan;
    expect(text.slice(place?.start, place?.end)).toBe('/var/lib/x');
  });

  it('in memory are mounts as well', () => {
    expect(body('tmpfs: /run:size=1m').mounts).toMatchObject([{ type: 'tmpfs', target: '/run' }]);
    expect(
      parseCompose('volumes:\n  a: {driver_opts: {type: tmpfs}}\n  b: {external: true}\n  c:\n').volumes.map(
        (v) => [v.name, v.inMemory, v.external],
      ),
    ).toEqual([
      ['a', true, false],
      ['b', false, true],
      ['c', false, false],
    ]);
  });
});

describe('environment', () => {
  it('is a list or a map', () => {
    const text = 'services:\n  a:\n    environment:\n      - "A=b=c"\n      - D\n      - E=${F:-g}\n';
    const { environment } = service(text);
    expect(environment.map((v) => [v.name, v.value?.value, v.form])).toEqual([
      ['A', 'b=c', 'list'],
      ['D', undefined, 'list'],
      ['E', 'g', 'list'],
    ]);
    const [a, , e] = environment;
    expect(text.slice(a?.value?.span.start, a?.value?.span.end)).toBe('b=c');
    expect(text.slice(e?.value?.span.start, e?.value?.span.end)).toBe('g');
    const map = body('environment:', '  A: "b"', '  D:', '  E: 5').environment;
    expect(map.map((v) => [v.name, v.value?.value, v.value?.quote, v.form])).toEqual([
      ['A', 'b', '"', 'map'],
      ['D', undefined, undefined, 'map'],
      ['E', '5', undefined, 'map'],
    ]);
  });
});

describe('what else a service says', () => {
  it('is read in short and long forms', () => {
    const s = body(
      'command: sh -c "echo a b"',
      'entrypoint: ["a", "b c"]',
      'restart: "no"',
      'deploy: {restart_policy: {condition: any}}',
      'depends_on: {db: {condition: service_healthy}}',
      'profiles: [dev]',
      'network_mode: host',
      'secrets: [one, {source: two}]',
      'env_file: [a.env, {path: b.env}]',
      'labels: ["a=b", c]',
      'healthcheck: {test: ["CMD", "x"]}',
    );
    expect(s.command).toEqual(['sh', '-c', 'echo a b']);
    expect(s.entrypoint).toEqual(['a', 'b c']);
    expect(s.restart?.value).toBe('no');
    expect(s.deployRestart).toBe(true);
    expect(s.dependsOn).toMatchObject([{ service: 'db', condition: 'service_healthy' }]);
    expect(s.profiles).toEqual(['dev']);
    expect(s.networkMode).toBe('host');
    expect(s.secrets).toEqual(['one', 'two']);
    expect(s.environmentFiles.map((f) => f.value)).toEqual(['a.env', 'b.env']);
    expect(s.labels.map((l) => l.name)).toEqual(['a', 'c']);
    expect(s.healthcheck).toMatchObject({ disabled: false, test: ['CMD', 'x'] });
    expect(body('healthcheck: {disable: true}').healthcheck?.disabled).toBe(true);
    expect(body('healthcheck: {test: NONE}').healthcheck?.disabled).toBe(true);
    expect(body('depends_on: [db]').dependsOn).toMatchObject([{ service: 'db', condition: undefined }]);
  });

  it('is a build in two forms', () => {
    expect(body('build: ./app').build).toMatchObject({ context: { value: './app' }, target: undefined });
    expect(
      body('build:', '  context: .', '  dockerfile: D', '  target: t', '  args: [A=1, B]').build,
    ).toMatchObject({
      context: { value: '.' },
      dockerfile: { value: 'D' },
      target: { value: 't' },
      args: [
        { name: 'A', value: { value: '1' } },
        { name: 'B', value: undefined },
      ],
    });
  });
});

describe('dockerfile_inline', () => {
  it('is a Dockerfile whose every letter has its place', () => {
    const text =
      'services:\n  a:\n    build:\n      dockerfile_inline: |\n        FROM x\n\n        RUN echo $$A \\\n          b\n    image: y\n';
    const inline = service(text).build?.inline;
    expect(inline?.text).toBe('FROM x\n\nRUN echo $A \\\n  b\n');
    expect(inline?.offsets).toHaveLength((inline?.text.length ?? 0) + 1);
    for (const [i, char] of [...(inline?.text ?? '')].entries())
      expect(text[inline?.offsets?.[i] ?? -1]).toBe(char);
  });

  it('cannot be mapped back when quoted, folded or filled in', () => {
    for (const written of ['"FROM x\\n"', '>\n        FROM x\n', '|\n        FROM ${V:-x}\n'])
      expect(body('build:', `  dockerfile_inline: ${written}`).build?.inline?.offsets).toBeUndefined();
  });
});

describe('what comes from elsewhere', () => {
  it('is not its own: aliases and merge keys', () => {
    const text =
      'x-a: &a\n  image: x\n  restart: always\nservices:\n  a:\n    <<: *a\n    image: y\n    ports: &p ["1:1"]\n  b:\n    <<: [*a, {user: u}]\n    ports: *p\n';
    const a = service(text);
    expect([a.image?.value, a.image?.own]).toEqual(['y', true]);
    expect([a.restart?.value, a.restart?.own]).toEqual(['always', false]);
    expect(text.slice(a.restart?.span.start, a.restart?.span.end)).toBe('*a');
    const b = service(text, 'b');
    expect([b.image?.value, b.image?.own]).toEqual(['x', false]);
    expect(b.ports).toMatchObject([{ own: false }]);
    expect(text.slice(b.ports[0]?.span.start, b.ports[0]?.span.end)).toBe('*p');
    expect(b.sections).toMatchObject([{ name: 'ports', style: 'alias' }]);
  });

  it('comes with extends: lists are added, maps and values below are covered', () => {
    const text =
      'services:\n  base:\n    image: x\n    environment: {A: 1, B: 2}\n    volumes: ["vol:/v", "wol:/w"]\n  a:\n    extends: base\n    environment: [A=3]\n    volumes: ["nol:/v"]\n';
    const a = service(text);
    expect([a.image?.value, a.image?.own]).toEqual(['x', false]);
    expect(a.environment.map((v) => [v.name, v.value?.value])).toEqual([
      ['A', '3'],
      ['B', '2'],
    ]);
    expect(a.mounts.map((m) => m.source)).toEqual(['nol', 'wol']);
    expect(a.extendsUnknown).toBe(false);
  });

  it('comes with extends from another file that is known', () => {
    const text = 'services:\n  a:\n    extends:\n      file: ../common/base.yml\n      service: b\n';
    expect(service(text).extendsUnknown).toBe(true);
    const inside = text.replace('../common/', './common/');
    const files = new Map([
      ['common/base.yml', 'services:\n  b:\n    extends: {file: more.yml, service: c}\n'],
      ['common/more.yml', 'services:\n  c:\n    image: redis\n'],
    ]);
    const [a] = parseCompose(inside, { readFile: (name) => files.get(name) }).services;
    expect([a?.extendsUnknown, a?.image?.value, a?.image?.own]).toEqual([false, 'redis', false]);
  });

  it('can be reset', () => {
    const text =
      'services:\n  b:\n    image: x\n    ports: ["1:1"]\n    volumes: [vol:/v]\n  a:\n    extends: b\n    ports: !reset []\n    volumes: !override [wol:/w]\n';
    expect(service(text).ports).toEqual([]);
    expect(service(text).mounts.map((m) => m.source)).toEqual(['wol']);
  });
});

describe('files beyond the ordinary', () => {
  it.each([
    ['', 0],
    ['services:', 0],
    ['services: [a, b]', 0],
    ['services:\n  a: *unknown\n', 1],
    ['services:\n  a:\n    extends: b\n  b:\n    extends: a\n', 2],
    ['services: &s\n  a: *s\n', 1],
    ['services:\n  a: &a\n    <<: *a\n    image: x\n', 1],
    ['services:\n  a:\n    image: "x\n    ports:\n', 1],
    [`services:\n  a:\n    image: ${'['.repeat(20_000)}`, 1],
    [`services:\n  a:\n    image: x${'${'.repeat(20_000)}`, 1],
    ['services:\n  a: {image: x}\n  a: {image: y}\n', 1],
    ['a: b\n---\nservices:\n', 0],
  ])('are read without failing: %#', (text, count) => {
    expect(parseCompose(text).services).toHaveLength(count);
  });

  it('with aliases of aliases take no time', () => {
    const levels = [...Array(12).keys()];
    const text = [
      'x0: &x0 {image: x, restart: y}',
      ...levels.map((n) => `x${n + 1}: &x${n + 1}\n  <<: [${Array(10).fill(`*x${n}`).join(', ')}]`),
      'services:',
      '  a:',
      '    <<: *x12',
    ].join('\n');
    const before = performance.now();
    expect(parseCompose(text).services).toHaveLength(1);
    expect(performance.now() - before).toBeLessThan(2000);
  });

  it('that are templates have no services', () => {
    expect(parseCompose('services:\n  a:\n    {% if x %}\n    image: y\n    {% endif %}\n').services).toEqual(
      [],
    );
    expect(parseCompose('services:\n  {{ x }}_a:\n    image: y\n').services).toEqual([]);
    const own = 'services:\n  a: # {% if %}\n    image: y\n    hostname: "{{.Node.Hostname}}"\n';
    expect(parseCompose(own).services).toHaveLength(1);
  });

  it('tell what YAML could not be read', () => {
    expect(parseCompose('services:\n  a:\n    image: "x\n').problems).toHaveLength(1);
  });
});

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of compose files, not of TypeScript
import { describe, expect, it } from 'vitest';
import { bindPort } from '../../src/compose/bind-port';
import { addItems, addSection, removeItems, volumeName, waitFor } from '../../src/compose/edits';
import type { ComposeFile, ComposeService } from '../../src/compose/model';
import { parseCompose } from '../../src/compose/parse';
import { replaceText } from '../../src/compose/replace-text';
import { addAtTop } from '../../src/compose/top-level';
import { applyEdits, type TextEdit } from '../../src/edits';

type Change = (file: ComposeFile, service: ComposeService) => TextEdit[] | undefined;

/** The text after a change of its first service; undefined where the change is not possible. */
function after(text: string, change: Change): string | undefined {
  const file = parseCompose(text);
  const [service] = file.services;
  if (!service) throw new Error('no service');
  const edits = change(file, service);
  if (!edits) return undefined;
  const result = applyEdits(text, edits);
  expect(parseCompose(result).problems).toEqual([]);
  return result;
}

const addVolume: Change = (file, service) => addItems(file, service, 'volumes', ['data:/data']);

describe('adding an item to a list', () => {
  it.each([
    [
      'behind the last one',
      'services:\n  a:\n    volumes:\n      - x:/x # x\n    image: a\n',
      'services:\n  a:\n    volumes:\n      - x:/x # x\n      - data:/data\n    image: a\n',
    ],
    [
      'at the column of its key',
      'services:\n  a:\n    volumes:\n    - x:/x\n',
      'services:\n  a:\n    volumes:\n    - x:/x\n    - data:/data\n',
    ],
    [
      'in brackets',
      'services:\n  a:\n    volumes: [ "x:/x" ]\n',
      'services:\n  a:\n    volumes: [ "x:/x", data:/data ]\n',
    ],
    [
      'in empty brackets',
      'services:\n  a:\n    volumes: []\n',
      'services:\n  a:\n    volumes: [data:/data]\n',
    ],
    [
      'under a key without a value',
      'services:\n  a:\n    volumes:\n    image: a\n',
      'services:\n  a:\n    volumes:\n      - data:/data\n    image: a\n',
    ],
    [
      'of a section that is not there',
      'services:\n    a:\n        image: a # why',
      'services:\n    a:\n        image: a # why\n        volumes:\n            - data:/data',
    ],
    [
      'with the line ends of the file',
      'services:\r\n  a:\r\n    image: a\r\n',
      'services:\r\n  a:\r\n    image: a\r\n    volumes:\r\n      - data:/data\r\n',
    ],
  ])('%s', (_, before, expected) => {
    expect(after(before, addVolume)).toBe(expected);
  });

  it.each([
    ['an alias', 'x-v: &v\n  - x:/x\nservices:\n  a:\n    volumes: *v\n'],
    ['a service in braces', 'services: { a: { image: a } }\n'],
  ])('is not tried on %s', (_, before) => {
    expect(after(before, addVolume)).toBeUndefined();
  });
});

describe('adding to a section at the top', () => {
  const declare: Change = (file) => addAtTop(file, 'volumes', ['data:']);
  it.each([
    [
      'that is not there',
      'services:\n  a:\n    image: a',
      'services:\n  a:\n    image: a\n\nvolumes:\n  data:',
    ],
    [
      'that has entries',
      'volumes:\n    x:\nservices:\n  a:\n    image: a\n',
      'volumes:\n    data:\n    x:\nservices:\n  a:\n    image: a\n',
    ],
    [
      'that is empty',
      'volumes: # none\nservices:\n  a:\n    image: a\n',
      'volumes: # none\n  data:\nservices:\n  a:\n    image: a\n',
    ],
    [
      'that is an empty map',
      'volumes: {} # none\nservices:\n  a:\n    image: a\n',
      'volumes: # none\n  data:\nservices:\n  a:\n    image: a\n',
    ],
  ])('%s', (_, before, expected) => {
    expect(after(before, declare)).toBe(expected);
  });

  it.each([
    ['a file of the first version', 'a:\n  image: a\n'],
    ['two documents', 'services:\n  a:\n    image: a\n---\nservices: {}\n'],
    ['a map in braces', 'volumes: { x: {} }\nservices:\n  a:\n    image: a\n'],
  ])('is not tried on %s', (_, before) => {
    expect(after(before, declare)).toBeUndefined();
  });

  it('does not take long over a row of number signs', () => {
    const before = `${'#'.repeat(20_000)}\nservices:\n  a:\n    image: a\n`;
    const start = performance.now();
    after(before, declare);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('binding a port', () => {
  const bind: Change = (file, service) => {
    const [port] = service.ports;
    return port && bindPort(file, port, '127.0.0.1');
  };
  const ports = (entry: string) => `services:\n  a:\n    ports:\n      - ${entry}\n`;
  it.each([
    ['5432:5432', '127.0.0.1:5432:5432'],
    ['"5432:5432" # why', '"127.0.0.1:5432:5432" # why'],
    ["'${PORT:-5432}:5432'", "'127.0.0.1:${PORT:-5432}:5432'"],
    ['5432', '127.0.0.1::5432'],
    ['0.0.0.0:5432:5432', '127.0.0.1:5432:5432'],
    ['"[::]:5432:5432/tcp"', '"127.0.0.1:5432:5432/tcp"'],
    [
      'target: 5432\n        published: 5432',
      'target: 5432\n        published: 5432\n        host_ip: 127.0.0.1',
    ],
    ['{ target: 5432, published: 5432 }', '{ target: 5432, published: 5432, host_ip: 127.0.0.1 }'],
    ['target: 5432\n        host_ip: 0.0.0.0', 'target: 5432\n        host_ip: 127.0.0.1'],
  ])('%s', (before, expected) => {
    expect(after(ports(before), bind)).toBe(ports(expected));
  });

  it('leaves other addresses alone', () => {
    expect(after(ports('192.0.2.1:5432:5432'), bind)).toBeUndefined();
  });
});

describe('replacing a text', () => {
  const replace =
    (part: string): Change =>
    (file) => {
      const start = file.text.indexOf(part);
      return replaceText(file, { start, end: start + part.length }, '${P:?set it}');
    };
  it.each([
    [
      'services:\n  a:\n    environment:\n      P: secret # why\n',
      'secret',
      'services:\n  a:\n    environment:\n      P: ${P:?set it} # why\n',
    ],
    [
      "services:\n  a:\n    environment:\n      P: 'secret'\n",
      "'secret'",
      "services:\n  a:\n    environment:\n      P: '${P:?set it}'\n",
    ],
    [
      'services:\n  a:\n    environment: { P: secret }\n',
      'secret',
      'services:\n  a:\n    environment: { P: "${P:?set it}" }\n',
    ],
    [
      'services:\n  a:\n    environment: ["P=secret"]\n',
      'secret',
      'services:\n  a:\n    environment: ["P=${P:?set it}"]\n',
    ],
  ])('%s', (before, part, expected) => {
    expect(after(before, replace(part))).toBe(expected);
  });

  it('does not break a plain text in brackets', () => {
    expect(after('services:\n  a:\n    environment: [P=secret]\n', replace('secret'))).toBeUndefined();
  });
});

describe('waiting for another service', () => {
  const wait: Change = (file, service) => waitFor(file, service, 'db');
  it.each([
    [
      '- db # first\n      - cache',
      'db: # first\n        condition: service_healthy\n      cache:\n        condition: service_started',
    ],
  ])('%s', (before, expected) => {
    const text = (inner: string) => `services:\n  a:\n    depends_on:\n      ${inner}\n    image: a\n`;
    expect(after(text(before), wait)).toBe(text(expected));
  });

  it('in brackets', () => {
    expect(after('services:\n  a:\n    depends_on: [db]\n', wait)).toBe(
      'services:\n  a:\n    depends_on: { db: { condition: service_healthy } }\n',
    );
  });

  it('is not tried where it is said already, or the list stands at the column of its key', () => {
    expect(after('services:\n  a:\n    depends_on:\n    - db\n', wait)).toBeUndefined();
    expect(
      after('services:\n  a:\n    depends_on:\n      db:\n        condition: service_started\n', wait),
    ).toBeUndefined();
  });
});

describe('removing items', () => {
  const remove: Change = (file, service) =>
    removeItems(
      file,
      service,
      'ports',
      service.ports.filter(({ target }) => target === '1').map(({ span }) => span),
      service.ports.length,
    );
  it.each([
    [
      'one of two',
      'services:\n  a:\n    ports:\n      - 1:1\n      - 2:2\n',
      'services:\n  a:\n    ports:\n      - 2:2\n',
    ],
    [
      'the only one, with its list',
      'services:\n  a:\n    ports:\n      - 1:1\n    image: a\n',
      'services:\n  a:\n    image: a\n',
    ],
    [
      'the last of the text',
      'services:\n  a:\n    image: a\n    ports:\n      - 1:1',
      'services:\n  a:\n    image: a',
    ],
  ])('%s', (_, before, expected) => {
    expect(after(before, remove)).toBe(expected);
  });

  it('is not tried where a comment may speak of them', () => {
    expect(after('services:\n  a:\n    image: a\n    ports:\n      - 1:1 # why\n', remove)).toBeUndefined();
  });
});

it('names a volume as the file names others', () => {
  const file = parseCompose('services:\n  a:\n    image: a\nvolumes:\n  a_data:\n');
  expect(volumeName(file, file.services[0] as ComposeService)).toBe('a_data_2');
});

it('adds nothing to a service without keys', () => {
  expect(
    after('services:\n  a:\n', (file, service) => addSection(file, service, ['restart: always'])),
  ).toBeUndefined();
});

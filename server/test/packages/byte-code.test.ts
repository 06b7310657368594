import { expect, test } from 'vitest';
import { byteCodeSize } from '../../src/packages/byte-code';
import { readPackages } from '../../src/packages/control';
import { paragraph } from './archive';

function added(name: string, fields: Readonly<Record<string, string>>): number {
  const [record] = [
    ...readPackages(paragraph(name, { 'Installed-Size': '1000', Architecture: 'all', ...fields })),
  ];
  if (!record) throw new Error('There is a package.');
  return byteCodeSize(record);
}

test('Python compiles what is written in it when a package is installed', () => {
  expect(added('python3-requests', {})).toBe(800);
  expect(added('python3-numpy', { Architecture: 'amd64' })).toBe(300);
  expect(added('libpython3.13-stdlib', { Architecture: 'amd64' })).toBe(770);
  expect(added('supervisor', { Depends: 'init-system-helpers, python3:any' })).toBe(700);
  expect(added('python3-django', { 'Installed-Size': '25000' })).toBe(6250);
});

test('nothing else gets byte code', () => {
  expect(added('curl', { Architecture: 'amd64', Depends: 'libc6' })).toBe(0);
  expect(added('libpython3.13', { Architecture: 'amd64' })).toBe(0);
  expect(added('awscli', { 'Installed-Size': '120000', Depends: 'python3:any' })).toBe(0);
});

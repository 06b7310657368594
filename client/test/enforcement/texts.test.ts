import { expect, it } from 'vitest';
import { pathBelow, policyMessage, updaterMessage } from '../../src/enforcement/texts';

it('a written policy is announced, with what it will stop', () => {
  expect(policyMessage('Dockerfile.rego', 'Dockerfile', 'write', [])).toBe(
    'Dockerfile.rego is written. Buildx 0.31 and newer reads it in every build of Dockerfile.',
  );
  const refused = ['the image a: its publisher is not trusted', 'the image b: c', 'd', 'e', 'f'];
  expect(policyMessage('Dockerfile.rego', 'Dockerfile', 'unchanged', refused)).toBe(
    'Dockerfile.rego is up to date. It will stop the build, because Dockerfile uses what it does not allow: the image a: its publisher is not trusted; the image b: c; d; and 2 more.',
  );
});

it('who chooses Dependabot learns that digests have to be there first', () => {
  expect(updaterMessage('dependabot', '.github/dependabot.yml', 'write')).toMatch(
    /written.*pin the images first/,
  );
  expect(updaterMessage('renovate', 'renovate.json', 'unchanged')).toMatch(/nothing was changed/);
});

it('a path lies below its folder only at a whole name', () => {
  expect(pathBelow('/w', '/w/a/Dockerfile')).toBe('a/Dockerfile');
  expect(pathBelow('/w/', '/w/Dockerfile')).toBe('Dockerfile');
  expect(pathBelow('/w', '/work/Dockerfile')).toBeUndefined();
});

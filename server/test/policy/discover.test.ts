import { describe, expect, it } from 'vitest';
import { discoverPolicyFile, policyAddresses } from '../../src/policy/discover';

const name = '.dockerfile-hygiene.json';
const reader = (files: Record<string, string>) => async (address: string) => files[address];

describe('the policy file of a document', () => {
  it('is looked for from its folder up to the root, and not above', () => {
    expect(policyAddresses('file:///w/a/b/Dockerfile', 'file:///w/')).toEqual([
      `file:///w/a/b/${name}`,
      `file:///w/a/${name}`,
      `file:///w/${name}`,
    ]);
    expect(policyAddresses('/a/Dockerfile', '/')).toEqual([`/a/${name}`, `/${name}`]);
    expect(policyAddresses('C:/a/Dockerfile', 'C:/')).toEqual([`C:/a/${name}`, `C:/${name}`]);
  });

  it('is in its own folder when it lies outside of the root', () => {
    expect(policyAddresses('file:///other/Dockerfile', 'file:///w')).toEqual([`file:///other/${name}`]);
    expect(policyAddresses('file:///w2/Dockerfile', 'file:///w')).toEqual([`file:///w2/${name}`]);
  });

  it('is the nearest one', async () => {
    const files = { [`/w/${name}`]: 'top', [`/w/a/${name}`]: 'near' };
    expect(await discoverPolicyFile('/w/a/b/Dockerfile', '/w', reader(files))).toEqual({
      address: `/w/a/${name}`,
      text: 'near',
    });
    expect(await discoverPolicyFile('/w/c/Dockerfile', '/w', reader(files))).toMatchObject({ text: 'top' });
    expect(await discoverPolicyFile('/w/c/Dockerfile', '/w', reader({}))).toBeUndefined();
  });
});

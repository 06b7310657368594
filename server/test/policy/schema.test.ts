import { toJsonSchema } from '@valibot/to-json-schema';
import { expect, it } from 'vitest';
import { policyFileSchema } from '../../src/policy/schema';

it('the schema of the policy file can be given to editors as JSON schema', () => {
  expect(toJsonSchema(policyFileSchema, { typeMode: 'input' })).toMatchObject({
    type: 'object',
    additionalProperties: false,
    properties: {
      preset: { enum: ['recommended', 'strict', 'distribution-only'] },
      rules: { additionalProperties: { enum: expect.arrayContaining(['off', 'default', 'error']) } },
      trust: { properties: { images: { items: { type: 'string' } } } },
    },
  });
});

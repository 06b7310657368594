// The JSON schema with which an editor completes and checks the policy file.
import { toJsonSchema } from '@valibot/to-json-schema';

/**
 * @param {unknown} policyFileSchema  the valibot schema the product itself reads the file with
 * @param {readonly { meta: { id: string, summary: string } }[]} rules
 * @returns {object} JSON schema, draft 7
 */
export function policyJsonSchema(policyFileSchema, rules) {
  const schema = toJsonSchema(policyFileSchema, {
    target: 'draft-07',
    typeMode: 'input',
    // Trimming and the like change what is read, not what may be written.
    errorMode: 'ignore',
  });
  offerRules(schema.properties?.rules, rules);
  return schema;
}

/** Names the known rules for completion; an unknown id stays allowed, as a newer version may know it. */
function offerRules(schema, rules) {
  if (typeof schema?.additionalProperties !== 'object') return;
  schema.properties = Object.fromEntries(
    rules.map(({ meta }) => [meta.id, { ...schema.additionalProperties, description: meta.summary }]),
  );
}

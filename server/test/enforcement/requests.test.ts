import { afterEach, expect, it } from 'vitest';
import { lint } from '../../src/linter';
import {
  type BuildxPolicyParams,
  type BuildxPolicyResult,
  buildxPolicyRequest,
  type UpdaterResult,
  updaterRequest,
} from '../../src/protocol';
import { allRules } from '../../src/rules';
import { Editor } from '../lsp/editor';

const uri = 'file:///w/app.Dockerfile';
const text = `FROM debian:13 AS build
# hygiene: ignore untrusted-base reason="we know them"
COPY --from=somebody/known /a /a
COPY --from=babim/mongodb /b /b
ONBUILD COPY --from=babim/child /c /c
`;
let editor: Editor | undefined;

afterEach(() => {
  editor?.stop();
  editor = undefined;
});

async function ask(params: Partial<BuildxPolicyParams> = {}): Promise<BuildxPolicyResult> {
  editor ??= await Editor.start({ lint, rules: allRules });
  return editor.connection.sendRequest(buildxPolicyRequest, { uri, existing: null, ...params });
}

it('a policy allows what the linter trusts and what a comment accepts', async () => {
  const result = await ask({ text });
  expect(result?.kind).toBe('write');
  expect(result?.text).toContain('from app.Dockerfile and');
  expect(result?.text).toContain('"docker.io/somebody/known"');
  expect(result?.text).not.toContain('babim');
  expect(result?.refused).toEqual(['the image babim/mongodb: its publisher is not trusted']);
});

it('what is open counts, the policy file counts, and switching the rule off trusts nobody', async () => {
  editor = await Editor.start({ lint, rules: allRules });
  editor.files.set(
    'file:///w/.dockerfile-hygiene.json',
    '{ "rules": { "untrusted-base": "off" }, "trust": { "images": ["babim/mongodb"] } }',
  );
  editor.open(uri, text.replace('ONBUILD ', ''));
  const result = await ask({ text: 'FROM nothing/of-this' });
  expect(result?.text).toContain('^docker\\\\.io/babim/mongodb$');
  expect(result?.refused).toEqual(['the image babim/child: its publisher is not trusted']);
});

it('written again it is unchanged, and a policy of somebody else stays', async () => {
  const first = await ask({ text });
  expect((await ask({ text, existing: first?.text ?? '' }))?.kind).toBe('unchanged');
  expect((await ask({ text, existing: 'package docker\n' }))?.kind).toBe('foreign');
});

it('says nothing of a template, nor where linting is switched off', async () => {
  const template = await ask({ text: 'FROM {{ base }}\nCOPY --from=babim/mongodb /b /b\n' });
  expect(template?.refused).toEqual([]);
  expect(template?.text).not.toContain('babim');
  editor?.stop();
  editor = await Editor.start({ lint, rules: allRules });
  editor.settings.set('*', { enable: false });
  expect(await ask({ text })).toBeNull();
});

it('answers with the configuration of either updater', async () => {
  await ask({ text });
  const of = (tool: string): Promise<UpdaterResult> | undefined =>
    editor?.connection.sendRequest(updaterRequest, { tool, dockerfiles: ['a/Dockerfile'], existing: null });
  expect((await of('renovate'))?.text).toContain('docker:pinDigests');
  expect((await of('dependabot'))?.text).toContain('directory: /a');
});

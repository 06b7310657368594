import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

/**
 * Builds a file as it is and as the repair leaves it, and compares the images.
 * @param one a case of image-cases.mjs
 * @param editor see editor.mjs
 * @param builder builds texts and runs commands in what came out
 */
export async function proveImage(one, editor, builder) {
  const { file, rule, fix, run, lost, kept, saves, strict = false, late = false, classic = false } = one;
  const before = readFileSync(new URL(`dockerfiles/image/${file}.Dockerfile`, import.meta.url), 'utf8');
  const options = { settings: strict ? { preset: 'strict' } : {} };
  const { title, text } = await editor.repair(before, rule, fix, { ...options, late });
  const had = await editor.findings(before, options);
  const brought = (await editor.findings(text, options)).filter((finding) => !had.includes(finding));
  assert.deepEqual(brought, [], `${title}\n${text}`);

  const names = [`${file}-before`, file];
  for (const [index, content] of [before, text].entries()) {
    const built = await builder.build(names[index], content, { classic });
    assert.equal(
      built.code,
      0,
      `${title}\n${content}\n${built.stdout.slice(-3000)}${built.stderr.slice(-3000)}`,
    );
  }
  const succeeds = async (name, command) => (await builder.output(name, command)).code === 0;
  const [old, repaired] = names;
  const said = await builder.output(repaired, run);
  assert.equal(said.code, 0, `${title}\n${run}: ${said.stdout}${said.stderr}`);
  if (lost) assert.equal(await succeeds(old, lost), false, `${lost} succeeds without the repair too`);
  if (kept) {
    assert.equal(await succeeds(old, kept), true, `${kept} fails before the repair already`);
    assert.equal(await succeeds(repaired, kept), false, `${kept} still succeeds\n${text}`);
  }
  if (saves !== undefined) {
    const less = (await builder.size(old)) - (await builder.size(repaired));
    assert.ok(less >= saves, `${title}: ${less} bytes less, ${saves} were to be saved\n${text}`);
  }
}

// How fast is the linter? `npm run bench`. Each round changes the text, as typing does, so that nothing is
// answered from a cache: with every round one more package is installed at the end, or a comment is another one.
import { readFileSync } from 'node:fs';
import { Bench } from 'tinybench';
import { loadEngine } from '../scripts/lib/engine.mjs';
import { dockerfileOf, installingDockerfileOf } from './generate.mjs';

const { lint, defaultPolicy, packageSizes, unpack } = await loadEngine(
  [
    "export { lint } from './linter';",
    "export { defaultPolicy } from './policy/policy';",
    "export { packageSizes } from './packages/package-sizes';",
    "export { unpack } from './packages/node/pack';",
  ].join('\n'),
);
const data = readFileSync(new URL('../server/src/packages/data/debian.br', import.meta.url));
const indexes = unpack(data);
const packages = packageSizes(indexes);
const bench = new Bench({ time: 1000, warmupTime: 300 });
const size = (text) => `${(text.length / 1024).toFixed(1)} KiB`;
for (const instructions of [10, 100, 1000]) {
  const text = dockerfileOf(instructions);
  let round = 0;
  bench.add(`${instructions} instructions, ${size(text)}`, () => {
    lint({ text: `${text}# ${round++}\n`, policy: defaultPolicy, packages });
  });
}
for (const instructions of [10, 100, 1000]) {
  const text = installingDockerfileOf(instructions);
  let round = 0;
  bench.add(`${instructions} instructions, a fifth installs, ${size(text)}`, () => {
    lint({
      text: text.replace(
        'install -y curl',
        `install -y ${['vim', 'nano', 'htop', 'tree'][round++ % 4]} curl`,
      ),
      policy: defaultPolicy,
      packages,
    });
  });
  bench.add(`${instructions} instructions, a fifth installs, no answer kept`, () => {
    lint({ text, policy: defaultPolicy, packages: packageSizes(indexes) });
  });
}
bench.add('package data unpacked', () => {
  unpack(data);
});
await bench.run();
console.table(bench.table());

// How fast is the linter? `npm run bench`. Each round changes the text, as typing does, so that nothing is
// answered from a cache.
import { Bench } from 'tinybench';
import { loadEngine } from '../scripts/lib/engine.mjs';
import { dockerfileOf } from './generate.mjs';

const { lint, defaultPolicy } = await loadEngine(
  `export { lint } from './linter'; export { defaultPolicy } from './policy/policy';`,
);
const bench = new Bench({ time: 1000, warmupTime: 300 });
for (const instructions of [10, 100, 1000]) {
  const text = dockerfileOf(instructions);
  let round = 0;
  bench.add(`${instructions} instructions, ${(text.length / 1024).toFixed(1)} KiB`, () => {
    lint({ text: `${text}# ${round++}\n`, policy: defaultPolicy });
  });
}
await bench.run();
console.table(bench.table());

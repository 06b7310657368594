// Runs the engine over random mutations of real Dockerfiles and compose files: half-typed, torn and mixed-up text. What must hold for any
// text: no throw, no range outside of the document, no long run.
// Usage: node scripts/corpus/mutate.mjs FOLDER [COUNT] [SEED]
import { loadEngine } from '../lib/engine.mjs';
import { readFiles } from './files.mjs';

const [folder, count = '10000', seed = '1'] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node scripts/corpus/mutate.mjs FOLDER [COUNT] [SEED]');
  process.exit(2);
}
/** Milliseconds that one run may take. */
const limit = 200;
const { lintDocument, defaultPolicy } = await loadEngine(
  "export { lintDocument } from './compose-linter'; export { defaultPolicy } from './policy/policy';",
);

// A small generator of its own, so that a seed names a run.
let state = Number(seed) >>> 0 || 1;
const random = (below) => {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) % below;
};

const pieces = [
  '\\\n',
  '"',
  "'",
  '`',
  '$(',
  '${',
  ')',
  '}',
  '<<EOF\n',
  ' && ',
  ' | ',
  '\n',
  '\r\n',
  '\0',
  '\\',
  '#',
  '[',
  ']',
  ' -',
  '=',
  '\u{1f433}',
];
const files = await readFiles(folder);
const slice = (text) => {
  const start = random(text.length + 1);
  return text.slice(start, start + random(200));
};

function mutate(text) {
  const at = random(text.length + 1);
  switch (random(6)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + text.slice(at + 1 + random(40));
    case 2:
      return text.slice(0, at) + pieces[random(pieces.length)] + text.slice(at);
    case 3:
      return text.slice(0, at) + slice(files[random(files.length)].text) + text.slice(at);
    case 4: {
      const lines = text.split('\n');
      const [line = ''] = lines.splice(random(lines.length), 1);
      lines.splice(random(lines.length + 1), 0, line);
      return lines.join('\n');
    }
    default:
      return text.slice(0, at) + slice(text) + text.slice(at);
  }
}

let problems = 0;
let slowest = 0;
const problem = (name, what, text) => {
  problems++;
  console.log(`PROBLEM ${name}: ${what}\n${JSON.stringify(text.slice(0, 2000))}`);
};
for (let i = 0; i < Number(count); i++) {
  const { name, text: original } = files[random(files.length)];
  let text = original;
  for (let n = 1 + random(4); n > 0; n--) text = mutate(text);
  const run = () => {
    const started = performance.now();
    const kind = /\.ya?ml$/i.test(name) ? 'compose' : 'dockerfile';
    const { findings } = lintDocument({ text, kind, policy: defaultPolicy, today: new Date('2026-11-21') });
    return { findings, took: performance.now() - started };
  };
  try {
    let { findings, took } = run();
    // The machine may have had something else to do: what is really slow is slow again.
    if (took > limit) took = Math.min(took, run().took);
    slowest = Math.max(slowest, took);
    if (took > limit) problem(name, `took ${took.toFixed(0)} ms`, text);
    for (const { rule, span, related, fixes } of findings) {
      const spans = [
        span,
        ...related.map((r) => r.span),
        ...fixes.flatMap((f) => f.edits.map((e) => e.span)),
      ];
      if (spans.some(({ start, end }) => !(start >= 0 && start <= end && end <= text.length)))
        problem(name, `a range of ${rule} is outside of the document`, text);
    }
  } catch (error) {
    problem(name, error?.stack ?? String(error), text);
  }
}
console.log(`${count} mutations, ${problems} problems, slowest run ${slowest.toFixed(0)} ms`);
process.exitCode = problems > 0 ? 1 : 0;

/**
 * Sets mocha up before any test file loads. This is mocha's build for browsers: it runs in a desktop
 * extension host and in a browser's worker alike, so one suite serves both.
 */
import 'mocha/mocha.js';

/** What a run came to. */
export interface Results {
  passed: number;
  failed: number;
  skipped: number;
}

const results: Results = { passed: 0, failed: 0, skipped: 0 };

/** Runner scripts print the lines that start so. */
const say = (line: string): void => console.log(`[suite] ${line}`);

class Reporter {
  constructor(runner: Mocha.Runner) {
    runner.on('pass', (test) => {
      results.passed++;
      say(`  ✓ ${test.fullTitle()} (${test.duration ?? 0} ms)`);
    });
    runner.on('pending', (test) => {
      results.skipped++;
      say(`  - ${test.fullTitle()} (skipped)`);
    });
    runner.on('fail', (test, error: Error) => {
      results.failed++;
      say(`  ✗ ${test.fullTitle()}`);
      say(`    ${error.stack ?? error.message}`);
      // An extension that does not start fails every test after its time-out; once is enough.
      if (test.parent?.title === 'activation') runner.abort();
    });
  }
}

mocha.setup({
  ui: 'bdd',
  reporter: Reporter as unknown as Mocha.ReporterConstructor,
  timeout: 30_000,
});

// mocha's build for browsers reads its options from the page's address, and Node has none.
if (!('location' in globalThis)) Object.assign(globalThis, { location: { search: '' } });

/** Runs the tests that files loaded since have defined. Never rejects. */
export function runTests(): Promise<Results> {
  return new Promise((resolve) => mocha.run(() => resolve(results)));
}

// Counts tests of a run that is no framework's: named steps, each passed, failed or skipped.

/** Nothing may be skipped: what is missing is a failure. Set on the build machine. */
export const requireAll = process.env.HYGIENE_REQUIRE_ALL === '1';

/** A counter. `test` runs one test and tells whether it passed; `skip` notes that something is missing here. */
export function counter() {
  const results = { passed: 0, failed: 0, skipped: 0 };
  return {
    results,
    async test(name, body) {
      const start = performance.now();
      try {
        await body();
        results.passed++;
        console.log(`  ✓ ${name} (${Math.round(performance.now() - start)} ms)`);
        return true;
      } catch (error) {
        results.failed++;
        console.log(`  ✗ ${name}\n    ${error?.stack ?? error}`);
        return false;
      }
    },
    skip(name, why) {
      if (requireAll) {
        results.failed++;
        console.log(`  ✗ ${name}: ${why}, and nothing may be skipped`);
      } else {
        results.skipped++;
        console.log(`  - ${name} (skipped: ${why})`);
      }
    },
  };
}

/** `N passed, N failed`, and what was skipped when there is something. */
export function summary({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}

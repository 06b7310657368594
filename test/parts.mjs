// The parts of `npm test` in the order they run: what is quick and tells most comes first.
import { runChecks } from './checks.mjs';
import { runEndToEnd } from './e2e/run.mjs';
import { checkPackage } from './package.mjs';
import { runRepairs } from './repairs/run.mjs';
import { runEditorSuite } from './run-editor.mjs';
import { runWebSuite } from './run-web.mjs';
import { runUnitTests } from './unit.mjs';

/** Each part runs its tests and resolves to how many passed, failed and were skipped. */
export const parts = [
  { name: 'checks', title: 'Build and checks', run: runChecks },
  { name: 'unit', title: 'Unit, property and protocol tests (vitest)', run: runUnitTests },
  { name: 'editor', title: 'Suite in VS Code', run: runEditorSuite },
  { name: 'web', title: 'Suite in VS Code for the Web', run: runWebSuite },
  { name: 'package', title: 'The extension package', run: checkPackage },
  {
    name: 'e2e',
    title: 'End to end: the package installed, with clicks and a real engine',
    run: runEndToEnd,
  },
  { name: 'repairs', title: 'Repairs, proved by building with a real engine', run: runRepairs },
];

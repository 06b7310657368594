import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [
    {
      // Rule pages and large tables are files that the bundles carry as text; the tests read them the same way.
      name: 'files-as-text',
      // Before vite's own plugins, which take a text file for an asset and give its address.
      enforce: 'pre',
      load(id) {
        return /\.(md|txt)$/.test(id)
          ? { code: `export default ${JSON.stringify(readFileSync(id, 'utf8'))};`, map: null }
          : undefined;
      },
    },
  ],
  test: {
    include: [
      'server/test/**/*.test.ts',
      'client/test/**/*.test.ts',
      'syntaxes/test/**/*.test.ts',
      'scripts/test/**/*.test.ts',
    ],
    testTimeout: 20_000,
  },
});

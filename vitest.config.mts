import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [
    {
      // Rule pages and large tables are files that the bundles carry as text; the tests read them the same way.
      name: 'files-as-text',
      transform(code, id) {
        return /\.(md|txt)$/.test(id)
          ? { code: `export default ${JSON.stringify(code)};`, map: null }
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

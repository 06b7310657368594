import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { checkImports, importsOf } from '../check-imports.mjs';

const trees: string[] = [];
afterEach(() => {
  for (const tree of trees.splice(0)) rmSync(tree, { recursive: true });
});

/** Writes a tree of files and returns what the check says of it, as `file:line`. */
function violations(files: Record<string, string>): string[] {
  const root = mkdtempSync(join(tmpdir(), 'imports-'));
  trees.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return checkImports(root).map((v) => `${v.file}:${v.line}`);
}

it('lets data flow one way', () => {
  expect(
    violations({
      'server/src/syntax/span.ts': 'export const a = 1;',
      'server/src/syntax/ast.ts': "import type { S } from './span';",
      'server/src/syntax/dockerfile-ast-adapter.ts': "import { DockerfileParser } from 'dockerfile-ast';",
      'server/src/syntax/shell/unbash-adapter.ts': "import { parse } from 'unbash';",
      'server/src/syntax/index.ts': "export { parse } from './dockerfile-ast-adapter';",
      'server/src/knowledge/images.ts': "import data from './data/images.json';",
      'server/src/provenance/model.ts': "import { parse } from '../syntax';\nimport '../knowledge/images';",
      'server/src/edits/edit.ts': "import type { S } from '../syntax/span';",
      'server/src/rules/index.ts': "export { bad } from './sources/bad';",
      'server/src/rules/sources/bad.ts':
        "import { a } from '../../syntax/span';\nimport type { A } from '../../syntax/ast';\nimport page from './bad.md';",
      'server/src/rules/sources/bad.md': '# Bad',
      'server/src/linter.ts': "import { all } from './rules';\nimport { build } from './provenance/model';",
      'server/src/protocol.ts': '',
      'server/src/lsp/server.ts':
        "import { lint } from '../linter';\nimport { createConnection } from 'vscode-languageserver';",
      'server/src/lsp/node.ts':
        "import 'node:process';\nimport { c } from 'vscode-languageserver/node';\nimport './server';",
      'server/src/cli/main.ts':
        "import { readFile } from 'node:fs/promises';\nimport { all } from '../rules';",
      'client/src/extension.ts':
        "import * as vscode from 'vscode';\nimport 'node:path';\nimport '../../server/src/protocol';",
      'client/src/build/run.ts': "import { spawn } from 'child_process';",
    }),
  ).toEqual([]);
});

it.each([
  ['a library outside its adapter', 'server/src/syntax/a.ts', "import 'dockerfile-ast';"],
  ['syntax looking up', 'server/src/syntax/a.ts', "import type { F } from '../findings';"],
  ['facts that know anything', 'server/src/knowledge/a.ts', "import '../syntax/span';"],
  ['provenance with an opinion', 'server/src/provenance/a.ts', "export * from '../policy/policy';"],
  [
    'an adapter used from outside',
    'server/src/provenance/a.ts',
    "import '../syntax/dockerfile-ast-adapter';",
  ],
  ['a rule that parses', 'server/src/rules/bases/a.ts', "import { x } from '../../syntax/parse';"],
  [
    'a rule that reads the document',
    'server/src/rules/bases/a.ts',
    "import { parseDockerfile } from '../../syntax';",
  ],
  ['a rule that knows the editor', 'server/src/rules/bases/a.ts', "import 'vscode-languageserver';"],
  ['a rule that imports a rule', 'server/src/rules/bases/a.ts', "import { b } from './b';"],
  ['Node in a worker', 'server/src/policy/a.ts', "import { x } from 'node:fs';"],
  ['Node in a worker, old spelling', 'server/src/lsp/a.ts', "const x = require('fs/promises');"],
  ['an import at run time', 'server/src/provenance/a.ts', "const x = await import('node:fs');"],
  ['a single rule known outside', 'server/src/lsp/a.ts', "import { b } from '../rules/bases/b';"],
  ['the command line on LSP', 'server/src/cli/a.ts', "import '../lsp/server';"],
  ['a client that knows the linter', 'client/src/a.ts', "import { lint } from '../../server/src/linter';"],
  ['Node in the web client', 'client/src/status.ts', "import * as path from 'path';"],
  ['a folder that nobody planned', 'server/src/utils/a.ts', "import '../linter';"],
])('objects to %s', (_what, file, text) => {
  const others = {
    'server/src/syntax/parse.ts': '',
    'server/src/syntax/dockerfile-ast-adapter.ts': '',
    'server/src/rules/bases/b.ts': '',
    'server/src/rules/bases/b.md': '# B',
  };
  expect(violations({ ...others, [file]: `\n${text}` })).toEqual([`${file}:2`]);
});

it('reads imports over several lines and skips comments', () => {
  const text = [
    "// import 'a';",
    "/* import 'b'; */ const url = 'https://example.org/';",
    'import {',
    '  one,',
    "} from 'c';",
    "import type { D } from 'd';",
    "export type { E } from 'e';",
    "export const from = 'x';",
    "type Kind = 'import' | 'export' | 'x';",
    "import { type F, type G } from 'g';",
    "import { type F, h } from 'h';",
  ].join('\n');
  expect(importsOf(text).map(({ specifier, typeOnly, line }) => ({ specifier, typeOnly, line }))).toEqual([
    { specifier: 'c', typeOnly: false, line: 5 },
    { specifier: 'd', typeOnly: true, line: 6 },
    { specifier: 'e', typeOnly: true, line: 7 },
    { specifier: 'g', typeOnly: true, line: 10 },
    { specifier: 'h', typeOnly: false, line: 11 },
  ]);
});

// Enforces which folder may import what: the one-way flow of ARCHITECTURE.md.
// `node scripts/check-imports.mjs [root]` prints `file:line: why` per violation and exits 1 if there are any.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {object} Area
 * @property {string} path  Folder or file, from the root; the longest that fits a file is its area.
 * @property {string[]} [imports]  Areas (by path) that may be imported, besides the area itself.
 * @property {string[]} [libraries]  Packages that may be imported; a package stands for its subpaths too.
 * @property {boolean} [node]  Whether Node's own modules may be imported.
 * @property {string} [within]  The area that this one is a part of: free to import either way, and what it may, this may.
 */

const s = (name) => `server/src/${name}`;
/** Files directly in server/src that tie the layers together. */
const core = [
  'linter.ts',
  'compose-linter.ts',
  'inline-dockerfiles.ts',
  'built-images.ts',
  'run-rules.ts',
  'engine.ts',
  'fix-all.ts',
].map(s);
const layers = [
  'syntax',
  'provenance',
  'knowledge',
  'policy',
  'rules',
  'edits',
  'findings.ts',
  'image-facts.ts',
  'compose',
  'packages',
  'build-context/facts.ts',
].map(s);

/** @type {Area[]} */
export const areas = [
  { path: s('syntax'), imports: [] },
  { path: s('syntax/dockerfile-ast-adapter.ts'), within: s('syntax'), libraries: ['dockerfile-ast'] },
  { path: s('syntax/shell/unbash-adapter.ts'), within: s('syntax'), libraries: ['unbash'] },
  { path: s('knowledge'), imports: [] },
  { path: s('provenance'), imports: [s('syntax'), s('knowledge')] },
  { path: s('compose'), imports: [s('syntax'), s('edits')], libraries: ['yaml'] },
  // What packages weigh: an index, a resolver, what base images have. The files that read indexes from disk or mirrors are apart.
  { path: s('packages'), imports: [s('syntax'), s('knowledge')] },
  { path: s('packages/node'), within: s('packages'), imports: [s('registry')], node: true },
  {
    path: s('build-context'),
    imports: [s('build-context/facts.ts'), s('syntax')],
    libraries: ['@balena/dockerignore'],
    node: true,
  },
  { path: s('build-context/facts.ts'), imports: [] },
  { path: s('edits'), imports: [s('syntax')] },
  { path: s('findings.ts'), imports: [s('syntax'), s('edits'), s('compose')] },
  {
    path: s('policy'),
    imports: [s('syntax'), s('edits'), s('findings.ts')],
    libraries: ['valibot', 'jsonc-parser'],
  },
  {
    path: s('rules'),
    imports: [
      ...['provenance', 'knowledge', 'policy', 'edits', 'syntax', 'findings.ts', 'image-facts.ts'].map(s),
      ...['compose', 'packages', 'build-context/facts.ts'].map(s),
    ],
  },
  // What the rules judge, it takes from them: an account and a finding must not differ.
  {
    path: s('origins'),
    imports: ['provenance', 'knowledge', 'policy', 'rules', 'packages', 'syntax'].map(s),
  },
  // What makes https work for a repair makes it work for a rewrite.
  { path: s('rewrites'), imports: ['provenance', 'knowledge', 'rules', 'edits', 'syntax'].map(s) },
  ...core.map((path) => ({ path, imports: [...layers, ...core] })),
  { path: s('surroundings'), imports: [s('compose')] },
  { path: s('protocol.ts'), imports: [s('findings.ts'), s('surroundings')] },
  { path: s('image-facts.ts'), imports: [] },
  // What the rest sees of the network is the interfaces; only the entries know what is behind them.
  { path: s('registry'), imports: [s('image-facts.ts')], node: true },
  { path: s('registry/registry.ts'), within: s('registry') },
  { path: s('downloads'), imports: [s('registry')], node: true },
  { path: s('downloads/downloads.ts'), within: s('downloads') },
  { path: s('signatures'), imports: [s('image-facts.ts')], node: true },
  { path: s('signatures/signatures.ts'), within: s('signatures') },
  {
    path: s('enforcement'),
    imports: ['syntax', 'knowledge', 'policy', 'edits'].map(s),
    libraries: ['jsonc-parser'],
  },
  {
    path: s('lsp'),
    imports: [
      ...core,
      s('protocol.ts'),
      s('registry'),
      s('downloads'),
      s('signatures'),
      s('enforcement'),
      s('origins'),
      s('rewrites'),
      s('image-facts.ts'),
      s('knowledge'),
      s('surroundings'),
      ...['policy', 'findings.ts', 'syntax', 'edits', 'rules', 'compose', 'packages', 'build-context'].map(s),
      s('build-context/facts.ts'),
    ],
    libraries: [
      'vscode-languageserver',
      'vscode-languageserver-protocol',
      'vscode-languageserver-textdocument',
      'vscode-uri',
    ],
  },
  { path: s('lsp/node.ts'), within: s('lsp'), node: true },
  {
    path: s('cli'),
    imports: [
      ...core,
      'package.json',
      ...['policy', 'findings.ts', 'syntax', 'edits', 'rules', 'surroundings'].map(s),
      ...['registry', 'image-facts.ts', 'knowledge', 'origins'].map(s),
      ...['compose', 'packages', 'build-context', 'build-context/facts.ts'].map(s),
    ],
    libraries: ['tinyglobby'],
    node: true,
  },
  { path: 'package.json' },
  { path: 'client/src', imports: [s('protocol.ts')], libraries: ['vscode', 'vscode-languageclient'] },
  { path: 'client/src/build', within: 'client/src', node: true },
  { path: 'client/src/extension.ts', within: 'client/src', node: true },
];

/** Modules of an area that only the area itself may import: parsers stay behind their adapter. */
const privateModules = [s('syntax/dockerfile-ast-adapter.ts'), s('syntax/shell/unbash-adapter.ts')];

/** What of `syntax` a rule may use at run time: reading a known value. Reading a document is over by then. */
const syntaxForRules = ['', '/index.ts', '/span.ts', '/lines.ts', '/image-reference.ts'].map((f) =>
  s(`syntax${f}`),
);
const documentReaders = /\b(?:parse(?:Dockerfile|Shell)\w*|traceBuild)\b/;

/** Parts of a folder that only its index speaks for: the outer edge knows rules by the list, never one by one. */
const throughIndex = { importers: [s('lsp'), s('cli')], folder: s('rules') };

/** The word must not itself be quoted: `'import' | 'export'` is a type. */
const specifierPattern =
  /(?<!['"\w$.])(?:(?:import|export)\b([^'"`;()]*?)\bfrom\s*(['"])(.+?)\2|import\s*\(?\s*(['"])(.+?)\4|require\(\s*(['"])(.+?)\6)/g;

/** Comments blanked, line breaks kept, so that an example in a docstring is no import. `//` inside a line may be a URL. */
function withoutComments(text) {
  return text.replace(/\/\*[\s\S]*?\*\/|^[ \t]*\/\/.*$/gm, (comment) => comment.replace(/[^\n]/g, ' '));
}

/** `type { A }`, `{ type A, type B }`: gone when the program runs. */
function isTypeOnly(clause) {
  const names = clause.replace(/[{}]/g, ' ').split(',');
  return (
    /^\s*type\b/.test(clause) ||
    (names.every((name) => /^\s*(?:type\s.*)?$/s.test(name)) && /\btype\b/.test(clause))
  );
}

/**
 * Every import of a module's text.
 * @param {string} text
 * @returns {{ specifier: string, clause: string, typeOnly: boolean, line: number }[]} clause: what stands between
 *   the keyword and `from`; line is 1-based
 */
export function importsOf(text) {
  const code = withoutComments(text);
  return [...code.matchAll(specifierPattern)].map((match) => ({
    specifier: match[3] ?? match[5] ?? match[7] ?? '',
    clause: match[1] ?? '',
    typeOnly: isTypeOnly(match[1] ?? ''),
    line: code.slice(0, match.index + match[0].length).split('\n').length,
  }));
}

const inside = (path, folder) => path === folder || path.startsWith(`${folder}/`);

/** @returns {Area | undefined} */
function areaOf(path) {
  return areas.filter((area) => inside(path, area.path)).sort((a, b) => b.path.length - a.path.length)[0];
}

const parentOf = (area) => areas.find((a) => a.path === area.within);

function packageOf(specifier) {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** Resolves `./x` to a path from the root, with the extension or `/index.ts` that exists. */
function resolve(root, importer, specifier) {
  const bare = posix.join(posix.dirname(importer), specifier);
  const candidates = [bare, `${bare}.ts`, `${bare}/index.ts`];
  return candidates.find((path) => /\.\w+$/.test(path) && existsSync(join(root, path))) ?? bare;
}

/** Whether the module is one rule: its page stands beside it. */
const isRule = (root, path) => path.endsWith('.ts') && existsSync(join(root, path.replace(/\.ts$/, '.md')));

/** @returns {string | undefined} why this import is not allowed */
function objection(root, importer, { specifier, typeOnly, clause }) {
  const area = areaOf(importer);
  if (!area) return 'stands in no folder of the import table (scripts/check-imports.mjs)';
  if (specifier.startsWith('node:') || builtinModules.includes(packageOf(specifier))) {
    return area.node
      ? undefined
      : `${area.path} runs in the browser too, so it may not use Node's ${specifier}`;
  }
  if (!specifier.startsWith('.')) {
    const name = packageOf(specifier);
    return [area, parentOf(area)].some((a) => a?.libraries?.includes(name))
      ? undefined
      : `${area.path} may not use the package ${name}`;
  }
  const target = resolve(root, importer, specifier);
  const targetArea = areaOf(target);
  if (!targetArea) return `${target} is outside of the sources`;
  const home = (a) => a.within ?? a.path;
  if (privateModules.includes(target) && home(area) !== home(targetArea)) {
    return `${target} is for ${home(targetArea)} alone`;
  }
  if (
    home(area) !== home(targetArea) &&
    ![area, parentOf(area)].some((a) => a?.imports?.includes(home(targetArea)))
  ) {
    return `${area.path} may not import ${home(targetArea)}`;
  }
  if (inside(importer, s('rules'))) {
    const unfit = inside(target, s('syntax')) && !syntaxForRules.includes(target);
    if (!typeOnly && (unfit || documentReaders.test(clause))) {
      return `a rule asks the model of the build and reads no document (${target}): the fact belongs into provenance`;
    }
    if (isRule(root, target) && !typeOnly && !importer.endsWith('/index.ts'))
      return `a rule may not import another rule, ${target}`;
  }
  const { importers, folder } = throughIndex;
  if (
    importers.some((i) => inside(importer, i)) &&
    inside(target, folder) &&
    target !== folder &&
    target !== `${folder}/index.ts`
  ) {
    return `${area.path} knows the rules through ${folder}/index.ts only`;
  }
  return undefined;
}

function sources(root, folder) {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[cm]?tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/**
 * Checks server/src and client/src below a root.
 * @param {string} root
 * @returns {{ file: string, line: number, why: string }[]} in order of files, lines 1-based
 */
export function checkImports(root) {
  return ['server/src', 'client/src']
    .flatMap((folder) => sources(root, folder))
    .flatMap((file) =>
      importsOf(readFileSync(join(root, file), 'utf8')).flatMap((found) => {
        const why = objection(root, file, found);
        return why === undefined ? [] : [{ file, line: found.line, why }];
      }),
    );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const violations = checkImports(process.argv[2] ?? dirname(dirname(fileURLToPath(import.meta.url))));
  for (const { file, line, why } of violations) console.error(`${file}:${line}: ${why}`);
  process.exitCode = violations.length > 0 ? 1 : 0;
}

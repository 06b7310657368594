// Tokenises a Dockerfile with a base grammar, our injection and, where given, grammars of embedded languages.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { INITIAL, type IRawGrammar, parseRawGrammar, Registry } from 'vscode-textmate';

const require = createRequire(import.meta.url);
const file = (url: string) => readFileSync(new URL(url, import.meta.url), 'utf8');

export interface Token {
  readonly text: string;
  /** Scopes without the root, outermost first. */
  readonly scopes: readonly string[];
}

/**
 * Stands in for the grammar of an embedded language: one keyword, and strings and comments that, left open,
 * would run on for ever. That is what our `while` rules must stop.
 */
function embeddedStandIn(scopeName: string): IRawGrammar {
  const grammar = {
    scopeName,
    patterns: [
      { match: '\\b(?:import|echo|const|server|SELECT)\\b', name: `keyword.${scopeName}` },
      { begin: '"', end: '"', name: `string.quoted.double.${scopeName}` },
      { begin: "'", end: "'", name: `string.quoted.single.${scopeName}` },
    ],
  };
  return parseRawGrammar(JSON.stringify(grammar), 'embedded.json');
}

let wasm: Promise<void> | undefined;

/** Loads the grammars; `base` is the text of a `source.dockerfile` grammar, default our stand-in. */
export async function createTokenizer(base = file('base.tmLanguage.json')) {
  wasm ??= loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')));
  await wasm;
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    async loadGrammar(scopeName) {
      if (scopeName === 'source.dockerfile') return parseRawGrammar(base, 'base.json');
      if (scopeName === 'dockerfile-hygiene.injection') {
        return parseRawGrammar(file('../dockerfile-hygiene.injection.tmLanguage.json'), 'injection.json');
      }
      return embeddedStandIn(scopeName);
    },
    getInjections: (scopeName) =>
      scopeName === 'source.dockerfile' ? ['dockerfile-hygiene.injection'] : undefined,
  });
  const grammar = await registry.loadGrammar('source.dockerfile');
  if (!grammar) throw new Error('No grammar for source.dockerfile');

  /** Tokens per line. Line breaks are not part of a token's text. */
  return function tokenize(text: string): Token[][] {
    let state = INITIAL;
    return text.split('\n').map((line) => {
      const result = grammar.tokenizeLine(line, state);
      state = result.ruleStack;
      return result.tokens
        .map((t) => ({ text: line.slice(t.startIndex, t.endIndex), scopes: t.scopes.slice(1) }))
        .filter((t) => t.text !== '');
    });
  };
}

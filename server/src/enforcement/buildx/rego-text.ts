/** Blocks of Rego with an empty line between them; empty ones are left out. */
export function lines(blocks: readonly (string | false)[]): string {
  return blocks.filter((block) => block !== false && block !== '').join('\n\n');
}

/**
 * `name := […]` with one entry per line, sorted, each once, below a comment; empty when there are none.
 * Texts are written as JSON, which Rego's quoted strings are.
 */
export function list(
  name: string,
  entries: readonly (string | readonly string[])[],
  comment: string,
): string {
  if (entries.length === 0) return '';
  const texts = [...new Set(entries.map((entry) => JSON.stringify(entry).replace(/","/g, '", "')))].sort();
  return [`# ${comment}`, `${name} := [`, ...texts.map((text) => `  ${text},`), ']'].join('\n');
}

// The README's table of rules, from the rules' own metadata.
import { table } from './markers.mjs';

/** Families in the order in which a reader meets them; a new family comes after them. */
const families = ['bases', 'sources', 'state', 'host', 'weight', 'build'];

const rank = (family) => (families.includes(family) ? families.indexOf(family) : families.length);

/**
 * @param {readonly { meta: { id: string, family: string, severity: string, summary: string, fixes?: unknown } }[]} rules
 * @returns {string} Markdown; by family, within it in the order of the list
 */
export function rulesTable(rules) {
  const sorted = rules
    .map(({ meta }, index) => ({ meta, index }))
    .sort((a, b) => rank(a.meta.family) - rank(b.meta.family) || a.index - b.index);
  const fixes = sorted.some(({ meta }) => meta.fixes !== undefined);
  const head = ['Rule', 'Family', 'Severity', 'What it flags', ...(fixes ? ['Fix'] : [])];
  const rows = sorted.map(({ meta: { id, family, severity, summary, fixes: tier } }) => [
    `[\`${id}\`](server/src/rules/${family}/${id}.md)`,
    family,
    severity,
    summary,
    ...(fixes ? [[tier ?? ''].flat().join(', ')] : []),
  ]);
  return table(head, rows);
}

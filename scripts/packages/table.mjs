// The page that shows how good the estimates are.

/** @param rows see compare.mjs */
export function comparisonPage(rows, date) {
  return JSON.stringify({ date, rows });
}

import { knowledgeSources } from '../knowledge/sources';

/** Where the facts that come with the linter are from, as a table for people: day, what they tell, source. */
export function knowledgeDates(): string {
  const rows = [
    ['Day', 'What it tells', 'Source'],
    ...knowledgeSources().map(({ about, source, date }) => [date, about, source]),
  ];
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) => `${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}\n`)
    .join('');
}

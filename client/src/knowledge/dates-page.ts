import type { KnowledgeResult } from '../../../server/src/protocol';

/**
 * The tables of facts as a page in Markdown, the oldest first.
 * @param today YYYY-MM-DD
 */
export function datesPage({ sources }: KnowledgeResult, today: string): string {
  const rows = [...sources]
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
    .map(({ about, source, date }) => `| ${about} | ${date} | ${age(date, today)} | ${source} |`);
  return [
    '# How old the facts are',
    '',
    'The linter judges by facts that it ships with. What happened after their day is unknown to it: a newer tag or release is not judged, and an end of support that was announced earlier still counts. A newer version of the extension brings newer facts.',
    '',
    '| What | Day | Age | Source |',
    '| :--- | :--- | :--- | :--- |',
    ...rows,
    '',
  ].join('\n');
}

function age(from: string, to: string): string {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
  if (!(days > 0)) return 'today';
  return days === 1 ? '1 day' : `${days} days`;
}

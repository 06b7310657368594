/**
 * The text below a heading of a rule's page, up to the next heading of the same or a higher level.
 * @returns trimmed Markdown; undefined when the page has no such heading
 */
export function sectionOf(page: string, heading: string): string | undefined {
  const lines = page.split(/\r?\n/);
  let fence = '';
  let level = 0;
  const section: string[] = [];
  for (const line of lines) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    if (fence === '') fence = mark;
    else if (mark.startsWith(fence)) fence = '';
    const title = fence === '' ? /^(#{1,6})\s+(.*?)\s*#*\s*$/.exec(line) : null;
    if (title && level === 0 && title[2]?.toLowerCase() === heading.toLowerCase())
      level = title[1]?.length ?? 0;
    else if (level > 0 && title && (title[1]?.length ?? 0) <= level) break;
    else if (level > 0) section.push(line);
  }
  return level > 0 ? section.join('\n').trim() : undefined;
}

// Generated parts of hand-written pages stand between `<!-- name:start -->` and `<!-- name:end -->`.

/**
 * Replaces what stands between a page's markers.
 * @param {string} page
 * @param {string} name
 * @param {string} content  Markdown, without line breaks at its ends
 * @throws Error when the page does not have each marker once, in order
 */
export function fill(page, name, content) {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const parts = page.split(start);
  const rest = parts[1]?.split(end);
  if (parts.length !== 2 || rest?.length !== 2)
    throw new Error(`the page needs ${start} and ${end}, once each`);
  return `${parts[0]}${start}\n\n${content}\n\n${end}${rest[1]}`;
}

const cell = (text) =>
  String(text)
    .replaceAll('|', '\\|')
    .replace(/\s*\n\s*/g, ' ');

/** A Markdown table. Cells may hold any inline Markdown; line breaks become blanks. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

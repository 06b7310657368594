import { isSeparator } from './characters';
import type { Scan } from './logical-lines';

/**
 * Makes a text of the same length and the same line ends in which only what dockerfile-ast reads rightly is
 * left: one instruction per logical line, each beginning where ours begins. Directives, comments, heredoc
 * bodies and blank continuation lines become blanks; every continuation ends in `\`; characters that
 * dockerfile-ast would misread, or spend quadratic time on (escapes, `<`, `#`, `-`, odd blanks) are replaced. Positions in it are positions
 * in the document.
 */
export function mask(text: string, scan: Scan): string {
  const parts: string[] = [];
  let done = 0;
  for (const line of scan.lines) {
    const start = line.text.at(0);
    for (const piece of line.pieces) {
      const from = Math.max(piece.start, start);
      // Continuation lines in front of the keyword and empty ones are left blank.
      if (piece.end <= from) continue;
      parts.push(blank(text.slice(done, from)), neutral(text.slice(from, piece.end)));
      done = piece.end;
      if (piece.continued && piece !== line.pieces.at(-1)) {
        parts.push('\\');
        done++;
      }
    }
  }
  parts.push(blank(text.slice(done)));
  return parts.join('');
}

function blank(text: string): string {
  return text.replace(/\r(?!\n)|[^\r\n]/g, ' ');
}

function neutral(text: string): string {
  return text.replace(/[\\`<#\-\v\f\r\u0080-\uffff]/g, (char) =>
    isSeparator(char.charCodeAt(0)) ? ' ' : '_',
  );
}

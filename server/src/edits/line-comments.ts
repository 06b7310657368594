/** True when a gap between commands holds a comment line. */
export function hasComment(gap: string): boolean {
  return /(^|\n)[ \t]*#|[ \t]#/.test(gap);
}

/** A gap between commands without its comment lines and empty lines. */
export function withoutComments(gap: string): string {
  return gap
    .replace(/[ \t]#[^\n]*(?=\n)/g, '')
    .replace(/(?<=\n)[ \t]*#[^\n]*\n/g, '')
    .replace(/(?<=\n)[ \t]*\r?\n/g, '');
}

/**
 * Cuts text that arrives in pieces into lines. Both `\n` and `\r\n` end a line; of a line that a program redraws with
 * carriage returns the last state counts, as a terminal would show it.
 */
export class LineCutter {
  private rest = '';

  /** Takes the next piece and returns the lines that are complete now, without their line ends. */
  push(piece: string): string[] {
    const parts = (this.rest + piece).split('\n');
    this.rest = parts.pop() ?? '';
    return parts.map(lastState);
  }

  /** Returns what is left as a last line, if anything, and starts anew. */
  end(): string[] {
    const line = lastState(this.rest);
    this.rest = '';
    return line === '' ? [] : [line];
  }
}

function lastState(line: string): string {
  const trimmed = line.replace(/\r+$/, '');
  return trimmed.slice(trimmed.lastIndexOf('\r') + 1);
}

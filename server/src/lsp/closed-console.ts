import type { Connection } from 'vscode-languageserver';

const levels = ['error', 'warn', 'info', 'log', 'debug'] as const;

/**
 * Makes writing to the client's log harmless after the connection has closed. The protocol library logs there when a
 * request of ours cannot be sent any more, and that throws where nobody can catch it.
 */
export function tolerateClosedConnection({ console }: Connection): void {
  for (const level of levels) {
    const write = console[level].bind(console);
    console[level] = (message) => {
      try {
        write(message);
      } catch {
        // Nobody is left to read it.
      }
    };
  }
}

import type { BuildEvent, Step } from './events';
import { plainly } from './failure';
import { duration } from './format';

export const colour = {
  bold: (text: string) => `\u001b[1m${text}\u001b[22m`,
  dim: (text: string) => `\u001b[2m${text}\u001b[22m`,
  red: (text: string) => `\u001b[31m${text}\u001b[39m`,
  green: (text: string) => `\u001b[32m${text}\u001b[39m`,
  yellow: (text: string) => `\u001b[33m${text}\u001b[39m`,
  blue: (text: string) => `\u001b[34m${text}\u001b[39m`,
};

/**
 * Writes a build's events for a person in a terminal: each step when it begins, its output indented below it, and how it
 * ended. Steps run side by side, so a step's name is repeated whenever the output changes over to it.
 */
export class TerminalText {
  private speaking: string | undefined;

  /** Lines to print for an event, without line ends. */
  lines(event: BuildEvent): string[] {
    switch (event.kind) {
      case 'started':
        if (isInternal(event.step)) return [];
        this.speaking = event.step.id;
        return [`${colour.blue('▸')} ${colour.bold(event.step.label)}`];
      case 'finished': {
        // What the builder does for itself is worth a line only when it took a while.
        if (isInternal(event.step) && (event.milliseconds ?? 0) < 500) return [];
        this.speaking = undefined;
        const how = event.how === 'cached' ? 'cached' : duration(event.milliseconds);
        return [`${colour.green('✓')} ${event.step.label}${how ? ` ${colour.dim(how)}` : ''}`];
      }
      case 'failed':
        this.speaking = undefined;
        return [
          `${colour.red('✗')} ${colour.bold(event.step.label)}`,
          ...indent(colour.red(plainly(event.error))),
        ];
      case 'cancelled':
        this.speaking = undefined;
        return [colour.dim(`– ${event.step.label} stopped`)];
      case 'log': {
        if (event.step && isInternal(event.step)) return [];
        const head =
          event.step && event.step.id !== this.speaking ? [colour.dim(`… ${event.step.label}`)] : [];
        this.speaking = event.step?.id;
        // A step that leaves a colour switched on must not paint what follows.
        const reset = event.line.includes('\u001b') ? '\u001b[0m' : '';
        return [...head, `    ${event.line}${reset}`];
      }
      case 'note':
        this.speaking = undefined;
        return [/^error\b/i.test(event.line) ? colour.red(event.line) : event.line];
      case 'warning':
        this.speaking = undefined;
        return [
          colour.yellow(`! ${event.message}${event.line === undefined ? '' : ` (line ${event.line})`}`),
        ];
    }
  }
}

function isInternal(step: Step): boolean {
  return step.label.startsWith('[internal]');
}

function indent(text: string): string[] {
  return text.split('\n').map((line) => `    ${line}`);
}

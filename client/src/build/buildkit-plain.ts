import { buildkitStep, isCancellation } from './buildkit-step';
import type { BuildEvent, OutputReader, Step } from './events';
import { LineCutter } from './lines';

/**
 * Reads `--progress=plain` of BuildKit: every line of a step starts with its number (`#5 [build 2/2] RUN make`,
 * `#5 0.028 output`, `#5 DONE 0.1s`, `#5 CACHED`, `#5 ERROR: …`); lines without a number come from the builder itself.
 */
export class BuildkitPlainReader implements OutputReader {
  private readonly lines = new LineCutter();
  private readonly steps = new Map<string, Step>();

  push(piece: string): BuildEvent[] {
    return this.lines.push(piece).flatMap((line) => this.line(line));
  }

  end(): BuildEvent[] {
    return this.lines.end().flatMap((line) => this.line(line));
  }

  private line(line: string): BuildEvent[] {
    const match = /^#(\d+) (.*)$/.exec(line);
    if (!match) return line.trim() === '' ? [] : [{ kind: 'note', line }];
    const id = match[1] ?? '';
    const rest = match[2] ?? '';
    const step = this.steps.get(id);
    if (!step) {
      const named = buildkitStep(id, rest);
      this.steps.set(id, named);
      return [{ kind: 'started', step: named }];
    }
    const done = /^DONE ([\d.]+)s$/.exec(rest);
    if (done)
      return [{ kind: 'finished', step, how: 'done', milliseconds: Math.round(Number(done[1]) * 1000) }];
    if (rest === 'CACHED') return [{ kind: 'finished', step, how: 'cached' }];
    if (rest === 'CANCELED') return [{ kind: 'cancelled', step }];
    if (rest.startsWith('ERROR: ')) {
      const error = rest.slice('ERROR: '.length);
      return isCancellation(error) ? [{ kind: 'cancelled', step }] : [{ kind: 'failed', step, error }];
    }
    // The name comes again, with `...`, when the output goes back to a step that was interrupted by another.
    if (
      rest === '...' ||
      rest.replace(/\s+/g, ' ').trim() === step.label ||
      /^sha256:[0-9a-f]{64}$/.test(rest)
    )
      return [];
    return [{ kind: 'log', step, line: rest.replace(/^\d+\.\d+ /, '') }];
  }
}

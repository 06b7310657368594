import type { BuildEvent, OutputReader, Step, StepPosition } from './events';
import { LineCutter } from './lines';

/** How an engine that runs one step after the other announces a step, and which lines say why it stopped. */
interface Dialect {
  readonly step: RegExp;
  position(match: RegExpExecArray): { position: StepPosition; instruction: string };
  /** A line that says the step came from the cache. */
  readonly cached: RegExp;
  /** A line about the builder's own layers and containers, which tells a reader nothing. */
  readonly noise: RegExp;
  /** A line that says why the build stopped. */
  readonly error: RegExp;
}

/** Docker's builder from before BuildKit: `Step 3/5 : RUN make`. Its numbers run through the whole file. */
export const classicDocker: Dialect = {
  step: /^Step (\d+)\/(\d+) : (.*)$/,
  position: ([, index, total, instruction]) => ({
    position: { counts: 'file', index: Number(index), total: Number(total) },
    instruction: instruction ?? '',
  }),
  cached: /^ ---> Using cache$/,
  noise: /^(?: ---> (?:Running in )?[0-9a-f]{12}|Removing intermediate container [0-9a-f]{12})$/,
  error:
    /^(The command '.*' returned a non-zero code: \d+|(?:COPY|ADD) failed: .*|Error response from daemon: .*|ERROR: .*|unable to prepare context: .*)$/s,
};

/** Podman and Buildah: `STEP 3/5: RUN make`, with several stages `[1/2] STEP 3/5: RUN make`. */
export const podmanOrBuildah: Dialect = {
  step: /^(?:\[(\d+)\/\d+\] )?STEP (\d+)(?:\/(\d+))?: (.*)$/,
  position: ([, stageNumber, index, total, instruction]) => ({
    position: {
      counts: 'stage',
      index: Number(index),
      total: Number(total ?? 0),
      ...(stageNumber ? { stageNumber: Number(stageNumber) } : {}),
    },
    instruction: instruction ?? '',
  }),
  cached: /^--> Using cache\b/,
  noise: /^--> [0-9a-f]{11,64}$/,
  error: /^(?:Error: |error |ERRO\[\d+\] |time="[^"]*" level=(?:error|fatal) msg=).*$/s,
};

/**
 * Reads the output of an engine that runs one step at a time. The line that says why it stopped comes on another stream
 * than the steps, so the failing step is only known at the end: it is the last one that began.
 */
export class SequentialReader implements OutputReader {
  private readonly lines = new LineCutter();
  private current: Step | undefined;
  private cached = false;
  private begun = 0;
  private error: string | undefined;

  constructor(
    private readonly dialect: Dialect,
    private readonly now: () => number = Date.now,
  ) {}

  push(piece: string): BuildEvent[] {
    return this.lines.push(piece).flatMap((line) => this.line(line));
  }

  end(how: 'succeeded' | 'failed' | 'cancelled'): BuildEvent[] {
    const events = this.lines.end().flatMap((line) => this.line(line));
    const step = this.current;
    if (step && how === 'failed') {
      events.push({ kind: 'failed', step, error: this.error ?? 'The build stopped at this step.' });
    } else if (step) {
      events.push(how === 'cancelled' ? { kind: 'cancelled', step } : this.finished(step));
    }
    this.current = undefined;
    return events;
  }

  private line(raw: string): BuildEvent[] {
    const line = withoutColours(raw);
    const match = this.dialect.step.exec(line);
    if (match) {
      const { position, instruction } = this.dialect.position(match);
      const step: Step = {
        id: `${position.stageNumber ?? 0}/${position.index}`,
        label: line.replace(/\s+/g, ' ').trim(),
        instruction: instruction.replace(/\s+/g, ' ').trim(),
        position,
      };
      const before: BuildEvent[] = this.current ? [this.finished(this.current)] : [];
      this.current = step;
      this.cached = false;
      this.begun = this.now();
      return [...before, { kind: 'started', step }];
    }
    if (this.dialect.cached.test(line)) {
      this.cached = true;
      return [];
    }
    if (this.dialect.error.test(line)) {
      this.error = line.replace(/^Error: |^ERROR: /, '');
      return [{ kind: 'note', line }];
    }
    if (line.trim() === '' || this.dialect.noise.test(line)) return [];
    return this.current ? [{ kind: 'log', step: this.current, line: raw }] : [{ kind: 'note', line }];
  }

  private finished(step: Step): BuildEvent {
    return this.cached
      ? { kind: 'finished', step, how: 'cached' }
      : { kind: 'finished', step, how: 'done', milliseconds: this.now() - this.begun };
  }
}

/** Docker's classic builder colours what a step writes to its standard error. */
function withoutColours(line: string): string {
  return line.replace(/\u001b\[[0-9;]*m/g, '');
}

import type { BuildEvent, Step } from './events';

/** Why a build failed. */
export interface Failure {
  /** One or two lines in the builder's words, without its wrapping. */
  readonly message: string;
  /** The last lines that the failing step printed, without colours; they often hold the real reason. */
  readonly output: readonly string[];
  readonly step?: Step;
  /** Line of the Dockerfile that the builder itself names, 1-based. */
  readonly line?: number;
}

const keptLines = 10;

/** Watches a build's events and says in the end why it failed. */
export class FailureWatch {
  private readonly failed: { readonly step: Step; readonly error: string }[] = [];
  private readonly output = new Map<string, string[]>();
  private readonly notes: string[] = [];

  take(event: BuildEvent): void {
    if (event.kind === 'failed') this.failed.push(event);
    if (event.kind === 'note') this.notes.push(event.line);
    if (event.kind === 'log' && event.step) {
      const lines = this.output.get(event.step.id) ?? [];
      const line = event.line.replace(/\u001b\[[0-9;]*[A-Za-z]/g, '').trimEnd();
      if (line !== '') lines.push(line);
      this.output.set(event.step.id, lines.slice(-keptLines));
    }
  }

  /** To ask when the build has failed; undefined when nothing was said at all. */
  failure(): Failure | undefined {
    const last =
      this.notes.filter((line) => line.startsWith('ERROR: ')).at(-1) ??
      this.notes.filter(isError).at(-1) ??
      this.notes.at(-1);
    // Steps run side by side: the one whose error the builder ends with is the cause.
    const cause =
      this.failed.find(({ error }) => last?.includes(error)) ??
      this.failed.find(({ step }) => step.position) ??
      this.failed[0];
    if (!cause && !last) return undefined;
    const line = lineNamed(this.notes);
    return {
      message: plainly(unwrap(cause?.error ?? last ?? '')),
      output: cause ? (this.output.get(cause.step.id) ?? []) : [],
      ...(cause ? { step: cause.step } : {}),
      ...(line === undefined ? {} : { line }),
    };
  }
}

function isError(line: string): boolean {
  return /^(?:error|failed to solve|unable to|cannot connect|Error response from daemon|docker:|unknown flag)\b/i.test(
    line,
  );
}

/** Takes the layers of transport around an error off: `failed to solve: rpc error: code = Unknown desc = …`. */
export function unwrap(message: string): string {
  const wrapping =
    /^(?:ERROR|error|failed to solve(?: with frontend [\w.:/-]+)?|rpc error|code = \w+ desc =|failed to create LLB definition|Error response from daemon|building at STEP "(?:[^"\\]|\\.)*")(?::\s*|\s+(?=code =)|\s+)/;
  let rest = message.trim();
  for (let match = wrapping.exec(rest); match && match[0].length < rest.length; match = wrapping.exec(rest)) {
    rest = rest.slice(match[0].length);
  }
  return rest;
}

/**
 * Builders repeat the whole command when one fails, though it stands in the Dockerfile: what is new is its exit code.
 */
export function plainly(message: string): string {
  const code =
    /^(?:process "|executor failed running \[|The command ').*\b(?:exit code:|non-zero code:) (\d+)$/s.exec(
      message,
    )?.[1] ?? /^while running runtime: exit status (\d+)$/.exec(message)?.[1];
  return code === undefined ? message : `The command ended with exit code ${code}.`;
}

/**
 * The line that the builder names: newer BuildKit prints `Dockerfile:12` above an excerpt whose guilty lines begin with
 * `>>>`; all of them say `dockerfile parse error on line 12` (older ones without "on").
 */
function lineNamed(notes: readonly string[]): number | undefined {
  for (const [index, note] of notes.entries()) {
    const parse = /dockerfile parse error (?:on )?line (\d+)/i.exec(note);
    if (parse) return Number(parse[1]);
    const place = /^\S.*:(\d+)$/.exec(note);
    if (place && /^-{5,}$/.test(notes[index + 1] ?? '')) return Number(place[1]);
  }
  return undefined;
}

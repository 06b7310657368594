import { buildkitStep, isCancellation } from './buildkit-step';
import type { BuildEvent, OutputReader, Step } from './events';
import { type JsonStreamItem, JsonStreamReader } from './json-stream';
import { LineCutter } from './lines';

interface Vertex {
  step: Step;
  started: boolean;
  ended: boolean;
  readonly log: LineCutter;
}

/**
 * Reads what `docker buildx build --progress=rawjson` (buildx 0.13 and newer) writes to its standard error: a stream of
 * BuildKit's `SolveStatus` objects with `vertexes`, `statuses`, `logs` (base64) and `warnings` (base64), then the
 * error as plain text. BuildKit repeats a vertex each time something about it changes.
 */
export class BuildkitJsonReader implements OutputReader {
  private readonly stream = new JsonStreamReader();
  private readonly vertices = new Map<string, Vertex>();

  push(piece: string): BuildEvent[] {
    return this.stream.push(piece).flatMap((item) => this.item(item));
  }

  end(): BuildEvent[] {
    const events = this.stream.end().flatMap((item) => this.item(item));
    for (const vertex of this.vertices.values()) events.push(...flushLog(vertex));
    return events;
  }

  private item(item: JsonStreamItem): BuildEvent[] {
    if (item.kind === 'text') return item.line.trim() === '' ? [] : [{ kind: 'note', line: item.line }];
    const status = item.value;
    // Logs first: an object that ends a vertex may carry its last output too.
    const vertices = records(status.vertexes);
    for (const vertex of vertices) this.remember(vertex);
    return [
      ...vertices.flatMap((vertex) => this.beginning(vertex)),
      ...records(status.logs).flatMap((log) => this.log(log)),
      ...vertices.flatMap((vertex) => this.ending(vertex)),
      ...records(status.warnings).flatMap(warning),
    ];
  }

  private remember(raw: Record<string, unknown>): void {
    const digest = text(raw.digest);
    if (!digest) return;
    const step = buildkitStep(digest, text(raw.name) || digest);
    const known = this.vertices.get(digest);
    if (known) known.step = step;
    else this.vertices.set(digest, { step, started: false, ended: false, log: new LineCutter() });
  }

  private beginning(raw: Record<string, unknown>): BuildEvent[] {
    const vertex = this.vertices.get(text(raw.digest));
    if (!vertex || vertex.started || !raw.started) return [];
    vertex.started = true;
    // What comes from the cache or fails before it ran only has an end.
    return raw.cached === true || (raw.error && raw.started === raw.completed)
      ? []
      : [{ kind: 'started', step: vertex.step }];
  }

  private ending(raw: Record<string, unknown>): BuildEvent[] {
    const vertex = this.vertices.get(text(raw.digest));
    if (!vertex) return [];
    const error = text(raw.error);
    // A vertex may complete more than once; only an error is news then.
    if (vertex.ended && !error) return [];
    if (!raw.completed && !error) return [];
    vertex.ended = true;
    const events = flushLog(vertex);
    const step = vertex.step;
    if (error && isCancellation(error)) events.push({ kind: 'cancelled', step });
    else if (error) events.push({ kind: 'failed', step, error });
    else if (raw.cached === true) events.push({ kind: 'finished', step, how: 'cached' });
    else {
      const milliseconds = Date.parse(text(raw.completed)) - Date.parse(text(raw.started));
      events.push({
        kind: 'finished',
        step,
        how: 'done',
        ...(Number.isFinite(milliseconds) ? { milliseconds: Math.max(0, milliseconds) } : {}),
      });
    }
    return events;
  }

  private log(raw: Record<string, unknown>): BuildEvent[] {
    const vertex = this.vertices.get(text(raw.vertex));
    const data = decodeBase64(text(raw.data));
    if (!vertex)
      return data
        .split('\n')
        .filter(Boolean)
        .map((line) => ({ kind: 'log', step: undefined, line }));
    return vertex.log.push(data).map((line) => ({ kind: 'log', step: vertex.step, line }));
  }
}

function flushLog(vertex: Vertex): BuildEvent[] {
  return vertex.log.end().map((line) => ({ kind: 'log', step: vertex.step, line }));
}

function warning(raw: Record<string, unknown>): BuildEvent[] {
  const message = decodeBase64(text(raw.short)).trim();
  if (!message) return [];
  const first = records(raw.range)[0]?.start;
  const line = typeof first === 'object' && first !== null ? (first as { line?: unknown }).line : undefined;
  return [{ kind: 'warning', message, ...(typeof line === 'number' ? { line } : {}) }];
}

function records(value: unknown): Record<string, unknown>[] {
  if (!Array.isArray(value)) return [];
  return value.filter((v): v is Record<string, unknown> => typeof v === 'object' && v !== null);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Standard base64 to text; invalid UTF-8 becomes replacement characters, invalid base64 the empty string. */
function decodeBase64(value: string): string {
  try {
    const bytes = Uint8Array.from(atob(value), (c) => c.charCodeAt(0));
    return new TextDecoder().decode(bytes);
  } catch {
    return '';
  }
}

import { setImmediate as pause } from 'node:timers/promises';
import type { Steps } from '../steps';

/** Milliseconds for which nothing else gets its turn: what somebody who types does not feel. */
const longest = 20;

/**
 * Does a long computation beside what else goes on in the program.
 * @throws what the signal says when it is aborted
 */
export async function meanwhile<T>(steps: Steps<T>, signal?: AbortSignal): Promise<T> {
  let since = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - since < longest) continue;
    await pause();
    signal?.throwIfAborted();
    since = performance.now();
  }
}

/**
 * Maps a list with at most so many at work at a time; results in the list's order. The first failure stops the rest by
 * the signal that the work is given.
 */
export async function mapParallel<T, R>(
  items: readonly T[],
  atOnce: number,
  outer: AbortSignal | undefined,
  work: (item: T, signal: AbortSignal) => Promise<R>,
): Promise<R[]> {
  const stop = new AbortController();
  const abort = () => stop.abort();
  outer?.addEventListener('abort', abort);
  const results: R[] = [];
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) {
      if (stop.signal.aborted) return;
      results[index] = await work(item, stop.signal);
    }
  };
  try {
    if (outer?.aborted) abort();
    await Promise.all(Array.from({ length: atOnce }, worker));
    return results;
  } finally {
    abort();
    outer?.removeEventListener('abort', abort);
  }
}

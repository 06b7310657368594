import type { RemoteImage } from '../image-facts';
import { type Registry, RegistryError, type RegistryProblem, type RegistryReference } from './registry';

/** Questions that may be under way at the same time. */
const atOnce = 4;

/** One question: what a reference names, for all places that name it. */
export interface BatchQuestion {
  /** By which the answer is found; questions with the same key are one. */
  readonly key: string;
  readonly reference: RegistryReference;
  readonly registry: Registry;
}

/** A registry's answer, or why there is none, in a sentence. */
export type BatchAnswer = { readonly remote: RemoteImage } | { readonly message: string };

export interface BatchOptions {
  /** `digest` costs the least; `describe` also tells platforms, sizes and labels. */
  readonly ask: 'digest' | 'describe';
  /** Ends all questions; those not yet answered have no answer then. */
  readonly signal?: AbortSignal;
  /** Stands around every question that a registry is really asked. */
  readonly watch?: <T>(host: string, question: () => Promise<T>) => Promise<T>;
  /** Called with every answer, after it was taken into `all`, which grows. */
  readonly answered?: (key: string, answer: BatchAnswer, all: ReadonlyMap<string, BatchAnswer>) => void;
}

/** The questions that will be asked: of those with the same key, the last. */
export function distinct(questions: readonly BatchQuestion[]): readonly BatchQuestion[] {
  return [...new Map(questions.map((question) => [question.key, question])).values()];
}

/**
 * Asks registries many things, the same thing once, at most four at a time; a registry that is down is not asked
 * again. Rejects only when `answered` throws.
 * @returns the answers by the questions' keys
 */
export async function askBatch(
  questions: readonly BatchQuestion[],
  { ask, signal, watch = (_host, question) => question(), answered }: BatchOptions,
): Promise<ReadonlyMap<string, BatchAnswer>> {
  const answers = new Map<string, BatchAnswer>();
  const waiting = [...distinct(questions)];
  /** Registries that are down, and why. */
  const down = new Map<string, string>();
  const answerTo = async ({ reference, registry }: BatchQuestion): Promise<BatchAnswer> => {
    const host = reference.registry;
    const known = down.get(host);
    if (known !== undefined) return { message: known };
    try {
      return { remote: await watch(host, () => registry[ask](reference, signal ? { signal } : {})) };
    } catch (error) {
      const message = error instanceof RegistryError ? error.message : `${host} could not be asked: ${error}`;
      if (!isOfTheHost(error)) return { message };
      // Questions that were under way together fail together: the first says why for all.
      const reason = down.get(host) ?? message;
      down.set(host, reason);
      return { message: reason };
    }
  };
  const worker = async () => {
    for (let next = waiting.shift(); next && !signal?.aborted; next = waiting.shift()) {
      const answer = await answerTo(next);
      answers.set(next.key, answer);
      answered?.(next.key, answer, answers);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return answers;
}

/** Problems of a registry as a whole; the others are those of one image. */
const ofTheHost: ReadonlySet<RegistryProblem> = new Set([
  'unreachable',
  'timeout',
  'tls',
  'rate-limited',
  'server-error',
]);

/** Whether a question failed for a reason that holds for the whole registry. */
export function isOfTheHost(error: unknown): boolean {
  return error instanceof RegistryError && ofTheHost.has(error.problem);
}

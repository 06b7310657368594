import { type CancellationToken, WorkDoneProgress } from 'vscode-languageserver';
import type { RemoteImage } from '../../image-facts';
import { type Registry, RegistryError, type RegistryReference } from '../../registry/registry';
import { cancelled } from '../cancelled';
import type { Session } from '../session';
import { tell } from '../tell';
import { isOfTheHost } from './status';

/** Questions that may be under way at the same time. */
const parallel = 4;

/** One question: what a reference names, for all places that name it. */
export interface BatchQuestion {
  /** Where the answer is kept. */
  readonly key: string;
  readonly reference: RegistryReference;
  readonly registry: Registry;
}

/** A registry's answer, or why there is none, in a sentence. */
export type BatchAnswer = { readonly remote: RemoteImage } | { readonly message: string };

export interface BatchOptions {
  /** `digest` costs the least; `describe` also tells platforms, sizes and labels. */
  readonly ask: 'digest' | 'describe';
  readonly token: CancellationToken;
  /** Where each answer is reported; undefined: nowhere. */
  readonly progress?: string | number | undefined;
}

/**
 * Asks registries many things, the same thing once, at most four at a time; a registry that is down is not asked
 * again. Answers are kept as facts.
 * @returns the answers by the questions' keys
 * @throws the protocol's "request cancelled" error as soon as the token is cancelled
 */
export async function askAll(
  session: Pick<Session, 'connection' | 'facts' | 'registryStatus'>,
  questions: readonly BatchQuestion[],
  { ask, token, progress }: BatchOptions,
): Promise<ReadonlyMap<string, BatchAnswer>> {
  const unique = [...new Map(questions.map((question) => [question.key, question])).values()];
  const answers = new Map<string, BatchAnswer>();
  const abort = new AbortController();
  const { signal } = abort;
  const listener = token.onCancellationRequested(() => abort.abort());
  if (token.isCancellationRequested) abort.abort();
  const waiting = [...unique];
  /** Registries that are down, and why. */
  const down = new Map<string, string>();
  const worker = async () => {
    for (let next = waiting.shift(); next && !signal.aborted; next = waiting.shift()) {
      const { key, reference, registry } = next;
      const message = down.get(reference.registry);
      if (message !== undefined) {
        answers.set(key, { message });
        report(key);
        continue;
      }
      try {
        const remote = await session.registryStatus.watch(reference.registry, () =>
          registry[ask](reference, { signal }),
        );
        session.facts.setRemote(key, remote);
        answers.set(key, { remote });
      } catch (error) {
        const message = sentenceOf(error, reference.registry);
        if (isOfTheHost(error)) down.set(reference.registry, message);
        answers.set(key, { message });
      }
      report(key);
    }
  };
  const report = (key: string) => {
    if (progress === undefined) return;
    const percentage = Math.round((100 * answers.size) / unique.length);
    const value = { kind: 'report' as const, message: key, percentage };
    tell(() => session.connection.sendProgress(WorkDoneProgress.type, progress, value));
  };
  const aborted = new Promise<never>((_resolve, reject) => {
    if (signal.aborted) reject(cancelled());
    signal.addEventListener('abort', () => reject(cancelled()));
  });
  try {
    // The answer to a cancelled request does not wait for a registry that hangs.
    await Promise.race([Promise.all(Array.from({ length: parallel }, worker)), aborted]);
  } finally {
    aborted.catch(() => {});
    listener.dispose();
  }
  return answers;
}

/** What to tell the user of a question that failed. */
function sentenceOf(error: unknown, host: string): string {
  return error instanceof RegistryError ? error.message : `${host} could not be asked: ${String(error)}`;
}

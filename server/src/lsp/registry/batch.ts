import { type CancellationToken, WorkDoneProgress } from 'vscode-languageserver';
import { askBatch, type BatchAnswer, type BatchQuestion, distinct } from '../../registry/batch';
import { cancelled } from '../cancelled';
import type { Session } from '../session';
import { tell } from '../tell';

export interface BatchOptions {
  /** `digest` costs the least; `describe` also tells platforms, sizes and labels. */
  readonly ask: 'digest' | 'describe';
  readonly token: CancellationToken;
  /** Where each answer is reported; undefined: nowhere. */
  readonly progress?: string | number | undefined;
}

/**
 * Asks registries many things at once (see `askBatch`), with progress and status. Answers are kept as facts.
 * @returns the answers by the questions' keys
 * @throws the protocol's "request cancelled" error as soon as the token is cancelled
 */
export async function askAll(
  session: Pick<Session, 'connection' | 'facts' | 'registryStatus'>,
  questions: readonly BatchQuestion[],
  { ask, token, progress }: BatchOptions,
): Promise<ReadonlyMap<string, BatchAnswer>> {
  const count = distinct(questions).length;
  const abort = new AbortController();
  const { signal } = abort;
  const listener = token.onCancellationRequested(() => abort.abort());
  if (token.isCancellationRequested) abort.abort();
  const report = (key: string, answered: number) => {
    if (progress === undefined) return;
    const percentage = Math.round((100 * answered) / count);
    const value = { kind: 'report' as const, message: key, percentage };
    tell(() => session.connection.sendProgress(WorkDoneProgress.type, progress, value));
  };
  const aborted = new Promise<never>((_resolve, reject) => {
    if (signal.aborted) reject(cancelled());
    signal.addEventListener('abort', () => reject(cancelled()));
  });
  const asked = askBatch(questions, {
    ask,
    signal,
    watch: (host, question) => session.registryStatus.watch(host, question),
    answered: (key, answer, all) => {
      if ('remote' in answer) session.facts.setRemote(key, answer.remote);
      report(key, all.size);
    },
  });
  try {
    // The answer to a cancelled request does not wait for a registry that hangs.
    return await Promise.race([asked, aborted]);
  } finally {
    aborted.catch(() => {});
    listener.dispose();
  }
}

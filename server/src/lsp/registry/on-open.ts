import { CancellationToken } from 'vscode-languageserver';
import { type WorkspaceTrustParams, workspaceTrustNotification } from '../../protocol';
import { isPolicyFile } from '../analyses';
import type { Session } from '../session';
import { askAll } from './batch';
import { readDocument } from './documents';

/** Milliseconds that an answer counts for. */
const day = 24 * 60 * 60 * 1000;

/** Milliseconds until a registry that did not answer is asked again. */
const pause = 10 * 60 * 1000;

/**
 * Looks up the digests of pinned images when a document is opened, if the user wants that: so that an outdated digest
 * shows without being asked for. Never in a workspace that is not trusted, whose files would decide who is asked. What
 * goes wrong stands in the status and the log.
 * @returns looks at all open documents, for when settings changed
 */
export function registerOnOpen(session: Session): () => void {
  const { connection, documents, asking, settings, facts } = session;
  if (!asking.possible) return () => {};
  let trusted = false;
  /** When a question was last asked in vain, in milliseconds. */
  const failed = new Map<string, number>();
  /** One document after the other, so that four questions at a time stay four. */
  let queue: Promise<void> = Promise.resolve();
  const enqueue = (uri: string) => {
    queue = queue.then(() => look(uri)).catch((error) => connection.console.warn(`${uri}: ${error}`));
  };

  async function look(uri: string): Promise<void> {
    if (!trusted || isPolicyFile(uri) || (await settings.of(uri)).registry.lookups !== 'onOpen') return;
    const registry = await asking.for(uri);
    if (typeof registry === 'string') return;
    const now = Date.now();
    const questions = readDocument(session, { uri })
      .images.filter(({ reference }) => reference.digest !== undefined && reference.tag !== undefined)
      .filter(({ key }) => now - lastAnswered(key) >= day && now - (failed.get(key) ?? 0) >= pause)
      .map(({ key, reference }) => ({ key, reference, registry }));
    const answers = await askAll(session, questions, { ask: 'digest', token: CancellationToken.None });
    for (const [key, answer] of answers) {
      if (!('message' in answer)) continue;
      failed.set(key, now);
      connection.console.info(answer.message);
    }
  }

  function lastAnswered(key: string): number {
    const checked = facts.get(key)?.remote?.checked;
    return checked === undefined ? 0 : Date.parse(checked) || 0;
  }

  function lookAtAll(): void {
    for (const uri of documents.keys()) enqueue(uri);
  }

  documents.onDidOpen(({ document }) => enqueue(document.uri));
  connection.onNotification(workspaceTrustNotification, (params: WorkspaceTrustParams) => {
    trusted = params.trusted;
    lookAtAll();
  });
  return lookAtAll;
}

import { type CancellationToken, WorkDoneProgress } from 'vscode-languageserver';
import { NoListsError } from '../../packages/source';
import { type UpdatePackagesParams, type UpdatePackagesResult, updatePackagesRequest } from '../../protocol';
import { cancelled } from '../cancelled';
import type { Session } from '../session';
import { tell } from '../tell';

/** Seconds to wait for a mirror to begin an answer. */
const timeout = 30;

/** Has package data fetched when the user wants that. */
export function registerPackageUpdates(session: Session): void {
  session.connection.onRequest<UpdatePackagesResult, void>(
    updatePackagesRequest,
    (params: UpdatePackagesParams, token: CancellationToken) => update(session, params, token),
  );
}

async function update(
  session: Session,
  { mirror, workDoneToken }: UpdatePackagesParams,
  token: CancellationToken,
): Promise<UpdatePackagesResult> {
  const source = session.packages.sizes;
  if (source === undefined) return { failed: 'no-machine' };
  const abort = new AbortController();
  const listener = token.onCancellationRequested(() => abort.abort());
  let last = '';
  const progress = (what: string, received: number) => {
    const message = received > 0 ? `${what}, ${(received / 1e6).toFixed(0)} MB` : what;
    if (workDoneToken === undefined || message === last) return;
    last = message;
    const value = { kind: 'report' as const, message };
    tell(() => session.connection.sendProgress(WorkDoneProgress.type, workDoneToken, value));
  };
  const { proxy, ...network } = await session.settings.proxy();
  try {
    return await source.update({
      mirror: mirror ?? undefined,
      timeout,
      proxy: { ...network, ...(proxy === undefined ? {} : { proxy }) },
      signal: abort.signal,
      progress,
    });
  } catch (error) {
    if (token.isCancellationRequested) throw cancelled();
    if (error instanceof NoListsError) return { failed: 'no-lists' };
    return { failed: error instanceof Error ? error.message : String(error) };
  } finally {
    listener.dispose();
  }
}

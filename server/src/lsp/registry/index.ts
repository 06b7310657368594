import type { Session } from '../session';
import { registerCheckUpdates } from './check-updates';
import { registerDescribe } from './describe';
import { registerOnOpen } from './on-open';
import { registerPin } from './pin';

/**
 * Everything that asks registries. Without a way to them, the requests say so.
 * @returns to be called when settings changed
 */
export function registerRegistry(session: Session): () => void {
  registerPin(session);
  registerCheckUpdates(session);
  registerDescribe(session);
  return registerOnOpen(session);
}

import { type RulesResult, rulesRequest } from '../protocol';
import type { Session } from './session';

/** Answers with every rule and its page. */
export function registerRules({ connection, engine }: Session): void {
  connection.onRequest(
    rulesRequest,
    (): RulesResult => ({
      rules: engine.rules.map(({ meta: { id, family, summary, page } }) => ({ id, family, summary, page })),
    }),
  );
}

import { knowledgeSources } from '../knowledge/sources';
import { type KnowledgeResult, knowledgeRequest } from '../protocol';
import type { Session } from './session';

/** Answers with every table of facts, its source and its day. */
export function registerKnowledge({ connection }: Session): void {
  connection.onRequest(knowledgeRequest, (): KnowledgeResult => ({ sources: knowledgeSources() }));
}

import { deadSource } from '../../knowledge/dead-sources';
import type { RuleContext } from '../rule';

/** Whether it is known that nothing is at a URL any more, so that there is nothing to compare a download with. */
export function isGone(url: string, { today }: RuleContext): boolean {
  return deadSource(url, undefined, today.toISOString().slice(0, 10))?.gone === true;
}

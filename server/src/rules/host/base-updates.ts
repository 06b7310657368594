import { originOf } from '../../policy/mirrors';
import type { StageModel } from '../../provenance/model';
import { dayOf, endOf, rebuildsOf } from '../bases/lifetime';
import type { RuleContext } from '../rule';

/** Whether newer builds of the image that a stage is built on bring updates. */
export interface BaseUpdates {
  /** The image as the file names it; undefined when the file does not say. */
  readonly name: string | undefined;
  /**
   * `rebuilt`: as far as anybody knows; `pinned`: its digest stays what it is; `superseded`: another tag (`by`) carries on;
   * `over`: neither this tag nor its release gets any more.
   */
  readonly state: 'rebuilt' | 'pinned' | 'superseded' | 'over';
  readonly by?: string;
}

/** What is known of the updates of a stage's root image on the day of the context. */
export function updatesOfBase(stage: StageModel, { policy, today }: RuleContext): BaseUpdates {
  if (stage.root.kind !== 'image') return { name: undefined, state: 'rebuilt' };
  const { reference } = stage.root;
  const name = reference.text;
  const origin = originOf(reference, policy.mirrors) ?? reference;
  const end = endOf(origin, dayOf(today));
  const systemEnded = end?.releases.some(({ release }) => release.product.category === 'os');
  const rebuilds = rebuildsOf(origin);
  if (systemEnded || end?.official || end?.retired || rebuilds?.state === 'frozen')
    return { name, state: 'over' };
  if (rebuilds?.state === 'superseded') return { name, state: 'superseded', by: rebuilds.by };
  return { name, state: reference.digest === undefined ? 'rebuilt' : 'pinned' };
}

/** How a step of a dialog ended: answered, back to the one before, or given up. */
export type StepEnd = 'next' | 'back' | 'cancel';

/**
 * Asks one thing after the other, with a way back. Back from the first step gives up.
 *
 * @returns whether every step was answered
 */
export async function runSteps(steps: readonly (() => Promise<StepEnd>)[]): Promise<boolean> {
  let at = 0;
  while (at >= 0 && at < steps.length) {
    const end = await steps[at]?.();
    if (end === 'next') at++;
    else if (end === 'back') at--;
    else return false;
  }
  return at === steps.length;
}

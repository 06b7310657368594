import { type BaseImageChoice, defaultImage, type Tool } from '../../src/base-image/choice';
import { distributions, type Suite, supportedSuites } from '../../src/base-image/suites';

const today = new Date('2026-11-21T12:00:00Z');

/** Every suite that is offered on one day. */
export const suites: readonly Suite[] = distributions.flatMap((one) => supportedSuites(one, today));

function suiteCalled(codename: string): Suite {
  const suite = suites.find((one) => one.codename === codename);
  if (!suite) throw new Error(`no suite ${codename}`);
  return suite;
}

export function choiceOf(codename: string, more: Partial<BaseImageChoice> = {}): BaseImageChoice {
  const suite = suiteCalled(codename);
  return {
    suite,
    tool: 'mmdebstrap',
    packages: ['ca-certificates'],
    withoutDocumentation: true,
    image: defaultImage(suite),
    ...more,
  };
}

/** Every way to generate, each with a name. */
export const everyChoice: readonly (readonly [string, BaseImageChoice])[] = suites.flatMap(({ codename }) =>
  (['mmdebstrap', 'debootstrap'] satisfies Tool[]).flatMap((tool) =>
    [true, false].map((withoutDocumentation) => {
      const choice = choiceOf(codename, { tool, withoutDocumentation, packages: ['ca-certificates', 'g++'] });
      return [`${codename}, ${tool}, ${withoutDocumentation ? 'slim' : 'full'}`, choice] as const;
    }),
  ),
);

/** Every rule, in the order of their families. A new rule adds one line here. */
import { floatingBase } from './bases/floating-base';
import { untrustedBase } from './bases/untrusted-base';
import type { Rule } from './rule';
import { remoteScript } from './sources/remote-script';
import { thirdPartyRepository } from './sources/third-party-repository';
import { statefulService } from './state/stateful-service';

export const allRules: readonly Rule[] = [
  untrustedBase,
  floatingBase,
  thirdPartyRepository,
  remoteScript,
  statefulService,
];

export type { Rule } from './rule';

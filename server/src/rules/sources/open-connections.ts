import type { Build, Fetch, StageModel } from '../../provenance/model';
import { switchedOffChecks } from '../../provenance/switched-off-checks';
import { contains } from '../../syntax/span';

/** True for an address that is asked over a connection that nothing protects. */
export function isOpen(url: string): boolean {
  return /^(?:http|ftp|git):\/\//i.test(url);
}

/** A sentence about such an address, with a blank in front; empty for one over https. */
export function openText(url: string): string {
  return isOpen(url) ? ' It comes over a connection that anybody on the way can read and change.' : '';
}

/** The same for a download whose command is told not to look at certificates. */
export const unseenText = ' No certificate is looked at, so that anybody on the way can change it.';

/** Downloads of a stage whose own command is told not to look at the certificate of who answers. */
export function withoutCertificate(build: Build, stage: StageModel): ReadonlySet<Fetch> {
  const commands = switchedOffChecks(build, stage).flatMap(({ what, command }) =>
    what === 'certificate' && command ? [command] : [],
  );
  if (commands.length === 0) return new Set();
  return new Set(
    stage.fetches.filter(({ instruction, span }) =>
      commands.some((c) => c.instruction === instruction && contains(c.span, span)),
    ),
  );
}

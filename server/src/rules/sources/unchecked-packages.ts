import type { Fix } from '../../findings';
import type { Build } from '../../provenance/model';
import { type SwitchedOffCheck, switchedOffChecks } from '../../provenance/switched-off-checks';
import { defineRule } from '../rule';
import { switchOn } from './switch-on';
import page from './unchecked-packages.md';

export const uncheckedPackages = defineRule({
  meta: {
    id: 'unchecked-packages',
    family: 'sources',
    severity: 'error',
    since: '0.3.0',
    summary: 'A check of packages or downloads is switched off.',
    fixes: 'suggested',
    page,
  },
  *check(build: Build) {
    const seen = new Set<number>();
    for (const stage of build.stages) {
      for (const check of switchedOffChecks(build, stage)) {
        // What stands before the first stage may reach several.
        if (seen.has(check.span.start)) continue;
        seen.add(check.span.start);
        const fix: Fix | undefined = switchOn(build, stage, check);
        yield {
          span: check.span,
          severity:
            check.covered === 'whole' ? 'information' : check.covered === 'index' ? 'warning' : 'error',
          message: message(check),
          fixes: fix ? [fix] : [],
        };
      }
    }
  },
});

function message(check: SwitchedOffCheck): string {
  const { tool, text, covered, file } = check;
  const off = `“${text}”${file === undefined ? '' : ` in ${file}, a file of the build context,`} tells ${tool} `;
  if (check.what === 'certificate') {
    if (check.plain && covered !== 'whole')
      return `${off}not to look at certificates, and over http:// there is none: anyone between this build and the server can put other software into the image. Only https:// without this switch keeps them out.`;
    const what = `${off}to take what it gets from whoever answers, without looking at the certificate.`;
    return covered === 'whole'
      ? `${what} Here a checksum still catches what is exchanged on the way, so the switch does nothing but hide errors.`
      : `${what} Anyone between this build and the server can put other software into the image.`;
  }
  if (covered === 'index')
    return `${off}not to check the signatures of packages; only the list of packages is still signed.`;
  return `${off}to take packages without a valid signature. Whoever controls the server, or the way to it, decides what gets installed as root.`;
}

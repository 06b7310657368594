import type { RelatedPlace, Severity } from '../../findings';
import { matchesSource } from '../../policy/patterns';
import type { Build, Fetch } from '../../provenance/model';
import { defineRule } from '../rule';
import { addressPlaces, comparedHere, weakness } from './check-texts';
import { isGone } from './dead-downloads';
import { checkedDownload } from './download-check';
import { hostOf, movesByRef } from './download-names';
import { DownloadUses, type PutToUse, usedBeforeCheck } from './download-use';
import { fixCommit } from './fix-commit';
import { addressMoves, movingText } from './moving-address';
import { isOpen, openText, unseenText, withoutCertificate } from './open-connections';
import { sourceAllowances } from './source-to-trust';
import page from './unverified-download.md';
import { useHttps } from './use-https';

/** Findings of one file that get repairs: to make one costs by the size of the file, and no real file has as many. */
const fixLimit = 200;

const overSsh = /^(?:ssh:\/\/|[\w.-]+@)/i;

export const unverifiedDownload = defineRule({
  meta: {
    id: 'unverified-download',
    family: 'sources',
    severity: 'warning',
    since: '0.3.0',
    summary: 'Software from the network is put to use without a check of what came.',
    fixes: 'suggested',
    page,
  },
  *check(build: Build, context) {
    const uses = new DownloadUses(build);
    const seen = new Set<string>();
    const unseen = new Set(build.stages.flatMap((stage) => [...withoutCertificate(build, stage)]));
    let found = 0;
    for (const { stage, fetch } of build.stages.flatMap((stage) =>
      stage.fetches.map((fetch) => ({ stage, fetch })),
    )) {
      const url = fetch.url.text;
      // Rounds of a loop, and several addresses for one file, are one finding.
      const keys = [`at ${fetch.span.start}`, `${fetch.instruction.span.start} ${url}`];
      if (fetch.alternativeTo || keys.some((key) => seen.has(key)) || uses.isOthers(fetch)) continue;
      // Who may clone over ssh has an account there: it is most often a repository of their own.
      if (overSsh.test(url) && context.policy.preset !== 'strict') continue;
      const late = usedBeforeCheck(fetch);
      if ((fetch.check && !late) || (fetch.tool === 'git' && !movesByRef(fetch.ref?.text))) continue;
      const use = uses.of(fetch);
      if (!use) continue;
      if (context.policy.trust.sources.some((pattern) => matchesSource(pattern, url))) continue;
      for (const key of keys) seen.add(key);
      const host = hostOf(url);
      const severity = severityOf(fetch, isOpen(url) || unseen.has(fetch));
      yield {
        span: fetch.span,
        severity,
        message: `${message(fetch, use, host)}${openText(url) || (unseen.has(fetch) ? unseenText : '')}`,
        related: related(fetch, use),
        ...(++found <= fixLimit && {
          fixes: [
            ...(isGone(url, context) ? [] : checkedDownload(build, fetch)),
            // What is compared somehow is as mild over any connection.
            ...(severity === 'information' ? [] : useHttps(build, stage, [fetch], context)),
          ],
          onRequest: fixCommit(build, fetch),
        }),
        allowances: sourceAllowances(url),
      };
    }
  },
});

/**
 * A fixed version over https is the mildest; an address that moves is one level up, and so is a connection that nothing
 * protects.
 */
function severityOf(fetch: Fetch, open: boolean): Severity {
  if (fetch.check || (fetch.weakCheck?.kind === 'fetched-sum' && !fetch.weakCheck.hash)) return 'information';
  if (overSsh.test(fetch.url.text)) return 'information';
  const levels: Severity[] = ['information', 'warning', 'error'];
  return levels[Number(moves(fetch)) + Number(open)] as Severity;
}

function moves(fetch: Fetch): boolean {
  if (fetch.tool === 'git') return true;
  return addressMoves(fetch.url);
}

function message(fetch: Fetch, use: PutToUse, host: string | undefined): string {
  const from = host ? `from ${host}` : 'from the network';
  if (fetch.tool === 'git') {
    const branch = fetch.ref ? `The branch ${fetch.ref.text}` : 'The default branch';
    return `${branch} of this repository ${from} is whatever was pushed last: each build may take other code, and nothing here says which one you looked at.`;
  }
  if (fetch.check)
    return `This download ${from} is checked only after it was used: what a changed file does, it has done by then.`;
  const done = sentences[use.how];
  const moving = movingText(fetch.url);
  const weak = weakness(fetch.weakCheck);
  if (weak) return `This download ${from} ${done}. ${weak}${moving}`;
  return `This download ${from} ${done}, and nothing compares it with a value that stands in this file: whoever can change it there changes what the image runs.${moving}`;
}

const sentences: Readonly<Record<PutToUse['how'], string>> = {
  unpacked: 'is unpacked',
  run: 'is run in the build',
  executable: 'becomes a program of the image',
  built: 'is built into the image',
  installed: 'is installed',
  started: 'is what a container starts',
  kept: 'stays in the image',
};

function related(fetch: Fetch, use: PutToUse): RelatedPlace[] {
  const late = usedBeforeCheck(fetch);
  if (late) return [{ span: late.span, message: 'used here, before the check' }];
  const set = addressPlaces(fetch.url);
  if (fetch.weakCheck)
    return [...set, { span: fetch.weakCheck.span, message: comparedHere(fetch.weakCheck) }];
  const { span } = use;
  if (!span || (span.start <= fetch.span.start && fetch.span.end <= span.end)) return set;
  const what = {
    unpacked: 'unpacked here',
    run: 'run here',
    executable: 'made executable here',
    built: 'built here',
    installed: 'installed here',
  };
  return use.how === 'started' || use.how === 'kept' ? set : [...set, { span, message: what[use.how] }];
}

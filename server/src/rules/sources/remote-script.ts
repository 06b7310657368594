import type { RelatedPlace } from '../../findings';
import { matchesSource } from '../../policy/patterns';
import type { Build, Execution, Fetch } from '../../provenance/model';
import { defineRule } from '../rule';
import { addressPlaces, comparedHere, weakness } from './check-texts';
import { composerFromImage } from './composer-from-image';
import { isGone } from './dead-downloads';
import { downloadCheckRun } from './download-check-run';
import page from './remote-script.md';
import { sourceAllowances } from './source-to-trust';
import { useHttps } from './use-https';
import { writeOutRepository } from './write-out-repository';

export const remoteScript = defineRule({
  meta: {
    id: 'remote-script',
    family: 'sources',
    severity: 'warning',
    since: '0.1.0',
    summary: 'A script from the network is run in the build without a check of what came.',
    fixes: 'suggested',
    page,
  },
  *check(build: Build, context) {
    const seen = new Set<unknown>();
    for (const stage of build.stages) {
      for (const execution of stage.executions) {
        const { fetch } = execution;
        const url = fetch.url.text;
        // Fetched with one tool or else with another, or in the rounds of a loop, it is still one finding.
        const keys = [
          `${fetch.instruction.span.start} ${url}`,
          `at ${fetch.span.start}`,
          fetch.alternativeTo ?? fetch,
        ];
        if (!execution.script || execution.checked || keys.some((key) => seen.has(key))) continue;
        if (context.policy.trust.sources.some((pattern) => matchesSource(pattern, url))) continue;
        for (const key of keys) seen.add(key);
        const host = hostOf(fetch);
        yield {
          span: fetch.span,
          // Nothing protects plain http and ftp even on the way.
          severity: isPlain(fetch) ? 'error' : 'warning',
          message: message(execution, host),
          related: related(execution),
          fixes: [
            ...composerFromImage(build, execution),
            ...writeOutRepository(build, stage, execution),
            ...(isGone(url, context) ? [] : downloadCheckRun(build, execution)),
            ...useHttps(build, stage, [fetch], context),
          ],
          allowances: sourceAllowances(fetch.url.text),
        };
      }
    }
  },
});

function message(execution: Execution, host: string | undefined): string {
  const from = host ? `from ${host}` : 'from the network';
  const program = execution.interpreter ? ` by ${execution.interpreter}` : '';
  const how = execution.how === 'file' ? `is saved and run${program}` : `is run${program} as it arrives`;
  const open = isPlain(execution.fetch)
    ? ' It comes over a connection that anybody on the way can read and change.'
    : '';
  const weak = weakness(execution.fetch.weakCheck);
  if (weak) return `A script ${from} ${how}. ${weak}${open}`;
  return `A script ${from} ${how}, and nothing compares it with what you looked at: whoever can change it there runs code in this build.${open}`;
}

/** The way from the fetch, where the finding stands, to the command that runs the file. */
function related({ how, fetch, steps, span }: Execution): RelatedPlace[] {
  const set = addressPlaces(fetch.url);
  if (how !== 'file') return set;
  const executable = fetch.uses.find((use) => use.how === 'executable' && use.span.start < span.start);
  const way = steps.map((step) => ({ span: step.span, message: `${step.how} here` }));
  if (executable) way.push({ span: executable.span, message: 'made executable here' });
  const { weakCheck } = fetch;
  if (weakCheck) way.push({ span: weakCheck.span, message: comparedHere(weakCheck) });
  way.sort((a, b) => a.span.start - b.span.start);
  return [...set, ...way, { span, message: 'run here' }];
}

/** Host of the URL, when it is known; curl and wget take an address without a scheme too. */
function hostOf({ url }: Fetch): string | undefined {
  return /^(?:[a-z]+:\/\/)?(?:[^/@]*@)?([^/:?#$]+\.[^/:?#$.]+)/i.exec(url.text)?.[1]?.toLowerCase();
}

/** True for what comes over http or ftp, which is also what curl and wget take when no scheme is given. */
function isPlain({ url, tool }: Fetch): boolean {
  if (/^(?:http|ftp):\/\//i.test(url.text)) return true;
  return (tool === 'curl' || tool === 'wget') && /^[\w-]+(?:\.[\w-]+)+(?:[/:?#]|$)/.test(url.text);
}

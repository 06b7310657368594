import type { RelatedPlace } from '../../findings';
import { matchesSource } from '../../policy/patterns';
import type { Build, Execution } from '../../provenance/model';
import { defineRule } from '../rule';
import { downloadCheckRun } from './download-check-run';
import page from './remote-script.md';

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
    const seen = new Set<string>();
    for (const stage of build.stages) {
      for (const execution of stage.executions) {
        const { fetch } = execution;
        const url = fetch.url.text;
        // Fetched with one tool or else with another, or in the rounds of a loop, it is still one finding.
        const keys = [`${fetch.instruction.span.start} ${url}`, `at ${fetch.span.start}`];
        if (!execution.script || execution.checked || keys.some((key) => seen.has(key))) continue;
        if (context.policy.trust.sources.some((pattern) => matchesSource(pattern, url))) continue;
        for (const key of keys) seen.add(key);
        const host = /^[a-z]+:\/\/(?:[^/@]*@)?([^/:?#$]+)/i.exec(url)?.[1]?.toLowerCase();
        yield {
          span: fetch.span,
          // Nothing protects plain http and ftp even on the way.
          severity: /^(?:http|ftp):\/\//i.test(url) ? 'error' : 'warning',
          message: message(execution, host),
          related: related(execution),
          fixes: downloadCheckRun(build, execution),
          allowances: host ? [{ label: `source ${host}`, list: 'trust.sources', pattern: host }] : [],
        };
      }
    }
  },
});

function message(execution: Execution, host: string | undefined): string {
  const from = host ? `from ${host}` : 'from the network';
  const program = execution.interpreter ? ` by ${execution.interpreter}` : '';
  const how =
    execution.how === 'file'
      ? `is saved and run${program}`
      : execution.how === 'pipe'
        ? `is run${program} as it arrives`
        : `is run${program} as it arrives`;
  return `A script ${from} ${how}, and nothing compares it with what you looked at: whoever can change it there, or on the way, runs code in this build.`;
}

function related(execution: Execution): RelatedPlace[] {
  return execution.how === 'file' ? [{ span: execution.span, message: 'run here' }] : [];
}

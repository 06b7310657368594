import { wholeService } from '../../compose/companions';
import type { ComposeFile, ComposeMount } from '../../compose/model';
import type { Fix } from '../../findings';
import { dataPlaceOf } from '../../knowledge/service-care';
import { defineRule, type RuleContext } from '../rule';
import { keepingOf } from './data-mounts';
import { isForDevelopment, milderIf } from './milder';
import page from './misplaced-volume.md';
import { serverOf } from './server';

export const misplacedVolume = defineRule({
  meta: {
    id: 'misplaced-volume',
    family: 'compose',
    severity: 'warning',
    since: '0.4.0',
    summary: 'A volume is mounted where this version of the image does not keep its data.',
    fixes: 'suggested',
    page,
  },
  check: () => [],
  *checkCompose(file: ComposeFile, context: RuleContext) {
    for (const service of file.services) {
      const found = serverOf(service);
      const keeping = found && keepingOf(file, wholeService(file, service), found);
      // A mount of another file is told there.
      if (!found || keeping?.how !== 'misplaced' || !service.mounts.includes(keeping.mount)) continue;
      const { mount, at } = keeping;
      const movedSince = movedSinceOf(service.image?.reference, at);
      const version = movedSince === undefined ? '' : ` ${movedSince}`;
      yield {
        span: mount.targetSpan ?? mount.span,
        severity: milderIf(isForDevelopment(file, service, context), 'warning'),
        message: messageOf(found.name, found.id, version, mount, at),
        related: service.image ? [{ span: service.image.span, message: `the image of ${service.name}` }] : [],
        fixes:
          service.takenOverBy.length > 0
            ? []
            : fixesOf(mount, at, found.id === 'postgresql' && movedSince !== undefined),
      };
    }
  },
});

type Reference = Parameters<typeof dataPlaceOf>[0] | undefined;

/** The version since which the image keeps its data at `at`, when it was elsewhere before. */
function movedSinceOf(reference: Reference, at: string): string | undefined {
  const place = reference && dataPlaceOf(reference);
  return place?.paths[0] === at || place?.volumes?.includes(at) ? place?.since : undefined;
}

function messageOf(name: string, id: string, version: string, { target }: ComposeMount, at: string): string {
  if (id === 'postgresql' && version !== '')
    return `From version${version} on, the image of ${name} keeps its data below ${at}, in a folder of each version, and refuses to start when something is mounted at ${target}. Data of an older version must be moved by \`pg_upgrade\` or a dump.`;
  return `${name} keeps its data at ${at}, not at ${target}: what is mounted there stays empty, and the data goes with the container or into a volume without a name.`;
}

function fixesOf({ own, targetSpan }: ComposeMount, at: string, mustMove: boolean): Fix[] {
  if (!own || !targetSpan) return [];
  const title = mustMove
    ? `Mount it at ${at} (data that is there must be upgraded first)`
    : `Mount it at ${at}`;
  return [{ title, tier: 'suggested', edits: [{ span: targetSpan, newText: at }] }];
}

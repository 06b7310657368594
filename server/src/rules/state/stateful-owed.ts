import { insertLineAfter, insertLineBefore, type TextEdit } from '../../edits';
import type { Fix, RelatedPlace } from '../../findings';
import { volumesOfBase } from '../../knowledge/image-volumes';
import { dataPlaceOf } from '../../knowledge/service-care';
import type { DeclaredService } from '../../policy/suppressions';
import type { Build, StageModel } from '../../provenance/model';
import type { Report } from '../rule';
import { dataDirectoriesOf, dataFolderOf, namedDataFolder } from './data-folder';
import { isOfHost } from './host-folders';
import { isUnanswered } from './stateful-questions';
import { isApplication } from './stateful-texts';
import type { FoundService } from './stateful-weight';
import { folderOf, isWithin } from './volumes';

/** Signals after which no daemon can write anything down. */
const deadly = /^(?:SIG)?(?:KILL|STOP)$|^(?:9|19)$/i;

/**
 * What an image that is a service on purpose owes those who run it, and does not have: a data directory that is a declared
 * volume, a stop signal after which the daemon ends in order, a word on how its data is saved. Questions that a repair
 * wrote are no words.
 *
 * @returns one report for all of it; undefined when nothing is missing
 */
export function owedBy(build: Build, found: FoundService, declared: DeclaredService): Report | undefined {
  const chain = build.finalChain.flatMap((i) => build.stages[i] ?? []);
  const folder = volumeOwed(build, chain, found);
  const signal = signalOwed(chain, found);
  const parts = [
    ...(folder === undefined ? [] : [`its data directory (${folder}) is no declared volume`]),
    ...(signal === undefined ? [] : [signal.message]),
    ...(isUnanswered(declared.backup) ? ['nothing says how its data is backed up (backup="…")'] : []),
    ...(declared.reason !== undefined && isUnanswered(declared.reason)
      ? ['the reason is still the question']
      : []),
  ];
  if (parts.length === 0) return undefined;
  // What only somebody who knows can answer would remain, and be the same finding again.
  const open =
    isUnanswered(declared.backup) || (declared.reason !== undefined && isUnanswered(declared.reason));
  const fix = open ? undefined : repair(build, folder, signal);
  return {
    span: declared.span,
    severity: 'hint',
    message: `${found.service.name} is meant to be in this image, but ${listed(parts)}. Whoever runs the image needs to know this to keep the data.`,
    related: [
      { span: found.main.span, message: found.main.what },
      ...(signal?.place ? [signal.place] : []),
    ] satisfies RelatedPlace[],
    fixes: fix ? [fix] : [],
    service: found.service.id,
    owes: true,
  };
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')}, and ${parts.at(-1)}`;
}

/** The data directory, when neither the image nor a documented base declares a volume that it may lie in. */
function volumeOwed(build: Build, chain: readonly StageModel[], found: FoundService): string | undefined {
  const root = chain[0]?.root;
  const base =
    root?.kind === 'image' && found.evidence.some((e) => e.kind === 'base') ? root.reference : undefined;
  if (!found.runs || (base && volumesOfBase(base).length > 0)) return undefined;
  const named = namedDataFolder(build, found);
  const declares = chain
    .flatMap((stage) => stage.volumes)
    .some((operand) => {
      const volume = folderOf(operand);
      if (volume === undefined) return true;
      if (named !== undefined) return isWithin(named, volume) || isWithin(volume, named);
      return !isOther(volume);
    });
  if (declares) return undefined;
  if (named !== undefined) return named;
  if (base) return dataPlaceOf(base)?.paths[0];
  return isApplication(found) ? dataFolderOf(build, found) : dataDirectoriesOf(found)[0];
}

/** Folders that no server keeps its data in. */
function isOther(folder: string): boolean {
  return (
    isOfHost(folder) || /^\/(?:etc|run|tmp|boot|var\/(?:log|run|tmp|www|spool\/cron))(?:\/|$)/.test(folder)
  );
}

interface OwedSignal {
  readonly message: string;
  /** The signal to set. */
  readonly signal: string;
  readonly place: RelatedPlace | undefined;
}

function signalOwed(
  chain: readonly StageModel[],
  { service, evidence }: FoundService,
): OwedSignal | undefined {
  const set = chain[0]?.stopSignal;
  const needed = service.stop?.signal ?? 'SIGTERM';
  if (set && deadly.test(set.value.text)) {
    return {
      message: `${set.value.text} ends it without a chance to write anything down (${needed} lets it)`,
      signal: needed,
      place: { span: set.span, message: `the signal is set to ${set.value.text} here` },
    };
  }
  // A daemon that a script or a supervisor starts gets its signals from there.
  const direct = evidence.some((e) => e.direct) && !evidence.some((e) => e.kind === 'base');
  if (set || !direct || needed === 'SIGTERM') return undefined;
  return {
    message: `containers are stopped with SIGTERM, on which it waits for its clients until it is killed (${needed} ends it in order)`,
    signal: needed,
    place: undefined,
  };
}

/** One repair for everything that is missing: what remains would be the same finding again. */
function repair(build: Build, folder: string | undefined, signal: OwedSignal | undefined): Fix | undefined {
  const { dockerfile } = build;
  const stage = dockerfile.stages[build.finalChain[0] ?? -1];
  const final = build.stages[build.finalChain[0] ?? -1];
  if (!stage || !final) return undefined;
  const lines: string[] = [];
  const edits: TextEdit[] = [];
  if (folder !== undefined) lines.push(`VOLUME ${folder}`);
  if (signal) {
    const set = final.stopSignal;
    if (set && set.instruction.stage !== stage.index) return undefined;
    if (set) edits.push({ span: set.span, newText: signal.signal });
    else lines.push(`STOPSIGNAL ${signal.signal}`);
  }
  if (lines.length > 0) {
    const start = stage.instructions.find((i) => i.keyword === 'ENTRYPOINT' || i.keyword === 'CMD');
    const last = stage.instructions.at(-1) ?? stage.from;
    // What is written to a volume later is lost, so it is declared last.
    const before =
      start && stage.instructions.slice(stage.instructions.indexOf(start)).every(isMeta) ? start : undefined;
    const text = lines.join(lineEndOf(dockerfile.text));
    edits.push(
      ...(before ? insertLineBefore(dockerfile, before, text) : insertLineAfter(dockerfile, last, text)),
    );
  }
  const what = [...(folder === undefined ? [] : ['the volume']), ...(signal ? ['the stop signal'] : [])];
  return { title: `Write down ${listed(what)}`, tier: 'suggested', edits };
}

function lineEndOf(text: string): string {
  return /^[^\n]*\r\n/.test(text) ? '\r\n' : '\n';
}

function isMeta({ keyword }: { readonly keyword: string }): boolean {
  return /^(?:CMD|ENTRYPOINT|EXPOSE|LABEL|STOPSIGNAL|HEALTHCHECK|ENV|USER|VOLUME)$/.test(keyword);
}

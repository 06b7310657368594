import type { Instruction } from '../syntax/ast';
import type { Span } from '../syntax/span';
import type { Build, RunCommand, StageModel } from './model';
import { switchesInPowerShell } from './powershell-switches';
import { switchesInFiles } from './switched-off-files';
import { switchesInCommand } from './switched-off-options';
import { switchesInVariables } from './switched-off-variables';

/** A place that tells a tool not to check who made what it takes from the network. */
export interface SwitchedOffCheck {
  /** `certificate`: who answers is not checked; `signature`: who made the packages is not checked. */
  readonly what: 'certificate' | 'signature';
  /** The tool that no longer checks, by the name users know it by: `curl`, `apt`. */
  readonly tool: string;
  /** The switch as a user would write it: `-k`, `trusted=yes`. */
  readonly text: string;
  /** Where it stands. */
  readonly span: Span;
  readonly instruction: Instruction;
  /** The command that is told so; undefined for files and variables. */
  readonly command: RunCommand | undefined;
  readonly form: SwitchForm;
  /** Other switches of the same command that say the same, and go with it. */
  readonly also: readonly string[];
  /**
   * `whole`: another check has seen to the content, so that nothing can be slipped in;
   * `index`: the list of packages is still signed, the packages are compared with it.
   */
  readonly covered: 'whole' | 'index' | undefined;
  /** True for a download by plain http, where no certificate is shown at all. */
  readonly plain?: boolean;
  /** The file of the build context that it was read in; then `span` is where the Dockerfile names that file. */
  readonly file?: string;
}

/** How a switch stands in the text, which tells what taking it out means. */
export type SwitchForm =
  /** Whole words of a command, in the document. */
  | { readonly kind: 'words'; readonly spans: readonly Span[] }
  /** One letter of a word with several options: `-fsSLk`. */
  | { readonly kind: 'letter'; readonly word: Span }
  /** The command has no other purpose: `git config --global http.sslVerify false`. */
  | { readonly kind: 'command' }
  /** A variable is set. */
  | { readonly kind: 'variable'; readonly how: 'ENV' | 'ARG' | 'shell' }
  /** Text that a file is written with: this part of it would go, or other text take its place. */
  | { readonly kind: 'text'; readonly span: Span; readonly text: string }
  | { readonly kind: 'other' };

/** A place found by one of the readers, before its stage and command are known. */
export type FoundSwitch = Omit<SwitchedOffCheck, 'covered' | 'also'> &
  Partial<Pick<SwitchedOffCheck, 'covered' | 'also'>>;

/**
 * Every place of a stage that switches a check off, each once, in document order. Packages that the build itself made
 * or that came from its context have no maker to check: a switch for them alone is not among these.
 */
export function switchedOffChecks(build: Build, stage: StageModel): SwitchedOffCheck[] {
  const found: FoundSwitch[] = [
    ...[...stage.commands, ...stage.triggered].flatMap((command) => switchesInCommand(command, stage)),
    ...switchesInVariables(stage),
    ...switchesInFiles(stage),
    ...switchesInPowerShell(build.dockerfile, stage.index),
  ];
  const seen = new Set<number>();
  const out: SwitchedOffCheck[] = [];
  for (const place of found) {
    const at = inDefinition(build, place);
    if (seen.has(at.span.start)) continue;
    seen.add(at.span.start);
    out.push({ covered: undefined, also: [], ...at });
  }
  return out.sort((a, b) => a.span.start - b.span.start);
}

/** A switch that came out of a variable is shown where the variable gets it. */
function inDefinition(build: Build, place: FoundSwitch & { readonly from?: readonly Span[] }): FoundSwitch {
  const { text } = build.dockerfile;
  if (text.slice(place.span.start, place.span.end).includes(place.text)) return place;
  for (const definition of place.from ?? []) {
    const at = text.slice(definition.start, definition.end).indexOf(place.text);
    if (at < 0) continue;
    const start = definition.start + at;
    const span = { start, end: start + place.text.length };
    const instruction =
      build.dockerfile.instructions.find((i) => i.span.start <= start && start < i.span.end) ??
      place.instruction;
    return { ...place, span, instruction, form: { kind: 'other' } };
  }
  return place;
}

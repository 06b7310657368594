import type { Ecosystem } from '../knowledge/package-indexes';
import type { Instruction } from '../syntax/ast';
import type { Span } from '../syntax/span';
import type { StageModel } from './model';
import { movingInCommand } from './moving-references';
import { indexesInCommand } from './package-index-options';
import { indexesInFiles, indexesInVariables } from './package-index-settings';

/** A place from which a language's package manager is told to take packages, other than by its own choice. */
export type PackageSource = IndexUse | UncheckedModules | MovingReference;

interface Place {
  readonly ecosystem: Ecosystem;
  /** What shows it in the document. */
  readonly span: Span;
  readonly instruction: Instruction;
  readonly form: SourceForm;
  /** Where variables on the way to it get their values. */
  readonly definitions: readonly Span[];
}

/** How it stands in the text, which tells what taking it out means. */
export type SourceForm =
  /** Words of a command that can go: the option, its value, and what is there for that index only. */
  | { readonly kind: 'words'; readonly spans: readonly Span[] }
  /** The command has no other purpose: `npm config set registry …`. */
  | { readonly kind: 'command' }
  | { readonly kind: 'variable'; readonly how: 'ENV' | 'ARG' | 'shell' }
  | { readonly kind: 'other' };

/** An index by its address. */
export interface IndexUse extends Place {
  readonly kind: 'index';
  /**
   * `replace`: in place of the default; `add`: beside it, so that either may answer for any name; `links`: a page of files
   * beside it; `scope`: for the names of one scope only.
   */
  readonly role: 'replace' | 'add' | 'links' | 'scope';
  /** The address; unknown parts by name. */
  readonly url: string;
}

/** Go modules that are no longer compared with the public log of checksums. */
export interface UncheckedModules extends Place {
  readonly kind: 'unchecked';
  /** The setting as written: `GOSUMDB=off`. */
  readonly text: string;
}

/** Packages that are built from whatever a repository holds at the time. */
export interface MovingReference extends Place {
  readonly kind: 'moving';
  /** The repository; unknown parts by name. */
  readonly url: string;
  /** The branch, when one is named. */
  readonly ref: string | undefined;
}

/** Every such place of a stage, in document order. */
export function packageSources(stage: StageModel): PackageSource[] {
  const found = [
    ...[...stage.commands, ...stage.triggered].flatMap((command) => [
      ...indexesInCommand(command, stage),
      ...movingInCommand(command),
    ]),
    ...indexesInVariables(stage),
    ...indexesInFiles(stage),
  ];
  const seen = new Set<string>();
  return found
    .filter((s) => {
      const key = `${s.span.start} ${s.kind === 'unchecked' ? s.text : s.url}`;
      return !seen.has(key) && seen.add(key);
    })
    .sort((a, b) => a.span.start - b.span.start);
}

import type { Instruction } from '../syntax/ast';
import type { Span } from '../syntax/span';
import { Files } from './files';
import type {
  Check,
  Execution,
  Fetch,
  Import,
  Operand,
  PackageFile,
  PackageUse,
  Repository,
  RunCommand,
  ServiceProgram,
} from './model';
import type { Value } from './value';

/** A fetch while the build is followed: its check may still come. */
export interface OpenFetch extends Fetch {
  check: Check | undefined;
}

/** How many commands one file may make us follow; real files stay under a few thousand. */
const stepLimit = 20_000;

/** Counts the work of one build, over all its stages. */
export class Budget {
  private steps = 0;

  /**
   * False once the limit is reached: whoever asks stops there.
   *
   * @param steps the work to be done; one for a command
   */
  spend(steps = 1): boolean {
    this.steps += steps;
    return this.steps <= stepLimit;
  }
}

/** A key imported into the keyring that `gpg --verify` will look in. */
export interface ImportedKey {
  /** True when the file fixes the key: 40 hex digits, or a key that came from the build context. */
  readonly fixed: boolean;
}

/** The state of one stage while its instructions are followed, and what was noticed on the way. */
export class Machine {
  directory = '/';
  readonly files: Files;
  keys: ImportedKey[] = [];

  readonly fetches: OpenFetch[] = [];
  readonly executions: Execution[] = [];
  readonly writes: { readonly path: string; readonly span: Span }[] = [];
  readonly repositories: Repository[] = [];
  readonly packages: PackageUse[] = [];
  readonly packageFiles: PackageFile[] = [];
  readonly commands: RunCommand[] = [];
  readonly imports: Import[] = [];
  readonly volumes: Operand[] = [];
  readonly ports: Operand[] = [];
  readonly programs: ServiceProgram[] = [];

  constructor(
    readonly stage: number,
    readonly budget: Budget,
    parent?: Machine,
  ) {
    this.files = new Files(parent?.files);
    if (!parent) return;
    this.directory = parent.directory;
    this.keys = [...parent.keys];
  }

  /** Notes a download. The returned fetch can be checked later. */
  fetch(tool: Fetch['tool'], url: Value, span: Span, instruction: Instruction): OpenFetch {
    const fetch: OpenFetch = { tool, url, span, instruction, stage: this.stage, check: checkInUrl(url) };
    this.fetches.push(fetch);
    return fetch;
  }

  /** Notes that downloads were compared with something the file fixes. */
  verify(fetches: readonly Fetch[], check: Check): void {
    for (const fetch of fetches) (fetch as OpenFetch).check ??= check;
  }
}

/** A URL that names its content: a git commit in the path, or a file called by its own hash. */
function checkInUrl(url: Value): Check | undefined {
  if (/\/(?:[0-9a-f]{40}|[0-9a-f]{64})(?:[/.]|$)/.test(url.text))
    return { kind: 'content-address', span: undefined };
  return undefined;
}

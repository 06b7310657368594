import type { Instruction } from '../syntax/ast';
import type { Span } from '../syntax/span';
import { Files } from './files';
import type {
  Check,
  Execution,
  Fetch,
  FetchUse,
  Import,
  KeyImport,
  Operand,
  PackageFile,
  PackageUse,
  Repository,
  RunCommand,
  ServiceProgram,
  Write,
} from './model';
import type { Value } from './value';

/** A fetch while the build is followed: its check may still come. */
export interface OpenFetch extends Fetch {
  check: Check | undefined;
  readonly uses: FetchUse[];
}

/** How many commands one file may make us follow; real files stay under a few thousand. */
const stepLimit = 20_000;

/** Uses of one download that are noted; more tell nothing new. */
const useLimit = 50;

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
  readonly writes: Write[] = [];
  readonly keyImports: KeyImport[] = [];
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
    const check = checkInUrl(url);
    const fetch: OpenFetch = { tool, url, span, instruction, stage: this.stage, check, uses: [] };
    this.fetches.push(fetch);
    return fetch;
  }

  /** Notes that downloads were compared with something the file fixes. */
  verify(fetches: readonly Fetch[], check: Check): void {
    for (const fetch of fetches) (fetch as OpenFetch).check ??= check;
  }

  /** Notes what the build does with downloads. */
  use(fetches: readonly Fetch[], how: FetchUse['how'], span: Span): void {
    for (const fetch of fetches as readonly OpenFetch[]) {
      if (fetch.uses.length >= useLimit) continue;
      fetch.uses.push({ how, span, checked: fetch.check !== undefined });
    }
  }
}

/** A URL that names its content: a git commit in the path, or a file called by its own hash. */
function checkInUrl(url: Value): Check | undefined {
  if (/\/(?:[0-9a-f]{40}|[0-9a-f]{64})(?:[/.]|$)/.test(url.text))
    return { kind: 'content-address', span: undefined };
  return undefined;
}

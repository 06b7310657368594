import type { Instruction } from '../syntax/ast';
import type { Span } from '../syntax/span';
import { ContextFiles } from './context-files';
import { Files } from './files';
import type {
  Check,
  Copy,
  Execution,
  Fetch,
  FetchUse,
  Import,
  KeyImport,
  Operand,
  PackageFile,
  PackageUse,
  PasswordSetting,
  Repository,
  RunCommand,
  ServiceProgram,
  Variable,
  WeakCheck,
  Write,
} from './model';
import type { Value } from './value';

/** A fetch while the build is followed: its check may still come. */
export interface OpenFetch extends Fetch {
  check: Check | undefined;
  weakCheck: WeakCheck | undefined;
  ref: Value | undefined;
  alternativeTo: Fetch | undefined;
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
  /** Downloads that it came with. */
  readonly fetches: readonly Fetch[];
  /** For a key server: the id as written, without blanks and `0x`. */
  readonly id?: string | undefined;
  readonly keyserver?: string | undefined;
  /** The keyring that it was put into, when that is not gpg's own. */
  readonly keyring?: string | undefined;
  /** Its URL or id in the document, when one of them brought it. */
  readonly span?: Span;
}

/** The state of one stage while its instructions are followed, and what was noticed on the way. */
export class Machine {
  directory = '/';
  readonly files: Files;
  keys: ImportedKey[] = [];
  /** Keys that commands wrote out, by the text that stands for them in files and pipes; see `keyText`. */
  readonly keyTexts: Map<string, readonly ImportedKey[]>;

  readonly fetches: OpenFetch[] = [];
  readonly executions: Execution[] = [];
  readonly writes: Write[] = [];
  readonly keyImports: KeyImport[] = [];
  readonly repositories: Repository[] = [];
  readonly packages: PackageUse[] = [];
  readonly packageFiles: PackageFile[] = [];
  readonly commands: RunCommand[] = [];
  readonly triggered: RunCommand[] = [];
  readonly variables: Variable[] = [];
  readonly imports: Import[] = [];
  readonly copies: Copy[] = [];
  readonly volumes: Operand[] = [];
  readonly triggeredVolumes: Operand[] = [];
  readonly ports: Operand[] = [];
  readonly programs: ServiceProgram[] = [];
  readonly passwords: PasswordSetting[] = [];
  /** What COPY and ADD took out of the build context in the stages below. */
  private readonly inheritedCopies: readonly Copy[];
  /**
   * True while what a container runs at its start is followed: scripts of the build context are then read when they are
   * named. What the build itself runs out of the context stays unread.
   */
  readsScripts = false;
  /** How often each script of the context was followed: scripts may run each other in circles. */
  readonly followed = new Map<string, number>();
  /** Downloads that Windows shells saved, by file name in lower case. */
  readonly windowsFiles: Map<string, OpenFetch>;

  constructor(
    readonly stage: number,
    readonly budget: Budget,
    parent?: Machine,
    /** Files of the build context that can be read. */
    readonly context: ContextFiles = parent?.context ?? new ContextFiles(undefined),
  ) {
    this.files = new Files(parent?.files);
    this.windowsFiles = new Map(parent?.windowsFiles);
    this.keyTexts = new Map(parent?.keyTexts);
    this.inheritedCopies = parent?.copiesOfContext ?? [];
    if (!parent) return;
    this.directory = parent.directory;
    this.readsScripts = parent.readsScripts;
    this.keys = [...parent.keys];
  }

  /** What COPY and ADD took out of the build context, here and in the stages below, in order. */
  get copiesOfContext(): readonly Copy[] {
    const own = this.copies.filter((c) => c.from === 'context' && c.via !== 'mount');
    return own.length === 0 ? this.inheritedCopies : [...this.inheritedCopies, ...own];
  }

  /** Notes a download. The returned fetch can be checked later. */
  fetch(tool: Fetch['tool'], url: Value, span: Span, instruction: Instruction): OpenFetch {
    const check = checkInUrl(url);
    const fetch: OpenFetch = {
      tool,
      url,
      span,
      instruction,
      stage: this.stage,
      check,
      weakCheck: undefined,
      ref: undefined,
      alternativeTo: undefined,
      uses: [],
    };
    this.fetches.push(fetch);
    return fetch;
  }

  /** Comparisons with sums that were fetched: they count once a signature or a sum of the file covers the sums. */
  private readonly pending: { sums: readonly Fetch[]; fetches: readonly Fetch[]; check: Check }[] = [];

  /** Notes that downloads were compared with something the file fixes. */
  verify(fetches: readonly Fetch[], check: Check): void {
    for (const fetch of fetches) (fetch as OpenFetch).check ??= check;
    if (fetches.length === 0) return;
    for (const p of this.pending)
      if (p.sums.every((f) => f.check)) for (const f of p.fetches) (f as OpenFetch).check ??= p.check;
  }

  /**
   * Notes that downloads were compared with sums.
   *
   * @param sums the downloads that the sums come from; none when the file itself has them
   */
  verifyBySums(fetches: readonly Fetch[], sums: readonly Fetch[], check: Check): void {
    if (sums.every((f) => f.check)) {
      this.verify(fetches, check);
      return;
    }
    if (this.pending.length < useLimit) this.pending.push({ sums, fetches, check });
    this.verifyWeakly(fetches, { kind: 'fetched-sum', span: check.span ?? { start: 0, end: 0 } });
  }

  /** What was unpacked is compared file by file before it is used: to unpack it first was no use of it. */
  unpackedBeforeCheck(fetches: readonly Fetch[]): void {
    for (const { uses } of fetches as readonly OpenFetch[])
      uses.forEach((use, i) => {
        if (use.how === 'unpack' || use.how === 'executable') uses[i] = { ...use, checked: true };
      });
  }

  /** Notes that downloads were compared with something that the file does not fix. */
  verifyWeakly(fetches: readonly Fetch[], check: WeakCheck): void {
    for (const fetch of fetches) (fetch as OpenFetch).weakCheck ??= check;
  }

  /** Notes what the build does with downloads. */
  use(fetches: readonly Fetch[], how: FetchUse['how'], span: Span): void {
    for (const fetch of fetches as readonly OpenFetch[]) {
      const last = fetch.uses.at(-1);
      if (fetch.uses.length >= useLimit || (last?.how === how && last.span.start === span.start)) continue;
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

import type { Dockerfile, Instruction } from '../syntax/ast';
import type { MappedText } from '../syntax/mapped-text';
import { runText } from '../syntax/shell';
import type { Span } from '../syntax/span';
import type { Machine, OpenFetch } from './machine';
import { Value } from './value';

const urlPattern = /(?:https?|ftp):\/\/[^\s'"`;)|]+/;
/** Cmdlets, methods and programs that fetch what a URL names. */
const fetching =
  /\b(?:Invoke-WebRequest|Invoke-RestMethod|iwr|irm|curl(?:\.exe)?|wget(?:\.exe)?|Start-BitsTransfer)\b|\.Download(?:String|File|Data)(?:Async|TaskAsync)?\(/i;
/** What runs text: `iex`, and a script block that is made from it. */
const running = /\b(?:iex|Invoke-Expression)\b|\[scriptblock\]::Create\(/i;
const printing = /^\s*(?:Write-(?:Host|Output|Verbose|Warning|Error|Information)|echo)\b/i;

/** Files that are followed; more are in no real build, and each statement is looked through for each. */
const fileLimit = 50;

/** What a variable of the script holds: a written text, or what was fetched. */
interface Variable {
  readonly url: { readonly text: string; readonly from: number } | undefined;
  readonly fetch: OpenFetch | undefined;
  /** True for a written checksum, or one that comes in from outside of the script. */
  readonly digest: boolean;
}

/**
 * Windows shells are read in a simple way, statement by statement: which URLs are fetched, into which file, whether it
 * is compared with a checksum, and whether what came is run (`iex`, `& .\file`, `powershell -File`) or unpacked.
 * Anything else is left alone.
 */
export function followPowerShell(dockerfile: Dockerfile, instruction: Instruction, machine: Machine): void {
  new Reader(runText(dockerfile, instruction), instruction, machine).read();
}

class Reader {
  private readonly variables = new Map<string, Variable>();

  constructor(
    private readonly text: MappedText,
    private readonly instruction: Instruction,
    private readonly machine: Machine,
  ) {}

  read(): void {
    for (const { at, part } of statements(this.text.value)) {
      if (!this.machine.budget.spend()) return;
      if (printing.test(part)) continue;
      const fetch = this.fetched(part, at);
      const held = fetch ?? this.heldIn(part);
      this.assign(part, at, fetch);
      if (held && running.test(part)) this.run(held, 'pipe', 'Invoke-Expression', undefined, part, at);
      else if (fetch) this.save(fetch, part);
      this.useFiles(part, at, fetch !== undefined);
    }
  }

  /** The download that a statement makes. */
  private fetched(part: string, at: number): OpenFetch | undefined {
    const by = fetching.exec(part);
    if (!by) return undefined;
    const written = urlPattern.exec(part);
    const known = written
      ? { text: written[0], from: at + written.index }
      : this.named(part.slice(by.index)).find((v) => v.url)?.url;
    if (!known) return undefined;
    const value = Value.mapped(this.text.sub(known.from, known.from + known.text.length));
    return this.machine.fetch(
      'powershell',
      value,
      this.span(known.from, known.text.length),
      this.instruction,
    );
  }

  /** Variables that a text names, as far as they are known. */
  private named(part: string): Variable[] {
    return [...part.matchAll(/\$(?!env:)(\w+)/gi)].flatMap(
      (m) => this.variables.get((m[1] as string).toLowerCase()) ?? [],
    );
  }

  private heldIn(part: string): OpenFetch | undefined {
    return running.test(part) ? this.named(part).find((v) => v.fetch)?.fetch : undefined;
  }

  private assign(part: string, at: number, fetch: OpenFetch | undefined): void {
    // Behind `powershell -Command "` too.
    const m = /(?:^|["{(]|-c(?:ommand)?\s)\s*\$(?!env:)(\w+)\s*=\s*/i.exec(part);
    if (!m) return;
    const rest = part.slice(m.index + m[0].length);
    const url = /^['"]?((?:https?|ftp):\/\/[^\s'"`;)|]+)['"]?\s*$/.exec(rest)?.[1];
    this.variables.set((m[1] as string).toLowerCase(), {
      url: url === undefined ? undefined : { text: url, from: at + part.indexOf(url, m.index) },
      fetch: savedName(part) === undefined ? fetch : undefined,
      digest: /^['"]?(?:[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})['"]?\s*$|^\$env:\w+\s*$/i.test(rest),
    });
  }

  private save(fetch: OpenFetch, part: string): void {
    const name = savedName(part);
    const { windowsFiles } = this.machine;
    if (name !== undefined && windowsFiles.size < fileLimit) windowsFiles.set(fileName(name), fetch);
  }

  /** What a statement does with files that were fetched before. */
  private useFiles(part: string, at: number, fetches: boolean): void {
    const lower = part.toLowerCase();
    for (const [name, fetch] of this.machine.windowsFiles) {
      const found = lower.indexOf(name);
      if (found < 0 || /[\w.-]/.test(part[found + name.length] ?? '') || /[\w.-]/.test(part[found - 1] ?? ''))
        continue;
      if (/\b(?:Get-FileHash|certutil)\b/i.test(part)) {
        if (this.compares(part))
          this.machine.verify([fetch], { kind: 'checksum', span: this.span(at, part.length) });
      } else if (/\b(?:Expand-Archive|tar|7z)\b|::ExtractToDirectory\(/i.test(part)) {
        this.machine.use([fetch], 'unpack', this.span(at, part.length));
      } else if (/\.(?:ps1|bat|cmd)$/.test(name)) {
        if (!fetches && starts(part, found)) this.run(fetch, 'file', 'powershell', name, part, at);
      } else if (!fetches && (starts(part, found) || /\bmsiexec\b/i.test(part))) {
        this.machine.use([fetch], /\.msi$/.test(name) ? 'install' : 'run', this.span(at, part.length));
      }
    }
  }

  /** `(Get-FileHash x).Hash -ne '…'` with a strong sum that the Dockerfile fixes. */
  private compares(part: string): boolean {
    if (/-Algorithm\s+['"]?(?:md5|sha1)\b/i.test(part) || !/-(?:ne|eq|ine|ieq|cne|ceq)\b|!=|==/i.test(part))
      return false;
    return /['"]?[0-9a-f]{64,128}\b|\$env:\w+/i.test(part) || this.named(part).some((v) => v.digest);
  }

  private run(
    fetch: OpenFetch,
    how: 'pipe' | 'file',
    interpreter: string,
    path: string | undefined,
    part: string,
    at: number,
  ): void {
    const span = this.span(at, part.length);
    this.machine.use([fetch], 'run', span);
    this.machine.executions.push({
      fetch,
      how,
      interpreter,
      path,
      steps: [],
      span,
      instruction: this.instruction,
      checked: fetch.check !== undefined,
      script: true,
      command: undefined,
    });
  }

  private span(from: number, length: number): Span {
    return this.text.spanOf(from, from + length);
  }
}

/** Splits at `;`, line ends and `&&` outside of quotes, in one pass; blanks around a statement are left out. */
function statements(text: string): { readonly at: number; readonly part: string }[] {
  const out: { at: number; part: string }[] = [];
  let quote = '';
  let from = 0;
  const push = (end: number) => {
    const piece = text.slice(from, end);
    const part = piece.trim();
    if (part !== '') out.push({ at: from + piece.indexOf(part), part });
    from = end + 1;
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string;
    // A double quote may hold a whole script (`powershell -Command "…"`), so only single ones keep text together.
    if (quote === '' && c === "'") quote = text.indexOf("'", i + 1) > 0 ? c : '';
    else if (c === quote || c === '\n') quote = '';
    if (quote === '' && (c === ';' || c === '\n' || (c === '&' && text[i + 1] === '&'))) push(i);
  }
  push(text.length);
  return out;
}

/** The file that a statement saves to. */
function savedName(part: string): string | undefined {
  return (
    /-(?:OutFile|Destination)\s+["']?([^\s"';]+)/i.exec(part)?.[1] ??
    /\.DownloadFile(?:Async|TaskAsync)?\([^,]+,\s*["']?([^"'),]+)/i.exec(part)?.[1] ??
    /\b(?:curl|wget)(?:\.exe)?\s(?:.*\s)?(?:-[A-Za-z]*o|--output)\s+["']?([^\s"';]+)/i.exec(part)?.[1]
  );
}

/** Files go by the last part of their path: folders change too often to be followed here. */
function fileName(path: string): string {
  return path.replace(/^.*[\\/]/, '').toLowerCase();
}

/** True when the file's name at `found` stands where a command does, or behind what runs a script. */
function starts(part: string, found: number): boolean {
  const before = part.slice(0, found).replace(/["']?[^\s"'(]*$/, '');
  return /(?:^|[&.|({]|-File|-Command|-FilePath|\/c|\bcall|\bStart-Process|\bpowershell(?:\.exe)?|\bpwsh)\s*$/i.test(
    before,
  );
}

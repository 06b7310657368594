import { type Connection, DiagnosticSeverity } from 'vscode-languageserver';
import { discoverPolicyFile, folderOf } from '../policy/discover';
import { type PolicyFileResult, type PolicyProblem, readPolicyFile } from '../policy/read';
import { policyFileName } from '../policy/schema';
import { LineIndex } from '../syntax/lines';
import { diagnosticSource, rangeOf } from './convert';
import type { Folders } from './folders';
import type { ReadFile } from './read-file';

/** A policy file with its content. */
export interface PolicyFile extends PolicyFileResult {
  readonly uri: string;
  readonly text: string;
}

/** Policy files, each read once and kept until it changes; what is wrong in one is shown in it. */
export class PolicyFiles {
  private readonly texts = new Map<string, Promise<string | undefined>>();
  private readonly parsed = new Map<string, PolicyFile>();
  private readonly marked = new Set<string>();

  /**
   * @param openText text of a policy file that is open in the editor: it counts before it is saved
   */
  constructor(
    private readonly connection: Connection,
    private readonly folders: Folders,
    private readonly knownRules: ReadonlySet<string>,
    private readonly openText: (uri: string) => string | undefined,
    private readonly readFile: ReadFile,
  ) {}

  /** The policy file that holds for a document: the nearest one from its folder up to its workspace folder. */
  async of(document: string): Promise<PolicyFile | undefined> {
    const folder = this.folders.of(document);
    if (folder === undefined && document.startsWith('untitled:')) return undefined;
    const start = document.startsWith('untitled:') ? `${folder}/untitled` : document;
    const found = await discoverPolicyFile(start, folder ?? folderOf(document), (uri) => this.read(uri));
    return found && this.parse(found.address, found.text);
  }

  /** Where a new policy file for a document would go: its workspace folder, else its own folder. */
  newUri(document: string): string | undefined {
    const folder =
      this.folders.of(document) ?? (document.startsWith('untitled:') ? undefined : folderOf(document));
    return folder && `${folder}/${policyFileName}`;
  }

  /** Forgets a file that changed, came or went. */
  changed(uri: string): void {
    this.texts.delete(uri);
    this.parsed.delete(uri);
    this.mark(uri, '', []);
  }

  /** Forgets all files: the workspace's folders changed. */
  clear(): void {
    for (const uri of [...this.texts.keys()]) this.changed(uri);
  }

  private read(uri: string): Promise<string | undefined> {
    const open = this.openText(uri);
    if (open !== undefined) return Promise.resolve(open);
    const known = this.texts.get(uri);
    if (known) return known;
    const text = this.readFile(uri);
    this.texts.set(uri, text);
    return text;
  }

  private parse(uri: string, text: string): PolicyFile {
    const known = this.parsed.get(uri);
    if (known?.text === text) return known;
    const file = { uri, text, ...readPolicyFile(text, this.knownRules) };
    this.parsed.set(uri, file);
    this.mark(uri, text, file.problems);
    return file;
  }

  private mark(uri: string, text: string, problems: readonly PolicyProblem[]): void {
    if (problems.length === 0 && !this.marked.delete(uri)) return;
    if (problems.length > 0) this.marked.add(uri);
    const lines = new LineIndex(text);
    void this.connection.sendDiagnostics({
      uri,
      diagnostics: problems.map(({ span, message }) => ({
        range: rangeOf(lines, span),
        severity: DiagnosticSeverity.Warning,
        source: diagnosticSource,
        message,
      })),
    });
  }
}

import type { CancellationToken, Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { parseCompose } from '../compose/parse';
import type { AnyLintResult } from '../compose-linter';
import { type Engine, unfit } from '../engine';
import type { LintInput } from '../linter';
import { mergePolicy } from '../policy/merge';
import { policyFileName } from '../policy/schema';
import { parseDockerfile } from '../syntax';
import { LineIndex } from '../syntax/lines';
import type { BuildContexts } from './build-contexts';
import { cancelled } from './cancelled';
import type { ContextFiles } from './context-files';
import { kindOf } from './document-kind';
import type { Folders } from './folders';
import type { Packages } from './packages/packages';
import type { PolicyFiles } from './policy-files';
import type { ImageFactsStore } from './registry/facts';
import type { SettingsCache } from './settings';

/** What the linter says of one version of a document under one policy. */
export interface Analysis {
  readonly uri: string;
  readonly version: number;
  readonly input: LintInput;
  readonly lines: LineIndex;
  /** Of a Dockerfile, or of a compose file. */
  readonly result: AnyLintResult;
  /** Differs from the id of every other analysis of this server. */
  readonly id: string;
}

interface Cached extends Analysis {
  readonly key: string;
}

/** Analyses of open documents: one per document is kept, for its newest version. */
export class Analyses {
  private readonly cache = new Map<string, Cached>();
  private readonly reported = new Set<string>();
  private count = 0;

  constructor(
    private readonly connection: Connection,
    private readonly engine: Engine,
    private readonly documents: TextDocuments<TextDocument>,
    private readonly settings: SettingsCache,
    private readonly policies: PolicyFiles,
    private readonly folders: Folders,
    private readonly contexts: ContextFiles,
    private readonly facts: ImageFactsStore,
    private readonly buildContexts: BuildContexts,
    private readonly packages: Packages,
  ) {}

  /**
   * The analysis of an open document as it stands now.
   * @returns undefined when the document is not open (any more), is neither Dockerfile nor compose file, or linting is switched off for it
   * @throws the protocol's "request cancelled" error when the token is cancelled
   */
  async of(uri: string, token: CancellationToken): Promise<Analysis | undefined> {
    if (isPolicyFile(uri) || !this.documents.get(uri)) return undefined;
    const input = await this.inputFor(uri, this.documents.get(uri)?.languageId);
    // A pause, so that a cancellation that is already under way is seen before the work and not after it.
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (token.isCancellationRequested) throw cancelled();
    const document = this.documents.get(uri);
    if (!document || !input) return undefined;
    const key = JSON.stringify([
      document.version,
      input.policy,
      input.surroundings,
      input.today,
      this.facts.generation,
      this.contexts.generation,
      this.buildContexts.generation,
      this.packages.sizes?.generation,
    ]);
    const cached = this.cache.get(uri);
    if (cached?.key === key) return cached;
    const text = document.getText();
    const analysis = { ...this.analyse(uri, document.version, { ...input, text }), key };
    this.cache.set(uri, analysis);
    return analysis;
  }

  /** The analysis of a text that is not open in the editor, under the policy of its address. */
  async ofText(uri: string, text: string): Promise<Analysis | undefined> {
    const input = await this.inputFor(uri);
    if (!input) return undefined;
    // Nobody asks again for what is not open: the files that it copies are read now, and waited for.
    if (!this.documents.get(uri)) this.contexts.forget(uri);
    const { generation } = this.contexts;
    const analysis = this.analyse(uri, 0, { ...input, text });
    await this.contexts.settled();
    return this.contexts.generation === generation ? analysis : this.analyse(uri, 0, analysis.input);
  }

  /** True when a document has the version that an analysis judged. */
  isCurrent(analysis: Analysis): boolean {
    return this.documents.get(analysis.uri)?.version === analysis.version;
  }

  forget(uri: string): void {
    this.cache.delete(uri);
  }

  /** Everything but the text; undefined when linting is switched off. */
  private async inputFor(uri: string, languageId?: string): Promise<Omit<LintInput, 'text'> | undefined> {
    const kind = kindOf(uri, languageId);
    if (!kind) return undefined;
    const [settings, file] = await Promise.all([this.settings.of(uri), this.policies.of(uri)]);
    if (!settings.enable) return undefined;
    return {
      kind,
      policy: mergePolicy(settings.pieces, file?.pieces),
      surroundings: this.folders.surroundingsOf(uri),
      today: new Date(new Date().toISOString().slice(0, 10)),
      images: this.facts.table,
      contextFile: kind === 'compose' ? this.contexts.beside(uri) : this.contexts.of(uri),
      packages: this.packages.sizes,
    };
  }

  private analyse(uri: string, version: number, input: LintInput): Analysis {
    const buildContext = input.kind === 'compose' ? undefined : this.buildContexts.of(uri, input.text);
    const result = this.lint(buildContext ? { ...input, buildContext } : input);
    return { uri, version, input, lines: new LineIndex(input.text), result, id: `${++this.count}` };
  }

  /** The linter, guarded: whatever happens there, the server stands. */
  readonly lint = (input: LintInput): AnyLintResult => {
    if (unfit(input.text)) return nothing(input);
    try {
      const result = this.engine.lint(input);
      for (const { rule, error } of result.failures) this.reportOnce(rule, error);
      return result;
    } catch (error) {
      this.reportOnce('linter', error);
      return nothing(input);
    }
  };

  private reportOnce(rule: string, error: unknown): void {
    if (this.reported.has(rule)) return;
    this.reported.add(rule);
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.connection.console.error(`${rule} failed; what the other rules find stands. ${detail}`);
  }
}

function nothing({ kind }: LintInput): AnyLintResult {
  const empty = { findings: [], failures: [] };
  return kind === 'compose'
    ? { compose: parseCompose(''), ...empty }
    : { dockerfile: parseDockerfile(''), ...empty };
}

/** True for a policy file, which clients may open with us so that it counts before it is saved. */
export function isPolicyFile(uri: string): boolean {
  return uri.endsWith(`/${policyFileName}`);
}

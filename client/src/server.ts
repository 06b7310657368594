import * as vscode from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import {
  type OutlineParams,
  type OutlineResult,
  outlineRequest,
  type ReadFileParams,
  type ReadFileResult,
  type RulesResult,
  readFileRequest,
  rulesRequest,
  type SummaryParams,
  type SummaryResult,
  type SurroundingsParams,
  summaryRequest,
  surroundingsNotification,
} from '../../server/src/protocol';
import { readWorkspaceFile } from './read-file';

export type ServerState = 'starting' | 'running' | 'stopped';

/** The language server as the rest of the client sees it. */
export class Server implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<ServerState>();
  /** Fires with the new state. */
  readonly onDidChangeState = this.changed.event;
  private readonly listeners: vscode.Disposable[];

  constructor(
    private readonly client: BaseLanguageClient,
    readonly log: vscode.LogOutputChannel,
  ) {
    this.listeners = [
      client.onDidChangeState(() => this.changed.fire(this.state)),
      client.onRequest(
        readFileRequest,
        (params: ReadFileParams): Promise<ReadFileResult> => readWorkspaceFile(params.uri),
      ),
    ];
  }

  get state(): ServerState {
    if (this.client.state === State.Running) return 'running';
    return this.client.state === State.Starting ? 'starting' : 'stopped';
  }

  /** Starts the server. Does not reject: what went wrong stands in the log and in the state. */
  async start(): Promise<void> {
    try {
      await this.client.start();
    } catch (error) {
      this.log.error(`The language server did not start: ${messageOf(error)}`);
      this.changed.fire(this.state);
    }
  }

  /** Stops the server, if it runs, and starts it anew. */
  async restart(): Promise<void> {
    this.log.info('Restarting the language server.');
    try {
      if (this.client.needsStop()) await this.client.stop();
    } catch (error) {
      this.log.warn(`The language server did not stop in order: ${messageOf(error)}`);
    }
    await this.start();
  }

  /** Findings of a document; undefined when the server cannot say. */
  summary(params: SummaryParams): Promise<SummaryResult | undefined> {
    return this.ask<SummaryResult>(summaryRequest, params);
  }

  /** Stages and instructions of a document; undefined when the server cannot say. */
  outline(params: OutlineParams): Promise<OutlineResult | undefined> {
    return this.ask<OutlineResult>(outlineRequest, params);
  }

  /** Every rule with its page; undefined when the server cannot say. */
  rules(): Promise<RulesResult | undefined> {
    return this.ask<RulesResult>(rulesRequest, {});
  }

  async tellSurroundings(params: SurroundingsParams): Promise<void> {
    if (this.state === 'running') await this.client.sendNotification(surroundingsNotification, params);
  }

  private async ask<R>(method: string, params: object): Promise<R | undefined> {
    try {
      if (this.state === 'starting') await this.client.start();
      return await this.client.sendRequest<R>(method, params);
    } catch (error) {
      this.log.warn(`${method} failed: ${messageOf(error)}`);
      return undefined;
    }
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
    this.changed.dispose();
  }
}

/** What to show of something thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

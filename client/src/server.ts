import * as vscode from 'vscode';
import { type BaseLanguageClient, State, WorkDoneProgress } from 'vscode-languageclient';
import {
  type AddSignerParams,
  type AddSignerResult,
  addSignerRequest,
  type BuildContextParams,
  type BuildContextResult,
  type BuildxPolicyParams,
  type BuildxPolicyResult,
  buildContextRequest,
  buildxPolicyRequest,
  type CheckUpdatesParams,
  type CheckUpdatesResult,
  checkUpdatesRequest,
  type DescribeImageParams,
  type DescribeImageResult,
  describeImageRequest,
  type FillInArgument,
  type FillInOutlook,
  type FillInParams,
  type FillInResult,
  fillInOutlookRequest,
  fillInRequest,
  type KnowledgeResult,
  knowledgeRequest,
  type OutlineParams,
  type OutlineResult,
  outlineRequest,
  type PinParams,
  type PinResult,
  type ProvenanceParams,
  type ProvenanceResult,
  pinRequest,
  provenanceRequest,
  type ReadFileParams,
  type ReadFileResult,
  type RegistryRefusal,
  type RegistryStatusParams,
  type RulesResult,
  readFileRequest,
  registryStatusNotification,
  rulesRequest,
  type SignedImagesParams,
  type SignedImagesResult,
  type SummaryParams,
  type SummaryResult,
  type SurroundingsParams,
  signedImagesRequest,
  summaryRequest,
  surroundingsNotification,
  type UpdatePackagesParams,
  type UpdatePackagesResult,
  type UpdaterParams,
  type UpdaterResult,
  updatePackagesRequest,
  updaterRequest,
  type VerifySignatureParams,
  type VerifySignatureResult,
  verifySignatureRequest,
  workspaceTrustNotification,
} from '../../server/src/protocol';
import { readWorkspaceFile } from './read-file';

export type ServerState = 'starting' | 'running' | 'stopped';

/** How a request that takes a while is followed. */
export interface Following {
  readonly token: vscode.CancellationToken;
  /** Gets what was done last, and how far all is, in percent. */
  readonly report?: (message: string, percentage: number) => void;
}

/** The language server as the rest of the client sees it. */
export class Server implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<ServerState>();
  /** Fires with the new state. */
  readonly onDidChangeState = this.changed.event;
  private readonly asked = new vscode.EventEmitter<RegistryStatusParams>();
  /** Fires when registries are asked, answer, or do not. */
  readonly onRegistryStatus = this.asked.event;
  private readonly listeners: vscode.Disposable[];
  private tokens = 0;

  constructor(
    private readonly client: BaseLanguageClient,
    readonly log: vscode.LogOutputChannel,
  ) {
    this.listeners = [
      client.onDidChangeState(() => {
        this.changed.fire(this.state);
        // A server that ended answers no more.
        if (this.state !== 'running') this.asked.fire({ asking: 0, problems: [] });
        void this.tellTrust();
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.tellTrust()),
      client.onNotification(registryStatusNotification, (status: RegistryStatusParams) =>
        this.asked.fire(status),
      ),
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

  /** What a build sends to the engine; undefined when the server cannot say. */
  buildContext(params: BuildContextParams): Promise<BuildContextResult | undefined> {
    return this.ask<BuildContextResult>(buildContextRequest, params);
  }

  /** Stages and instructions of a document; undefined when the server cannot say. */
  outline(params: OutlineParams): Promise<OutlineResult | undefined> {
    return this.ask<OutlineResult>(outlineRequest, params);
  }

  /** Every rule with its page; undefined when the server cannot say. */
  rules(): Promise<RulesResult | undefined> {
    return this.ask<RulesResult>(rulesRequest, {});
  }

  /** Edits that pin images to digests; undefined when cancelled or the server cannot say. */
  pin(params: PinParams, following: Following): Promise<PinResult | RegistryRefusal | undefined> {
    return this.follow<PinResult | RegistryRefusal>(pinRequest, params, following);
  }

  /** Whether images have updates; undefined when cancelled or the server cannot say. */
  checkUpdates(
    params: CheckUpdatesParams,
    following: Following,
  ): Promise<CheckUpdatesResult | RegistryRefusal | undefined> {
    return this.follow<CheckUpdatesResult | RegistryRefusal>(checkUpdatesRequest, params, following);
  }

  /** Lets a registry be asked about an image; undefined when cancelled or the server cannot say. */
  describeImage(
    params: DescribeImageParams,
    following: Following,
  ): Promise<DescribeImageResult | RegistryRefusal | undefined> {
    return this.follow<DescribeImageResult | RegistryRefusal>(describeImageRequest, params, following);
  }

  /** What is to be known before a repair is completed; undefined when cancelled or the server cannot say. */
  fillInOutlook(
    params: FillInArgument,
    token: vscode.CancellationToken,
  ): Promise<FillInOutlook | RegistryRefusal | undefined> {
    return this.ask<FillInOutlook | RegistryRefusal>(fillInOutlookRequest, params, token);
  }

  /** Edits of a repair with what a server answered; undefined when cancelled or the server cannot say. */
  fillIn(params: FillInParams, following: Following): Promise<FillInResult | RegistryRefusal | undefined> {
    return this.follow<FillInResult | RegistryRefusal>(fillInRequest, params, following);
  }

  /** Images of a document and who must have signed them; undefined when the server cannot say. */
  signedImages(params: SignedImagesParams): Promise<SignedImagesResult | undefined> {
    return this.ask<SignedImagesResult>(signedImagesRequest, params);
  }

  /** Checks an image's signature; undefined when cancelled or the server cannot say. */
  verifySignature(
    params: VerifySignatureParams,
    token: vscode.CancellationToken,
  ): Promise<VerifySignatureResult | undefined> {
    return this.ask<VerifySignatureResult>(verifySignatureRequest, params, token);
  }

  /** Writes a signer into the policy file of a document; undefined when the server cannot say. */
  addSigner(params: AddSignerParams): Promise<AddSignerResult | undefined> {
    return this.ask<AddSignerResult>(addSignerRequest, params);
  }

  /** The build policy for Buildx; undefined when the server cannot say, null when it has nothing to say. */
  buildxPolicy(params: BuildxPolicyParams): Promise<BuildxPolicyResult | undefined> {
    return this.ask<BuildxPolicyResult>(buildxPolicyRequest, params);
  }

  /** The configuration of Renovate or Dependabot; undefined when the server cannot say. */
  updater(params: UpdaterParams): Promise<UpdaterResult | undefined> {
    return this.ask<UpdaterResult>(updaterRequest, params);
  }

  /** Where everything in an image comes from; undefined when the server cannot say. */
  provenance(params: ProvenanceParams): Promise<ProvenanceResult | undefined> {
    return this.ask<ProvenanceResult>(provenanceRequest, params);
  }

  /** Lets package data be fetched; undefined when cancelled or the server cannot say. */
  updatePackages(
    params: UpdatePackagesParams,
    following: Following,
  ): Promise<UpdatePackagesResult | undefined> {
    return this.follow<UpdatePackagesResult>(updatePackagesRequest, params, following);
  }

  /** Whether the user trusts the workspace decides what the server does unasked. */
  private async tellTrust(): Promise<void> {
    if (this.state !== 'running') return;
    const { isTrusted: trusted } = vscode.workspace;
    await this.client.sendNotification(workspaceTrustNotification, { trusted });
  }

  /** The tables of facts with their days; undefined when the server cannot say. */
  knowledge(): Promise<KnowledgeResult | undefined> {
    return this.ask<KnowledgeResult>(knowledgeRequest, {});
  }

  async tellSurroundings(params: SurroundingsParams): Promise<void> {
    if (this.state === 'running') await this.client.sendNotification(surroundingsNotification, params);
  }

  /** Asks what can be cancelled and tells how far it is. */
  private async follow<R>(
    method: string,
    params: object,
    { token, report }: Following,
  ): Promise<R | undefined> {
    if (!report) return this.ask<R>(method, params, token);
    const workDoneToken = `dockerfileHygiene-${++this.tokens}`;
    const listener = this.client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
      if (value.kind === 'report') report(value.message ?? '', value.percentage ?? 0);
    });
    try {
      return await this.ask<R>(method, { ...params, workDoneToken }, token);
    } finally {
      listener.dispose();
    }
  }

  private async ask<R>(
    method: string,
    params: object,
    token?: vscode.CancellationToken,
  ): Promise<R | undefined> {
    try {
      if (this.state === 'starting') await this.client.start();
      // A token that is undefined would go out as a second parameter.
      return token
        ? await this.client.sendRequest<R>(method, params, token)
        : await this.client.sendRequest<R>(method, params);
    } catch (error) {
      if (token?.isCancellationRequested) return undefined;
      this.log.warn(`${method} failed: ${messageOf(error)}`);
      return undefined;
    }
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
    this.changed.dispose();
    this.asked.dispose();
  }
}

/** What to show of something thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

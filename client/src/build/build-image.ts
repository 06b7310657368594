import { readFile, stat } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { OutlineResult } from '../../../server/src/protocol';
import { messageOf, type Server } from '../server';
import {
  type BuildOrder,
  type BuiltImage,
  buildInvocation,
  inspectInvocation,
  readInspection,
} from './arguments';
import type { BuildDiagnostics } from './build-diagnostics';
import { BuildTerminal, showAsTask } from './build-terminal';
import { chooseContext, chooseDockerfile, chooseTag, chooseTarget } from './choices';
import { dockerfileInput } from './dockerfile-input';
import { type Engine, type EngineChoice, findEngine, noEngineMessage } from './engines';
import type { BuildEvent } from './events';
import { type Failure, FailureWatch } from './failure';
import { duration, shortId } from './format';
import { runProgram, thisMachine } from './machine';
import type { BuildMemory } from './memory';
import { type BuildEnd, runBuild } from './run-build';
import { tagProblem } from './tag';
import { colour, TerminalText } from './terminal-text';

/** What a caller of the command (a key binding, a test) may say beforehand; what is not said is asked. */
export interface BuildArguments {
  readonly dockerfile?: vscode.Uri;
  /** Absolute path. */
  readonly context?: string;
  /** Name of a stage, `null` for the last one. */
  readonly target?: string | null;
  readonly tag?: string;
}

/** How a build ended; the command returns it. */
export interface BuildResult {
  readonly outcome: BuildEnd['kind'];
  readonly image?: BuiltImage;
  readonly failure?: Failure;
}

/** Reads the command's argument: a file's URI from a menu, or {@link BuildArguments} from a key binding. */
export function readArguments(argument: unknown): BuildArguments {
  if (argument instanceof vscode.Uri) return { dockerfile: argument };
  if (typeof argument !== 'object' || argument === null) return {};
  const { dockerfile, context, target, tag } = argument as Record<string, unknown>;
  const uri =
    dockerfile instanceof vscode.Uri
      ? dockerfile
      : typeof dockerfile === 'string'
        ? vscode.Uri.file(dockerfile)
        : undefined;
  return {
    ...(uri ? { dockerfile: uri } : {}),
    ...(typeof context === 'string' ? { context } : {}),
    ...(typeof target === 'string' || target === null ? { target } : {}),
    ...(typeof tag === 'string' && tagProblem(tag) === undefined ? { tag } : {}),
  };
}

/** *Build Image…*: asks what is needed, builds what is in the editor, and reports. */
export class BuildImage implements vscode.Disposable {
  private readonly running = new Set<string>();
  private readonly stops = new Set<vscode.CancellationTokenSource>();

  constructor(
    private readonly server: Server,
    private readonly memory: BuildMemory,
    private readonly diagnostics: BuildDiagnostics,
  ) {}

  /** @returns undefined when nothing was built, because the user gave up or something was missing (which is said). */
  async run(given: BuildArguments): Promise<BuildResult | undefined> {
    if (!(await inTrustedWorkspace())) return undefined;
    const document = await chooseDockerfile(given.dockerfile);
    if (!document) return undefined;
    const { uri } = document;
    if (uri.scheme !== 'file' && uri.scheme !== 'untitled') {
      void vscode.window.showErrorMessage(
        `An engine cannot reach files of “${uri.scheme}:”. Open the folder on a disk to build an image from it.`,
      );
      return undefined;
    }
    const key = uri.toString();
    if (this.running.has(key)) {
      void vscode.window.showInformationMessage('This Dockerfile is being built already.');
      return undefined;
    }
    const settings = vscode.workspace.getConfiguration('dockerfileHygiene.build', uri);
    if (settings.get('askOnErrors', true) && !(await this.errorsAccepted(document))) return undefined;
    const search = await findEngine(
      settings.get<EngineChoice>('engine', 'auto'),
      settings.get('enginePath', '').trim(),
      thisMachine,
      runProgram,
    );
    if (!search.found) {
      const message = noEngineMessage(search);
      this.server.log.error(message);
      void vscode.window.showErrorMessage(message);
      return undefined;
    }

    const remembered = this.memory.recall(uri);
    const outline = await this.server.outline({ uri: key, text: document.getText() });
    const target = given.target === undefined ? await chooseTarget(outline, remembered.target) : given.target;
    if (target === undefined) return undefined;
    const context = given.context ?? (await chooseContext(document, remembered.context));
    if (context === undefined) return undefined;
    if (!(await isFolder(context))) {
      void vscode.window.showErrorMessage(`There is no folder “${context}” to use as build context.`);
      return undefined;
    }
    const tag = given.tag ?? (await chooseTag(document, context, remembered.tag));
    if (tag === undefined) return undefined;
    await this.memory.remember(uri, { context, tag, ...(target === null ? {} : { target }) });

    this.running.add(key);
    try {
      return await this.build(document, search.engine, context, tag, target ?? undefined, outline);
    } catch (error) {
      this.server.log.error(`Build Image: ${messageOf(error)}`);
      void vscode.window.showErrorMessage(`The build could not run: ${messageOf(error)}`);
      return undefined;
    } finally {
      this.running.delete(key);
    }
  }

  /** Stops the builds that still run: nobody would see how they end. */
  dispose(): void {
    for (const stop of this.stops) stop.cancel();
  }

  private async errorsAccepted(document: vscode.TextDocument): Promise<boolean> {
    const summary = await this.server.summary({ uri: document.uri.toString(), text: document.getText() });
    if (!summary || summary.errors === 0) return true;
    const count = summary.errors === 1 ? '1 error' : `${summary.errors} errors`;
    const build = 'Build Anyway';
    const answer = await vscode.window.showWarningMessage(
      `${count}: build anyway?`,
      {
        modal: true,
        detail: `Dockerfile Hygiene found ${count} in ${nameOf(document)}. The Problems panel lists them.`,
      },
      build,
    );
    return answer === build;
  }

  private async build(
    document: vscode.TextDocument,
    engine: Engine,
    context: string,
    tag: string,
    target: string | undefined,
    outline: OutlineResult | undefined,
  ): Promise<BuildResult> {
    this.diagnostics.clear(document.uri);
    const version = document.version;
    const path = document.isUntitled ? undefined : document.uri.fsPath;
    const input = await dockerfileInput(
      path,
      document.isDirty || document.isUntitled ? document.getText() : undefined,
    );
    const order: BuildOrder = {
      dockerfile: input.file,
      context,
      tag,
      idFile: input.idFile,
      ...(target === undefined ? {} : { target }),
      ...(input.ignoreFile === undefined ? {} : { ignoreFile: input.ignoreFile }),
    };
    const invocation = buildInvocation(engine, order);
    const watch = new FailureWatch();
    const text = new TerminalText();
    const name = `Build ${tag}`;
    const stop = new vscode.CancellationTokenSource();
    this.stops.add(stop);
    const terminal = new BuildTerminal(() => stop.cancel());
    const began = Date.now();
    try {
      await showAsTask(name, terminal, vscode.workspace.getWorkspaceFolder(document.uri));
      await terminal.opened;
      terminal.line(colour.dim(`> ${[invocation.program, ...invocation.args].map(shown).join(' ')}`));
      if (input.stdin !== undefined)
        terminal.line(colour.dim('The Dockerfile is built as it stands in the editor.'));
      void this.tellContext(document, context, terminal);
      const end = await this.withProgress(tag, stop, (report) => {
        const build = runBuild(invocation, context, input.stdin, (event) => {
          watch.take(event);
          for (const line of text.lines(event)) terminal.line(line);
          report(event);
        });
        stop.token.onCancellationRequested(() => build.cancel());
        if (stop.token.isCancellationRequested) build.cancel();
        return build.ended;
      });
      const result = await this.conclude(end, engine, tag, input.idFile, watch);
      terminal.line('');
      terminal.line(closingLine(result, end, tag, Date.now() - began));
      terminal.end(end.kind === 'succeeded' ? 0 : 1);
      this.announce(result, end, tag, document, document.version === version ? outline : undefined, version);
      return result;
    } catch (error) {
      terminal.line(colour.red(messageOf(error)));
      terminal.end(1);
      throw error;
    } finally {
      this.stops.delete(stop);
      stop.dispose();
      await input.dispose();
    }
  }

  /** Says beside the build what it sends to the engine for nothing; a large folder takes a moment to be read. */
  private async tellContext(document: vscode.TextDocument, context: string, terminal: BuildTerminal) {
    const folder = vscode.Uri.file(context).toString();
    const told = await this.server.buildContext({ uri: document.uri.toString(), folder });
    if (told?.sentence !== undefined) terminal.line(colour.yellow(told.sentence));
  }

  private withProgress(
    tag: string,
    stop: vscode.CancellationTokenSource,
    work: (report: (event: BuildEvent) => void) => Promise<BuildEnd>,
  ): Thenable<BuildEnd> {
    const options = {
      location: vscode.ProgressLocation.Notification,
      title: `Building ${tag}`,
      cancellable: true,
    };
    return vscode.window.withProgress(options, (progress, token) => {
      token.onCancellationRequested(() => stop.cancel());
      return work((event) => {
        if (event.kind === 'started') progress.report({ message: event.step.label.slice(0, 120) });
      });
    });
  }

  private async conclude(
    end: BuildEnd,
    engine: Engine,
    tag: string,
    idFile: string,
    watch: FailureWatch,
  ): Promise<BuildResult> {
    if (end.kind === 'succeeded') {
      // The tag may be moved by another build in the meantime; the id may not.
      const id = await readFile(idFile, 'utf8').then(
        (content) => content.trim(),
        () => '',
      );
      const image = (await inspect(engine, id || tag)) ?? (await inspect(engine, tag));
      return { outcome: end.kind, image: image ?? { id: id || tag } };
    }
    if (end.kind === 'cancelled') return { outcome: end.kind };
    const reason = end.kind === 'not-started' ? end.reason : `The engine ended with code ${end.code ?? '?'}.`;
    return { outcome: end.kind, failure: watch.failure() ?? { message: reason, output: [] } };
  }

  private announce(
    result: BuildResult,
    end: BuildEnd,
    tag: string,
    document: vscode.TextDocument,
    outline: OutlineResult | undefined,
    version: number,
  ): void {
    if (end.kind === 'succeeded') {
      const size = result.image?.size === undefined ? '' : ` · ${result.image.size}`;
      void vscode.window.showInformationMessage(`Built ${tag} · ${shortId(result.image?.id ?? '')}${size}`);
      return;
    }
    if (!result.failure) return;
    const place = 'Show Place';
    // Lines of an older text would be wrong in the newer one.
    const diagnostic =
      document.version === version && !document.isClosed
        ? this.diagnostics.show(document, result.failure, outline)
        : undefined;
    const where = diagnostic ? ` (line ${diagnostic.range.start.line + 1})` : '';
    void vscode.window
      .showErrorMessage(
        `Building ${tag} failed${where}: ${reasonOf(result.failure)}`,
        ...(diagnostic ? [place] : []),
      )
      .then((answer) => {
        if (answer === place && diagnostic) {
          void vscode.window.showTextDocument(document, { selection: diagnostic.range });
        }
      });
  }
}

async function inTrustedWorkspace(): Promise<boolean> {
  if (vscode.workspace.isTrusted) return true;
  const manage = 'Manage Workspace Trust';
  const answer = await vscode.window.showErrorMessage(
    'Building an image runs what the Dockerfile says, so it needs a trusted workspace. Everything else works in Restricted Mode.',
    manage,
  );
  if (answer === manage) await vscode.commands.executeCommand('workbench.trust.manage');
  return false;
}

async function inspect(engine: Engine, image: string): Promise<BuiltImage | undefined> {
  const { program, args } = inspectInvocation(engine, image);
  return readInspection((await runProgram(program, args)).stdout);
}

function closingLine(result: BuildResult, end: BuildEnd, tag: string, milliseconds: number): string {
  if (end.kind === 'succeeded') {
    const size = result.image?.size === undefined ? '' : `, ${result.image.size}`;
    return `${colour.green(`Built ${tag}`)} in ${duration(milliseconds)}: ${result.image?.id ?? ''}${size}`;
  }
  if (end.kind === 'cancelled') return colour.yellow('The build was stopped.');
  return colour.red(
    `Building ${tag} failed after ${duration(milliseconds)}: ${result.failure?.message ?? ''}`,
  );
}

/** An argument as it is shown; nothing is run from this text. */
function shown(argument: string): string {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : JSON.stringify(argument);
}

/** One line for a notification: the message and, as an exit code alone says little, the last thing that was printed. */
function reasonOf({ message, output }: Failure): string {
  const last = output.at(-1);
  const line = (message.split('\n', 1)[0] ?? '') + (last === undefined ? '' : ` ${last}`);
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}

function nameOf(document: vscode.TextDocument): string {
  return document.isUntitled ? document.fileName : vscode.workspace.asRelativePath(document.uri);
}

function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

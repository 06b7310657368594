import * as vscode from 'vscode';
import type { OutlineResult } from '../../../server/src/protocol';
import type { Failure } from './failure';
import { matchInstruction } from './match-instruction';

/** Puts the reason why a build failed on the Dockerfile's line; it goes with the next build or the next edit. */
export class BuildDiagnostics implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('dockerfile-hygiene-build');
  private readonly listeners = [
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) this.clear(document.uri);
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      if (document.isUntitled) this.clear(document.uri);
    }),
  ];

  clear(uri: vscode.Uri): void {
    this.collection.delete(uri);
  }

  /**
   * @param document the document as it was built.
   * @param outline of the same text, or undefined when the server could not say.
   * @returns undefined when the failure belongs to no place in the Dockerfile: the engine does not run, say.
   */
  show(
    document: vscode.TextDocument,
    failure: Failure,
    outline: OutlineResult | undefined,
  ): vscode.Diagnostic | undefined {
    const matched = failure.step && outline ? matchInstruction(failure.step, outline) : undefined;
    // The builder's own line is exact; without it, the instruction of the failing step.
    const named = failure.line === undefined ? undefined : failure.line - 1;
    const at =
      named === undefined ? matched : { startLine: named, endLine: Math.max(named, endOf(named, outline)) };
    if (!at && !failure.step?.position) return undefined;
    const diagnostic = new vscode.Diagnostic(
      rangeOfLines(document, at?.startLine ?? 0, at?.endLine ?? 0),
      [failure.message, ...failure.output].join('\n'),
      vscode.DiagnosticSeverity.Error,
    );
    diagnostic.source = 'build';
    this.collection.set(document.uri, [diagnostic]);
    return diagnostic;
  }

  dispose(): void {
    this.collection.dispose();
    for (const listener of this.listeners) listener.dispose();
  }
}

/** Last line of the instruction that a line belongs to, 0-based. */
function endOf(line: number, outline: OutlineResult | undefined): number {
  return outline?.instructions.find((i) => i.startLine <= line && line <= i.endLine)?.endLine ?? line;
}

/** Whole lines without the blanks before and after, kept inside the document. Lines are 0-based, `last` inclusive. */
function rangeOfLines(document: vscode.TextDocument, first: number, last: number): vscode.Range {
  const start = Math.min(Math.max(first, 0), document.lineCount - 1);
  const end = Math.min(Math.max(last, start), document.lineCount - 1);
  return new vscode.Range(
    start,
    document.lineAt(start).firstNonWhitespaceCharacterIndex,
    end,
    document.lineAt(end).text.trimEnd().length,
  );
}

import * as vscode from 'vscode';
import { commandIds } from './command-ids';
import { composeSelector, isComposeDocument } from './compose-files';
import { languageId } from './dockerfiles';
import { findingsOf } from './findings';
import type { Server } from './server';
import { countsText } from './status-text';

/** The entry behind `{}` in the status bar while a Dockerfile or a compose file is active: whether the server runs and what it found. */
export class StatusItem implements vscode.Disposable {
  private readonly item = vscode.languages.createLanguageStatusItem('dockerfileHygiene.status', [
    { language: languageId },
    ...composeSelector,
  ]);
  private readonly listeners: vscode.Disposable[];

  constructor(private readonly server: Server) {
    this.item.name = 'Dockerfile Hygiene';
    this.listeners = [
      server.onDidChangeState(() => this.update()),
      vscode.window.onDidChangeActiveTextEditor(() => this.update()),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        const active = vscode.window.activeTextEditor?.document.uri.toString();
        if (uris.some((uri) => uri.toString() === active)) this.update();
      }),
    ];
    this.update();
  }

  private update(): void {
    const { item, server } = this;
    item.busy = server.state === 'starting';
    item.command = { title: 'Show Output', command: commandIds.showOutput };
    item.severity = vscode.LanguageStatusSeverity.Information;
    item.detail = 'Dockerfile Hygiene';
    if (server.state === 'starting') {
      item.text = 'Starting…';
      return;
    }
    if (server.state === 'stopped') {
      item.text = 'Not running';
      item.severity = vscode.LanguageStatusSeverity.Error;
      item.command = { title: 'Restart Server', command: commandIds.restartServer };
      return;
    }
    const document = vscode.window.activeTextEditor?.document;
    const isJudged = document && (document.languageId === languageId || isComposeDocument(document));
    item.text = isJudged ? countsText(countFindings(document.uri)) : 'Running';
  }

  dispose(): void {
    this.item.dispose();
    for (const listener of this.listeners) listener.dispose();
  }
}

function countFindings(uri: vscode.Uri) {
  const counts = { errors: 0, warnings: 0, remarks: 0 };
  for (const { severity } of findingsOf(uri)) {
    if (severity === vscode.DiagnosticSeverity.Error) counts.errors++;
    else if (severity === vscode.DiagnosticSeverity.Warning) counts.warnings++;
    else counts.remarks++;
  }
  return counts;
}

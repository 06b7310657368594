import * as vscode from 'vscode';
import type { RegistryStatusParams } from '../../../server/src/protocol';
import { commandIds } from '../command-ids';
import { composeSelector } from '../compose-files';
import { languageId } from '../dockerfiles';
import type { Server } from '../server';
import { statusWords } from './words';

/** The entry behind `{}` in the status bar while registries are asked, or when one does not answer; else there is none. */
export class RegistryStatusItem implements vscode.Disposable {
  private item: vscode.LanguageStatusItem | undefined;
  private readonly listener: vscode.Disposable;

  constructor(server: Server) {
    this.listener = server.onRegistryStatus((status) => this.show(status));
  }

  private show(status: RegistryStatusParams): void {
    const words = statusWords(status);
    if (!words) {
      this.item?.dispose();
      this.item = undefined;
      return;
    }
    this.item ??= vscode.languages.createLanguageStatusItem('dockerfileHygiene.registry', [
      { language: languageId },
      ...composeSelector,
    ]);
    this.item.name = 'Dockerfile Hygiene: Registries';
    this.item.text = words.text;
    this.item.detail = words.detail;
    this.item.busy = words.isBusy;
    this.item.severity = words.isProblem
      ? vscode.LanguageStatusSeverity.Warning
      : vscode.LanguageStatusSeverity.Information;
    this.item.command = { title: 'Show Output', command: commandIds.showOutput };
  }

  dispose(): void {
    this.item?.dispose();
    this.listener.dispose();
  }
}

import { type InlayHint, MarkupKind } from 'vscode-languageserver';
import { type InstallAmount, installAmounts } from '../origins/install-amounts';
import type { Analysis } from './analyses';
import { spanOf } from './convert';
import type { Session } from './session';

/** Inlay hints behind installations: how much they add to the image. */
export function registerPackageHints({ connection, analyses, settings }: Session): void {
  connection.languages.inlayHint.on(async ({ textDocument, range }, token): Promise<InlayHint[]> => {
    const { installHints } = await settings.of(textDocument.uri);
    if (!installHints) return [];
    const analysis = await analyses.of(textDocument.uri, token);
    if (!analysis) return [];
    const visible = spanOf(analysis.lines, range);
    return amounts(analysis)
      .filter(({ offset }) => visible.start <= offset && offset <= visible.end)
      .map(({ offset, label, details }) => ({
        position: analysis.lines.positionAt(offset),
        label,
        paddingLeft: true,
        tooltip: { kind: MarkupKind.Markdown, value: details },
      }));
  });

  /** Guarded: whatever happens there stands in the log, and the server stands. */
  function amounts({ input, result }: Analysis): readonly InstallAmount[] {
    if (!result.dockerfile) return [];
    try {
      return installAmounts(result.dockerfile, input.packages, input.policy, input.contextFile);
    } catch (error) {
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      connection.console.error(`What is installed cannot be told in bytes. ${detail}`);
      return [];
    }
  }
}

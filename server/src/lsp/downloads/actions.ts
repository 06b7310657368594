import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver';
import type { FillIn, Finding } from '../../findings';
import { commands } from '../../protocol';
import type { Analysis } from '../analyses';
import { argumentOf, fillableOf, hostOf } from './fillable';

/** Actions that ask a server for what repairs of a finding lack; their titles say which. */
export function fillInActions(
  analysis: Analysis,
  finding: Finding,
  diagnostics: Diagnostic[],
): readonly { readonly fillIn: FillIn; readonly action: CodeAction }[] {
  return fillableOf(finding).map(({ fillIn }, choice) => {
    const host = hostOf(fillIn);
    const title =
      fillIn.question.what === 'commit'
        ? `${fillIn.title} (asks ${host})`
        : `${fillIn.title} (downloads it from ${host})…`;
    const command = {
      title,
      command: commands.fillIn,
      arguments: [argumentOf(analysis, finding, choice)],
    };
    return { fillIn, action: { title, kind: CodeActionKind.QuickFix, diagnostics, command } };
  });
}

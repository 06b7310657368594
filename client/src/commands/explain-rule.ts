import * as vscode from 'vscode';
import { findingsOf, ruleOf } from '../findings';
import type { RulePages } from '../rule-pages';

/**
 * *Explain Rule*: shows a rule's page. Without a rule as argument it asks, beginning with the rules that found something
 * at the cursor, then those of the file.
 */
export async function explainRule(pages: RulePages, argument: unknown): Promise<void> {
  if (typeof argument === 'string' && argument !== '') return pages.show(argument);
  const rules = await pages.rules();
  if (rules.length === 0) {
    void vscode.window.showErrorMessage('The rules are not available: the language server does not run.');
    return;
  }
  const { here, file } = rulesInEditor();
  const item = (id: string) => {
    const rule = rules.find((candidate) => candidate.id === id);
    return rule ? [{ label: rule.id, description: rule.family, detail: rule.summary, id: rule.id }] : [];
  };
  const section = (label: string, ids: readonly string[]) => {
    const items = ids.flatMap(item);
    return items.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator, id: '' }, ...items];
  };
  const others = rules.map(({ id }) => id).filter((id) => !here.includes(id) && !file.includes(id));
  const picked = await vscode.window.showQuickPick(
    [...section('at the cursor', here), ...section('in this file', file), ...section('all rules', others)],
    { title: 'Explain Rule', placeHolder: 'Which rule?', matchOnDetail: true },
  );
  if (picked?.id) await pages.show(picked.id);
}

function rulesInEditor(): { here: string[]; file: string[] } {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return { here: [], file: [] };
  const here = new Set<string>();
  const file = new Set<string>();
  for (const finding of findingsOf(editor.document.uri)) {
    const rule = ruleOf(finding);
    if (rule === undefined) continue;
    (finding.range.contains(editor.selection.active) ? here : file).add(rule);
  }
  return { here: [...here], file: [...file].filter((id) => !here.has(id)) };
}

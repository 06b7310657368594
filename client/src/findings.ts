import * as vscode from 'vscode';

/** What the server gives as the `source` of its diagnostics. */
const findingSource = 'hygiene';

/** Our findings among a document's diagnostics. */
export function findingsOf(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === findingSource);
}

/** The rule that a finding comes from; undefined when the diagnostic has no text code. */
export function ruleOf(diagnostic: vscode.Diagnostic): string | undefined {
  const code = typeof diagnostic.code === 'object' ? diagnostic.code.value : diagnostic.code;
  return typeof code === 'string' ? code : undefined;
}

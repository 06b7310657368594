/** What tests do with the editor. Every wait is for a condition; `within` ms is only when to give up. */
import * as vscode from 'vscode';

export const extensionId = 'dockerfile-hygiene.dockerfile-hygiene';

/**
 * Shows a text in an unsaved editor and gives the document. It stays open: VS Code would give its name to the
 * next one, and the language client takes a document that comes back at once for the old one.
 */
export async function openText(text: string, language = 'dockerfile'): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language, content: text });
  await vscode.window.showTextDocument(document);
  return document;
}

/** Shows a file and gives the document. */
export async function openFile(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  return document;
}

/** Writes a file below a workspace folder and gives its address. */
export async function writeFile(
  folder: vscode.WorkspaceFolder,
  path: string,
  text: string,
): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(folder.uri, path);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** The text of a file on disk, or undefined when there is none. */
export async function readFile(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

/** The findings shown for a document now. */
export function findings(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri).filter((d) => d.source === 'hygiene');
}

/** The rule id of a finding. */
export function ruleOf(finding: vscode.Diagnostic): string {
  const code = typeof finding.code === 'object' ? finding.code.value : finding.code;
  return String(code);
}

/** The rule ids of the findings shown for a document now, sorted. */
export function rules(document: vscode.TextDocument): string[] {
  return findings(document).map(ruleOf).sort();
}

/** Waits until the findings of a document satisfy a condition, and gives them. */
export function findingsWhen(
  document: vscode.TextDocument,
  condition: (rules: readonly string[]) => boolean,
): Promise<vscode.Diagnostic[]> {
  return when(
    () => (condition(rules(document)) ? findings(document) : undefined),
    vscode.languages.onDidChangeDiagnostics,
    () => `findings of ${document.uri}: ${JSON.stringify(rules(document))}`,
  );
}

/** Waits for the finding of a rule and gives it. */
export async function findingOf(document: vscode.TextDocument, rule: string): Promise<vscode.Diagnostic> {
  const all = await findingsWhen(document, (ids) => ids.includes(rule));
  const finding = all.find((f) => ruleOf(f) === rule);
  if (!finding) throw new Error(`no ${rule}`);
  return finding;
}

/** Evaluates `get` after each event (and now) until it gives something. */
export function when<T, E>(
  get: () => T | undefined,
  event: vscode.Event<E>,
  describe: () => string,
  within = 10_000,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const now = get();
    if (now !== undefined) return resolve(now);
    const giveUp = setTimeout(() => {
      listener.dispose();
      reject(new Error(`Not within ${within} ms. ${describe()}`));
    }, within);
    const listener = event(() => {
      const value = get();
      if (value === undefined) return;
      clearTimeout(giveUp);
      listener.dispose();
      resolve(value);
    });
  });
}

/** Asks again and again, as people press a key again, until `get` gives something; for what has no event. */
export async function eventually<T>(
  get: () => PromiseLike<T | undefined> | T | undefined,
  describe: () => string,
  within = 10_000,
): Promise<T> {
  const end = Date.now() + within;
  while (Date.now() < end) {
    const value = await get();
    if (value !== undefined) return value;
    await new Promise((next) => setTimeout(next, 50));
  }
  throw new Error(`Not within ${within} ms. ${describe()}`);
}

/** The code actions that the light bulb offers on a range. */
export async function actionsOn(
  document: vscode.TextDocument,
  range: vscode.Range,
  kind?: vscode.CodeActionKind,
): Promise<vscode.CodeAction[]> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    kind?.value,
    100,
  );
  return actions ?? [];
}

/** What an action of ours is for: told by what it does, not by its title. */
export function purposeOf(
  action: vscode.CodeAction,
  document: vscode.TextDocument,
): 'fix' | 'suppress' | 'trust' | 'explain' | 'other' {
  if (action.command?.command === 'dockerfileHygiene.explainRule') return 'explain';
  const entries = action.edit?.entries() ?? [];
  if (entries.some(([uri]) => uri.path.endsWith('/.dockerfile-hygiene.json'))) return 'trust';
  const own = entries.filter(([uri]) => uri.toString() === document.uri.toString());
  if (own.some(([, edits]) => edits.some((e) => e.newText.includes('# hygiene: ignore')))) return 'suppress';
  return own.length > 0 ? 'fix' : 'other';
}

/** The actions on a finding that concern it, in the order offered. */
export async function actionsFor(
  document: vscode.TextDocument,
  finding: vscode.Diagnostic,
): Promise<{ purpose: ReturnType<typeof purposeOf>; action: vscode.CodeAction }[]> {
  const all = await actionsOn(document, finding.range, vscode.CodeActionKind.QuickFix);
  const rule = ruleOf(finding);
  return all
    .filter((action) => action.diagnostics?.some((d) => ruleOf(d) === rule) ?? true)
    .map((action) => ({ purpose: purposeOf(action, document), action }))
    .filter(({ purpose }) => purpose !== 'other');
}

/** Does what choosing an action in the light bulb does. */
export async function applyAction(action: vscode.CodeAction): Promise<void> {
  if (action.edit && !(await vscode.workspace.applyEdit(action.edit)))
    throw new Error('The edit was refused');
  if (action.command)
    await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
}

/** The text that hovering a position shows. */
export async function hoverText(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap((hover) => hover.contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');
}

/** Waits until the workspace's folders are there: the extension host may start its suite before they are. */
export async function workspaceReady(): Promise<void> {
  if (vscode.workspace.workspaceFolders?.length) return;
  await new Promise<void>((resolve, reject) => {
    const giveUp = setTimeout(() => reject(new Error('the workspace has no folder after 30 s')), 30_000);
    const listener = vscode.workspace.onDidChangeWorkspaceFolders(() => {
      if (!vscode.workspace.workspaceFolders?.length) return;
      clearTimeout(giveUp);
      listener.dispose();
      resolve();
    });
  });
}

/** A workspace folder by name. */
export function folder(name: string): vscode.WorkspaceFolder {
  const found = vscode.workspace.workspaceFolders?.find((f) => f.name === name);
  if (!found) throw new Error(`no workspace folder ${name}`);
  return found;
}

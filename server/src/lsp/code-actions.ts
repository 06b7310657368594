import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
} from 'vscode-languageserver';
import type { Allowance, Finding } from '../findings';
import { distributionOf } from '../knowledge/distributions';
import { addAllowance, suppressionComment } from '../policy/edit';
import { policyFileName } from '../policy/schema';
import { commands } from '../protocol';
import { LineIndex } from '../syntax/lines';
import { meets } from '../syntax/span';
import type { Analysis } from './analyses';
import { besideEdit, type NearbyCompose } from './beside';
import { composeSuppression } from './compose-suppression';
import { diagnosticSource, spanOf, textEdits } from './convert';
import { diagnosticOf } from './diagnostics';
import { fillInActions } from './downloads/actions';
import { fixAllAction, fixAllKind } from './fix-all-action';
import { ignoreFileEdit } from './ignore-file-action';
import type { PolicyFile } from './policy-files';
import { type DocumentImage, imagesIn } from './registry/images';
import { pinAction, pinAfter, pinKind, pinnableImages, withoutDigest } from './registry/pin-actions';
import type { Session } from './session';
import { sourceActions, sourceKind } from './source-rewrites';
import { workspaceEdit } from './workspace-edit';

/** What the suppression comment says until its author says better. */
const reasonToFill = 'why is this acceptable?';

/** Rules whose findings a digest answers. */
const pinnedBy: ReadonlySet<string> = new Set(['undigested-base', 'floating-base']);

/** Kinds of code action this server has. */
export const codeActionKinds = [CodeActionKind.QuickFix, pinKind, sourceKind, fixAllKind];

/**
 * Code actions, always in this order: fixes of the findings in the range, suppress here, trust by policy, explain the
 * rule; then rewrites that need no finding. `source.fixAll` only when asked for by kind. Nothing is offered for a version that is no longer the editor's.
 */
export function registerCodeActions(session: Session): void {
  const { connection, analyses, policies } = session;
  connection.onCodeAction(async (params, token) => {
    const analysis = await analyses.of(params.textDocument.uri, token);
    if (!analysis) return [];
    const actions: CodeAction[] = [];
    const images = await pinnableImages(session, analysis, spanOf(analysis.lines, params.range));
    if (wants(params, CodeActionKind.QuickFix)) {
      const findings = findingsAt(analysis, params);
      const policy = findings.length > 0 ? await policies.of(analysis.uri) : undefined;
      const network = {
        images,
        downloads: await session.downloading.offered(analysis.uri),
        compose: findings.some(({ fixes }) => fixes.some(({ beside }) => beside))
          ? await session.composeFiles.nearest(analysis.uri)
          : undefined,
      };
      actions.push(...quickFixes(session, analysis, findings, policy, params.context.diagnostics, network));
    }
    if (wants(params, pinKind)) {
      // What a finding offers already is not offered twice in one menu.
      const offered = new Set(actions.map(({ command }) => JSON.stringify(command)));
      const rewrites = withoutDigest(images).map((image) => pinAction(analysis, image, pinKind));
      actions.push(...rewrites.filter(({ command }) => !offered.has(JSON.stringify(command))));
    }
    if (wants(params, sourceKind))
      actions.push(...sourceActions(session, analysis, spanOf(analysis.lines, params.range)));
    if (params.context.only?.some((kind) => isWithin(fixAllKind, kind)))
      actions.push(...fixAllAction(session, analysis));
    return analyses.isCurrent(analysis) ? actions : [];
  });
}

function wants({ context }: CodeActionParams, kind: string): boolean {
  return context.only === undefined || context.only.some((only) => isWithin(kind, only));
}

/** True when `kind` is `wanted` or one of its sub-kinds. */
function isWithin(kind: string, wanted: string): boolean {
  return wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`);
}

/** Findings whose range meets the asked one; an end that is only touched counts, as a cursor there does. */
function findingsAt({ lines, result }: Analysis, { range }: CodeActionParams): readonly Finding[] {
  const asked = spanOf(lines, range);
  return result.findings.filter(({ span }) => meets(span, asked));
}

/** What is known of the world around the document, and may be asked of it. */
interface Network {
  /** Images whose digest may be asked for. */
  readonly images: readonly DocumentImage[];
  /** Whether servers that the build downloads from may be asked. */
  readonly downloads: boolean;
  /** The compose file that the document belongs to. */
  readonly compose: NearbyCompose | undefined;
}

function quickFixes(
  session: Session,
  analysis: Analysis,
  findings: readonly Finding[],
  policy: PolicyFile | undefined,
  shown: readonly Diagnostic[],
  network: Network,
): CodeAction[] {
  const of = (finding: Finding) => [shownDiagnostic(analysis, finding, shown)];
  const rules = new Set<string>();
  const firstOfRule = findings.filter(({ rule }) => !rules.has(rule) && rules.add(rule));
  return [
    ...findings.flatMap((finding) => fixActions(session, analysis, finding, of(finding), network)),
    ...findings.flatMap((finding) => ownBaseAction(analysis, finding, of(finding))),
    ...findings.flatMap((finding) => suppressAction(session, analysis, finding, of(finding))),
    ...findings.flatMap((finding) =>
      finding.allowances.flatMap((allowance) =>
        trustAction(session, analysis, policy, allowance, of(finding)),
      ),
    ),
    ...firstOfRule.map((finding) => explainAction(finding, of(finding))),
  ].reduce<CodeAction[]>((kept, action) => {
    const same = kept.find((other) => isSame(action, other));
    // One repair of several findings is offered once, and solves them all.
    if (same) same.diagnostics = [...(same.diagnostics ?? []), ...(action.diagnostics ?? [])];
    else kept.push(action);
    return kept;
  }, []);
}

/** Two findings of one rule in one instruction lead to the same suppression; it is offered once. */
function isSame(a: CodeAction, b: CodeAction): boolean {
  return a.title === b.title && JSON.stringify([a.edit, a.command]) === JSON.stringify([b.edit, b.command]);
}

/** The client's own diagnostic for a finding where it sent one, so that it can tell what an action solves. */
function shownDiagnostic(analysis: Analysis, finding: Finding, shown: readonly Diagnostic[]): Diagnostic {
  const own = diagnosticOf(analysis, finding);
  return (
    shown.find(
      ({ source, code, range }) =>
        source === diagnosticSource &&
        code === own.code &&
        JSON.stringify(range) === JSON.stringify(own.range),
    ) ?? own
  );
}

function fixActions(
  session: Session,
  analysis: Analysis,
  finding: Finding,
  diagnostics: Diagnostic[],
  { images, downloads, compose }: Network,
): CodeAction[] {
  const requests = downloads ? fillInActions(analysis, finding, diagnostics) : [];
  const fixes = finding.fixes.flatMap((fix, index): CodeAction[] => {
    const edits = textEdits(analysis.lines, fix.edits);
    const change = { uri: analysis.uri, version: analysis.version, edits };
    const beside = fix.beside && besideEdit(change, fix.beside, compose, session.abilities());
    const edit = fix.ignoreFile
      ? ignoreFileEdit(session, analysis.uri, fix.ignoreFile)
      : fix.beside
        ? beside?.edit
        : workspaceEdit(change, session.abilities());
    if (!edit) return [];
    const action = {
      // The file that there is may have another of its names.
      title: beside ? fix.title.replace('compose.yaml', beside.fileName) : fix.title,
      kind: CodeActionKind.QuickFix,
      diagnostics,
      // What the editor may apply without a choice of the user's must not change the image.
      isPreferred: index === 0 && fix.tier === 'safe',
      edit,
    };
    const image =
      fix.afterwards === 'pin-digest' ? images.find(({ span }) => meets(span, finding.span)) : undefined;
    // With what is missing filled in, a fix comes before the fix alone.
    const filled = requests.flatMap((r) => (r.fillIn === fix.fillIn ? [r.action] : []));
    return [...filled, ...(image ? [pinAfter(action, analysis, image, edits)] : []), action];
  });
  const onRequest = requests.flatMap((r) =>
    finding.onRequest?.some(({ fillIn }) => fillIn === r.fillIn) ? [r.action] : [],
  );
  const pinned = pinnedBy.has(finding.rule)
    ? withoutDigest(images).filter(({ span }) => meets(span, finding.span))
    : [];
  const pins = pinned.map((image) => ({
    ...pinAction(analysis, image, CodeActionKind.QuickFix),
    diagnostics,
  }));
  return [...fixes, ...onRequest, ...pins];
}

/** Where nobody trusted publishes the image, there is always the distribution to start from. */
function ownBaseAction(analysis: Analysis, finding: Finding, diagnostics: Diagnostic[]): CodeAction[] {
  if (finding.rule !== 'untrusted-base' || !isBase(analysis, finding)) return [];
  // Also where no registry may be asked.
  const image = imagesIn(analysis.result).images.find(({ span }) => meets(span, finding.span));
  const title = 'Make your own base from a distribution…';
  const system = image && distributionOf(image.reference);
  const preselect = system ? [{ distribution: system.distribution, suite: system.release }] : [];
  return [
    {
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics,
      command: { title, command: commands.createBaseImage, arguments: preselect },
    },
  ];
}

/** True when the finding stands in a FROM: what is copied out of an image is no base. */
function isBase({ result }: Analysis, { span }: Finding): boolean {
  return (result.dockerfile?.instructions ?? []).some(
    (i) => i.keyword === 'FROM' && i.span.start <= span.start && span.end <= i.span.end,
  );
}

function suppressAction(
  session: Session,
  analysis: Analysis,
  finding: Finding,
  diagnostics: Diagnostic[],
): CodeAction[] {
  const { dockerfile, compose } = analysis.result;
  const comment = compose
    ? composeSuppression(compose, finding, reasonToFill)
    : suppressionComment(dockerfile, finding, reasonToFill);
  const edits = textEdits(analysis.lines, [comment]);
  const edit = workspaceEdit({ uri: analysis.uri, version: analysis.version, edits }, session.abilities());
  return [
    {
      title: `Suppress ${finding.rule} here with a reason`,
      kind: CodeActionKind.QuickFix,
      diagnostics,
      edit,
    },
  ];
}

function trustAction(
  session: Session,
  analysis: Analysis,
  policy: PolicyFile | undefined,
  allowance: Allowance,
  diagnostics: Diagnostic[],
): CodeAction[] {
  const uri = policy?.uri ?? session.policies.newUri(analysis.uri);
  const edits = addAllowance(policy?.text, allowance);
  if (uri === undefined || edits === undefined || edits.length === 0) return [];
  const edit = workspaceEdit(
    {
      uri,
      version: session.documents.get(uri)?.version ?? null,
      edits: textEdits(new LineIndex(policy?.text ?? ''), edits),
      create: policy === undefined,
    },
    session.abilities(),
  );
  if (!edit) return [];
  return [
    {
      title: `Trust ${allowance.label} in ${policyFileName}`,
      kind: CodeActionKind.QuickFix,
      diagnostics,
      edit,
    },
  ];
}

function explainAction({ rule }: Finding, diagnostics: Diagnostic[]): CodeAction {
  const title = `Explain ${rule}`;
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics,
    command: { title, command: commands.explainRule, arguments: [rule] },
  };
}

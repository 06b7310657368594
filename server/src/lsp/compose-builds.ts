import { URI, Utils } from 'vscode-uri';
import { stagesOf } from '../built-images';
import type { ComposeBuild, ComposeFile, ComposeService, Scalar } from '../compose/model';
import { dockerfilePath } from '../compose/paths';
import { applyEdits, passArguments } from '../edits';
import type { Finding, Severity } from '../findings';
import { folderOf } from '../policy/discover';
import { instructionAt } from '../policy/suppressions';
import { parseDockerfile } from '../syntax';
import { type Span, touches } from '../syntax/span';
import type { Analysis } from './analyses';
import { rangeOf } from './convert';
import type { ReadFile } from './read-file';
import type { Session } from './session';

/** The Dockerfile that a place of a compose file speaks of. */
interface BuildPlace {
  readonly service: ComposeService;
  readonly build: ComposeBuild;
  readonly span: Span;
  /** Relative to the compose file. */
  readonly path: string;
}

/** Where a compose file names Dockerfiles: their names, else the folders that they lie in. */
function placesIn({ services }: ComposeFile): BuildPlace[] {
  return services.flatMap((service) => {
    const { build } = service;
    const path = build && dockerfilePath(build);
    const scalar = [build?.dockerfile, build?.context].find((one): one is Scalar => one?.own === true);
    return build && path !== undefined && scalar ? [{ service, build, span: scalar.span, path }] : [];
  });
}

/** Address of a file by its way from the compose file; undefined for a document that lies nowhere. */
function addressOf(uri: string, path: string): string | undefined {
  if (uri.startsWith('untitled:')) return undefined;
  return Utils.joinPath(URI.parse(folderOf(uri)), path).toString();
}

/** Answers with links from compose files to the Dockerfiles that they build. */
export function registerDocumentLinks({ connection, analyses }: Session, read: ReadFile): void {
  connection.onDocumentLinks(async ({ textDocument: { uri } }, token) => {
    const analysis = await analyses.of(uri, token);
    if (!analysis?.result.compose) return null;
    const { lines, result } = analysis;
    const links = placesIn(result.compose).map(async ({ span, path }) => {
      const target = addressOf(uri, path);
      // A link that leads nowhere is worse than none.
      const isThere = target !== undefined && (await read(target)) !== undefined;
      return isThere ? [{ range: rangeOf(lines, span), target, tooltip: `Open ${path}` }] : [];
    });
    return (await Promise.all(links)).flat();
  });
}

/** What a hover says of a build, in Markdown, and the place it is about. */
export interface BuildHover {
  readonly text: string;
  readonly span: Span;
}

/** What is found in the Dockerfile that a compose file builds: in the stages, and with the arguments, that it takes. */
export async function buildHover(
  { analyses, documents }: Session,
  { uri, result }: Analysis,
  offset: number,
  read: ReadFile,
): Promise<BuildHover | undefined> {
  if (!result.compose) return undefined;
  const place = placesIn(result.compose).find(({ span }) => touches(span, offset));
  const address = place && addressOf(uri, place.path);
  if (!place || address === undefined) return undefined;
  const text = documents.get(address)?.getText() ?? (await read(address));
  if (text === undefined) return undefined;
  const { build, span, path } = place;
  const values = build.args.flatMap(({ name, value }) =>
    value?.value === undefined ? [] : [[name, value.value] as const],
  );
  const passed = applyEdits(text, passArguments(parseDockerfile(text), new Map(values)));
  const analysis = await analyses.ofText(address, passed);
  const dockerfile = analysis?.result.dockerfile;
  if (!analysis || !dockerfile) return undefined;
  const stages = stagesOf(dockerfile, build.target?.value);
  const isBuilt = (finding: Finding) => {
    const stage = instructionAt(dockerfile, finding.span.start)?.stage ?? -1;
    return stage < 0 || !stages || stages.has(stage);
  };
  const found = countsOf(analysis.result.findings.filter(isBuilt));
  const target = build.target?.value;
  const how = [
    ...(target === undefined ? [] : [`stage \`${code(target)}\``]),
    ...(values.length === 0
      ? []
      : [`with ${values.map(([name]) => `\`${code(name)}\``).join(', ')} from here`]),
  ].join(', ');
  const unknown = target !== undefined && !stages ? '\n\nIt has no such stage.' : '';
  return { text: `**\`${code(path)}\`**${how && ` (${how})`}: ${found}${unknown}`, span };
}

const words: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'remark',
  hint: 'hint',
};

/** `2 warnings, 1 hint`. */
function countsOf(findings: readonly Finding[]): string {
  const parts = (Object.keys(words) as Severity[]).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${words[severity]}${count === 1 ? '' : 's'}`];
  });
  return parts.length === 0 ? 'no findings' : parts.join(', ');
}

/** Text from elsewhere as code. */
function code(text: string): string {
  return text.replace(/[`\s]/g, '');
}

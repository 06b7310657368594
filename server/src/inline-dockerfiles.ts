import type { ComposeFile, InlineDockerfile } from './compose/model';
import { parseCompose } from './compose/parse';
import { applyEdits, type TextEdit } from './edits';
import type { Finding, Fix } from './findings';
import { type LintInput, lint } from './linter';
import type { RuleFailure } from './run-rules';
import { type Span, span } from './syntax/span';

/** Lints the Dockerfiles that stand in a compose file (`dockerfile_inline:`), with places and fixes in the compose file. */
export function inlineFindings(
  file: ComposeFile,
  input: LintInput,
): { readonly findings: readonly Finding[]; readonly failures: readonly RuleFailure[] } {
  const findings: Finding[] = [];
  const failures: RuleFailure[] = [];
  const seen = new Set<number>();
  for (const [index, { build }] of file.services.entries()) {
    const inline = build?.inline;
    // What several services share through an anchor is one Dockerfile.
    if (!inline || seen.has(inline.span.start)) continue;
    seen.add(inline.span.start);
    const { contextFile: _, buildContext: __, kind: ___, ...judgedBy } = input;
    const result = lint({ ...judgedBy, text: inline.text });
    failures.push(...result.failures);
    const mapping = new Mapping(file, index, inline);
    findings.push(...result.findings.map((finding) => mapping.finding(finding)));
  }
  return { findings, failures };
}

/** The way from a Dockerfile back into the compose file that it stands in. */
class Mapping {
  private readonly indentation: string;

  constructor(
    private readonly file: ComposeFile,
    private readonly service: number,
    private readonly inline: InlineDockerfile,
  ) {
    const first = inline.offsets?.[0] ?? 0;
    const lineStart = file.text.lastIndexOf('\n', first - 1) + 1;
    this.indentation = file.text.slice(lineStart, first);
  }

  finding(finding: Finding): Finding {
    const { onRequest: _, ...rest } = finding;
    return {
      ...rest,
      span: this.place(finding.span),
      related: finding.related.map(({ span: at, message }) => ({ span: this.place(at), message })),
      fixes: finding.fixes.flatMap((fix) => this.fix(fix)),
    };
  }

  private place({ start, end }: Span): Span {
    const { offsets, span: whole } = this.inline;
    const from = offsets?.[start];
    if (!offsets || from === undefined) return whole;
    const last = end > start ? (offsets[end - 1] ?? from) + 1 : from;
    return span(from, Math.max(from, Math.min(last, this.file.text.length)));
  }

  /** The same fix in the compose file; none where it cannot be, or would not come to the same Dockerfile. */
  private fix({ afterwards: _, fillIn, ...fix }: Fix): Fix[] {
    const { offsets, text } = this.inline;
    if (!offsets || fillIn) return [];
    const edits = fix.edits.map((edit) => this.edit(edit, offsets));
    try {
      const wanted = applyEdits(text, fix.edits);
      const after = parseCompose(applyEdits(this.file.text, edits)).services[this.service]?.build?.inline
        ?.text;
      return after?.trimEnd() === wanted.trimEnd() ? [{ ...fix, edits }] : [];
    } catch {
      return [];
    }
  }

  private edit({ span: { start, end }, newText }: TextEdit, offsets: readonly number[]): TextEdit {
    const { text } = this.inline;
    const place = this.place({ start, end });
    // A line that goes takes the indentation of the one below with it, as its own stays.
    const takesLine = end > start && text[end - 1] === '\n' && end < text.length;
    const to = takesLine ? (offsets[end] ?? place.end) : place.end;
    const lines = newText.replaceAll('$', '$$$$').split('\n');
    const written = lines
      .map((line, i) => (i > 0 && line !== '' ? this.indentation + line : line))
      .join('\n');
    // Behind text that ends with a line end there stands the indentation of what follows.
    const isBeforeText = written.endsWith('\n') && !/[\r\n]/.test(this.file.text[to] ?? '\n');
    // A line that goes before an empty one leaves no blanks behind.
    const isWholeLine = takesLine && newText === '' && (start === 0 || text[start - 1] === '\n');
    const from = isWholeLine && text[end] === '\n' ? place.start - this.indentation.length : place.start;
    return {
      span: span(from, Math.max(from, to)),
      newText: written + (isBeforeText ? this.indentation : ''),
    };
  }
}

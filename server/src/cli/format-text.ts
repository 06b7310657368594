import { styleText } from 'node:util';
import type { Severity } from '../findings';
import { type FileReport, type Report, regionOf } from './report';

type Style = Parameters<typeof styleText>[0];
const styles: Readonly<Record<Severity, Style>> = {
  error: 'red',
  warning: 'yellow',
  information: 'blue',
  hint: 'gray',
};

/** The report for people: one line per finding, a blank line between files, then a summary. */
export function formatText(
  report: Report,
  options: { readonly colours: boolean; readonly summary: boolean },
): string {
  const paint = (style: Style, text: string) =>
    options.colours ? styleText(style, text, { validateStream: false }) : text;
  const found = report.files.filter(({ findings }) => findings.length > 0);
  const blocks = found.map((file) => block(file, paint));
  if (options.summary) blocks.push(summary(report, paint));
  return blocks.join('\n');
}

function block({ path, lines, findings }: FileReport, paint: (style: Style, text: string) => string): string {
  const rows = findings.map((finding) => {
    const { line, column } = regionOf(lines, finding.span).start;
    return { ...finding, place: `${printable(path)}:${line}:${column}` };
  });
  const wide = (texts: readonly string[]) => Math.max(...texts.map(({ length }) => length));
  const placeWidth = wide(rows.map(({ place }) => place));
  const severityWidth = wide(rows.map(({ severity }) => severity));
  return rows
    .map(({ place, severity, message, rule }) => {
      const level = paint(styles[severity], severity.padEnd(severityWidth));
      return `${place.padEnd(placeWidth)}  ${level}  ${printable(message)}  ${paint('dim', rule)}\n`;
    })
    .join('');
}

function summary({ files }: Report, paint: (style: Style, text: string) => string): string {
  const findings = files.flatMap((file) => file.findings);
  const checked = count(files.length, 'file');
  if (findings.length === 0) return `${paint('green', 'Clean')}: ${checked} checked.\n`;
  const parts = (['error', 'warning', 'information', 'hint'] as const).flatMap((severity) => {
    const number = findings.filter((finding) => finding.severity === severity).length;
    return number === 0
      ? []
      : [severity === 'information' ? `${number} information` : count(number, severity)];
  });
  const safe = findings.filter(({ fixes }) => fixes.some(({ tier }) => tier === 'safe')).length;
  const repair = safe > 0 ? ` ${safe} can be repaired with --fix.` : '';
  return `${count(findings.length, 'finding')} (${parts.join(', ')}) in ${checked}.${repair}\n`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** Text from a file may hold characters that steer a terminal. */
function printable(text: string): string {
  return text.replace(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]+/g, ' ');
}

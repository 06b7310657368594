/** Writing YAML: the few forms that additions to compose files need. */

const plain = /^[A-Za-z/.][\w./@:+=-]*$/;
const ambiguous = /^(?:true|false|yes|no|on|off|null|y|n|~)$/i;

/** A text as a scalar: plain where that cannot mean anything else, else in double quotes. */
export function scalarText(value: string): string {
  const isPlain =
    plain.test(value) && !ambiguous.test(value) && !value.endsWith(':') && !value.includes(': ');
  return isPlain ? value : JSON.stringify(value);
}

/** A text that compose leaves as it is: no variable of the caller's is put in. */
export function literally(value: string): string {
  return value.replaceAll('$', '$$$$');
}

/** Lines one step further in. */
export function indented(lines: readonly string[], step: string): string[] {
  return lines.map((line) => (line === '' ? line : step + line));
}

/** A key with its items as a block list; no lines where there are none. */
export function listLines(key: string, items: readonly string[], step: string): string[] {
  return items.length === 0
    ? []
    : [
        `${key}:`,
        ...indented(
          items.map((item) => `- ${item}`),
          step,
        ),
      ];
}

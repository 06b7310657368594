import { glob } from '../files';
import { Value } from '../value';

/**
 * Applies a parameter operator of the shell to a value.
 *
 * @param value the variable's value; undefined when it is not set
 * @param operator as in `syntax/shell/ast.ts`
 * @param operand the evaluated word after the operator
 * @returns undefined when the outcome cannot be known
 */
export function applyOperator(
  value: Value | undefined,
  operator: string,
  operand: Value,
  replacement: Value,
): Value | undefined {
  switch (operator) {
    case ':-':
    case ':=':
      return value && value.text !== '' ? value : operand;
    case '-':
    case '=':
      return value ?? operand;
    case ':+':
      return value && value.text !== '' ? operand : Value.empty;
    case '+':
      return value ? operand : Value.empty;
    case ':?':
    case '?':
      return value;
  }
  if (!value?.exact || !operand.exact) return undefined;
  const { text } = value;
  switch (operator) {
    case '#':
    case '##': {
      const ends = range(text.length + 1).filter((i) => matches(operand.text, text.slice(0, i)));
      const end = operator === '#' ? ends[0] : ends[ends.length - 1];
      return end === undefined ? value : value.slice(end);
    }
    case '%':
    case '%%': {
      const starts = range(text.length + 1).filter((i) => matches(operand.text, text.slice(i)));
      const start = operator === '%' ? starts[starts.length - 1] : starts[0];
      return start === undefined ? value : value.slice(0, start);
    }
    case '/':
    case '//': {
      if (/[*?[]/.test(operand.text) || operand.text === '') return undefined;
      const changed =
        operator === '/'
          ? text.replace(operand.text, () => replacement.text)
          : text.split(operand.text).join(replacement.text);
      const at = value.spanOf();
      return at ? Value.literal(changed, at) : Value.text(changed);
    }
    case '^^':
    case ',,': {
      const changed = operator === ',,' ? text.toLowerCase() : text.toUpperCase();
      const at = value.spanOf();
      return at ? Value.literal(changed, at) : Value.text(changed);
    }
  }
  return undefined;
}

/** Shell patterns in `${x#…}` match across `/`. Long values are left alone: the search is quadratic. */
function matches(pattern: string, text: string): boolean {
  if (text.length > 300) return false;
  return new RegExp(glob(pattern).source.replaceAll('[^/]', '[^]')).test(text);
}

function range(n: number): number[] {
  return Array.from({ length: Math.min(n, 301) }, (_, i) => i);
}

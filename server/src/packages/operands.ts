/** What an operand of `apt-get install` names. */
export interface Operand<P> {
  readonly package: P;
  /** `name-`: taken out, or kept from being installed. */
  readonly remove: boolean;
}

/**
 * Reads `name`, `name=version`, `name/suite`, `name:amd64`, `name+` and `name-`. Versions and suites are not looked at:
 * sizes hardly differ between them. Undefined for files, patterns, tasks, and what `find` does not know.
 */
export function packageOf<P>(operand: string, find: (name: string) => P | undefined): Operand<P> | undefined {
  const match = /^([a-z\d][a-z\d+.-]+)(?::(\w+))?(?:=\S+|\/[\w.-]+)?$/.exec(operand);
  if (match?.[1] === undefined || !/^(?:amd64|any|all|native)?$/.test(match[2] ?? '')) return undefined;
  const [, name] = match;
  const found = find(name);
  if (found !== undefined) return { package: found, remove: false };
  const sign = name.slice(-1);
  const other = sign === '+' || sign === '-' ? find(name.slice(0, -1)) : undefined;
  return other === undefined ? undefined : { package: other, remove: sign === '-' };
}

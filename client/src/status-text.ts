/** How many findings of which severity. */
export interface FindingCounts {
  readonly errors: number;
  readonly warnings: number;
  /** Informations and hints. */
  readonly remarks: number;
}

/** `2 errors, 1 warning`; `no findings` for none. */
export function countsText({ errors, warnings, remarks }: FindingCounts): string {
  const parts = [plural(errors, 'error'), plural(warnings, 'warning'), plural(remarks, 'remark')].filter(
    Boolean,
  );
  return parts.length === 0 ? 'no findings' : parts.join(', ');
}

function plural(count: number, word: string): string {
  return count === 0 ? '' : `${count} ${word}${count === 1 ? '' : 's'}`;
}

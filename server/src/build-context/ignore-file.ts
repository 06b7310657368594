import ignore from '@balena/dockerignore';

/** Decides which paths of a build context a build does not get to see. */
export interface IgnoreRules {
  /** @param path relative to the context, `/` between parts */
  ignores(path: string): boolean;
  /** True when something below an ignored folder may be taken back in (`!docs/README.md`). */
  readonly hasExceptions: boolean;
}

/** What an ignore file says. Any text gives an answer; a pattern that the library cannot read ignores nothing. */
export function ignoreRules(text: string): IgnoreRules {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    // A pattern's leading slash is the context's own root.
    .map((line) => line.replace(/^(!?)\/+/, '$1'));
  const matcher = ignore();
  for (const line of lines) {
    try {
      matcher.add(line);
    } catch {
      // A pattern that is none.
    }
  }
  return {
    ignores: (path) => {
      try {
        return matcher.ignores(path);
      } catch {
        return false;
      }
    },
    hasExceptions: lines.some((line) => line.startsWith('!')),
  };
}

/**
 * Names of the ignore files that count for a Dockerfile, the first that is there wins.
 * @param dockerfile its path from the context on, or its name alone
 */
export function ignoreFileNames(dockerfile: string): readonly string[] {
  return [`${dockerfile}.dockerignore`, '.dockerignore', '.containerignore'];
}

import type { ComposeBuild } from './model';

/**
 * Joins paths of a compose file. Undefined for what is absolute, of Windows, a URL, or holds a variable.
 * @returns parts with `/` between, `..` only in front; empty for the folder itself
 */
function joined(...paths: readonly string[]): string | undefined {
  const parts: string[] = [];
  for (const path of paths) {
    if (/^[/\\~]|^[A-Za-z]:|[$\0]|^\w+:\/\/|^git@/.test(path)) return undefined;
    for (const part of path.split('/')) {
      if (part === '' || part === '.') continue;
      if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
      else parts.push(part);
    }
  }
  return parts.join('/');
}

/**
 * The Dockerfile that a service is built from, relative to the compose file's folder; undefined when it stands in the compose
 * file itself, lies elsewhere than in files, or nobody knows.
 */
export function dockerfilePath({ context, dockerfile, inline }: ComposeBuild): string | undefined {
  if (inline || (context && context.value === undefined) || (dockerfile && dockerfile.value === undefined))
    return undefined;
  return joined(context?.value ?? '.', dockerfile?.value ?? 'Dockerfile');
}

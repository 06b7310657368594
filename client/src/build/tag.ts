/**
 * Says what is wrong with a tag for a new image (`name`, `name:tag`, `registry:5000/path/name:tag`), or undefined when
 * nothing is. The grammar is that of the reference in `distribution/reference`; a digest cannot be given to a new image.
 */
export function tagProblem(value: string): string | undefined {
  const text = value.trim();
  if (text === '') return 'An image needs a name, for example myapp:dev.';
  if (/\s/.test(text)) return 'A tag has no blanks in it.';
  if (text.includes('@')) return 'A digest is what a build results in; it cannot be chosen.';
  const slash = text.indexOf('/');
  const first = slash < 0 ? '' : text.slice(0, slash);
  const hasRegistry = /[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase();
  const rest = hasRegistry ? text.slice(slash + 1) : text;
  if (hasRegistry && !/^(?:\[[0-9a-f:]+\]|[a-z0-9-]+(?:\.[a-z0-9-]+)*)(?::\d+)?$/i.test(first)) {
    return `“${first}” is not the name of a registry.`;
  }
  const colon = rest.indexOf(':');
  const name = colon < 0 ? rest : rest.slice(0, colon);
  const tag = colon < 0 ? undefined : rest.slice(colon + 1);
  if (name !== name.toLowerCase()) return 'The name of an image is written in lower case.';
  if (!/^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/.test(name)) {
    return `“${name}” is not a name for an image: letters, digits and, between them, “.”, “_” or “-”.`;
  }
  if (tag !== undefined && !/^\w[\w.-]{0,127}$/.test(tag)) {
    return `“${tag}” is not a tag: letters, digits, “_”, “.” and “-”, at most 128, not beginning with “.” or “-”.`;
  }
  if (name.length > 255) return 'The name of an image has at most 255 characters.';
  return undefined;
}

/**
 * A tag to begin with: the context folder's name made fit, then what tells this Dockerfile from others beside it, with
 * `:dev`. `My App` and `Dockerfile` give `my-app:dev`, with `Dockerfile.worker` or `worker.Dockerfile` `my-app-worker:dev`.
 */
export function defaultTag(folderName: string, fileName: string): string {
  const variant = /^(?:Dockerfile|Containerfile)\.(.+)$|^(.+)\.(?:dockerfile|containerfile)$/i.exec(fileName);
  const parts = [folderName, variant?.[1] ?? variant?.[2] ?? ''].map((part) =>
    part
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 100)
      .replace(/-+$/, ''),
  );
  return `${parts.filter(Boolean).join('-') || 'image'}:dev`;
}

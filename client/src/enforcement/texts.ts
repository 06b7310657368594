/**
 * What to say after a policy was written, or found up to date.
 * @param policy name of the policy file
 * @param refused what the Dockerfile uses and the policy does not allow, each with its reason
 */
export function policyMessage(
  policy: string,
  dockerfile: string,
  kind: 'write' | 'unchanged',
  refused: readonly string[],
): string {
  const done =
    kind === 'write'
      ? `${policy} is written. Buildx 0.31 and newer reads it in every build of ${dockerfile}.`
      : `${policy} is up to date.`;
  if (refused.length === 0) return done;
  const shown = refused.slice(0, 3).join('; ');
  const more = refused.length > 3 ? `; and ${refused.length - 3} more` : '';
  return `${done} It will stop the build, because ${dockerfile} uses what it does not allow: ${shown}${more}.`;
}

/** What to say after a configuration was written, or found complete. */
export function updaterMessage(
  tool: 'renovate' | 'dependabot',
  file: string,
  kind: 'write' | 'unchanged',
): string {
  const done = kind === 'write' ? `${file} is written.` : `${file} says it already, so nothing was changed.`;
  const next =
    tool === 'renovate'
      ? 'Renovate pins the digests of base images behind their tags and proposes newer ones.'
      : 'Dependabot proposes newer base images. It renews digests, but adds none: pin the images first.';
  return `${done} ${next}`;
}

/** A path relative to its folder, both as paths of URIs; undefined when it lies elsewhere. */
export function pathBelow(folder: string, path: string): string | undefined {
  const start = folder.endsWith('/') ? folder : `${folder}/`;
  return path.startsWith(start) ? path.slice(start.length) : undefined;
}

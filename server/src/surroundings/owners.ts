/**
 * The owners that a repository's remotes name: the part of the URL before the repository, lower-cased. They are the
 * namespaces that belong to whoever works here, on the same or another host.
 *
 * @param config text of a `.git/config`.
 * @returns owners without repetition, `origin` first. `https://gitlab.com/group/sub/app.git` gives `group`.
 */
export function remoteOwners(config: string): string[] {
  const owners: string[] = [];
  let remote: string | undefined;
  for (const line of config.split(/\r?\n/)) {
    const section = /^\s*\[\s*([A-Za-z0-9.-]+)(?:\s+"((?:[^"\\]|\\.)*)")?\s*\]/.exec(line);
    if (section) remote = section[1]?.toLowerCase() === 'remote' ? section[2] : undefined;
    if (remote === undefined) continue;
    const url = /^\s*(?:\[[^\]]*\]\s*)?url\s*=\s*"?([^"\s]+)"?/i.exec(line)?.[1];
    const owner = url === undefined ? undefined : ownerOf(url);
    if (owner === undefined || owners.includes(owner)) continue;
    if (remote === 'origin') owners.unshift(owner);
    else owners.push(owner);
  }
  return owners;
}

/**
 * The owner that the URL of a repository names: `git@github.com:Someone/app.git` and `https://github.com/Someone/app`
 * give `someone`. Undefined for a local path and for a URL without an owner.
 */
export function ownerOf(url: string): string | undefined {
  const path =
    /^(?:https?|ssh|git|git\+ssh):\/\/[^/]+\/(.+)$/i.exec(url)?.[1] ??
    // The short form of ssh; a drive letter is no host.
    /^(?:[^@/\s]+@)?[^:/\s]{2,}:(?!\/\/)\/?(.+)$/.exec(url)?.[1];
  const parts = path?.split('/').filter((part) => part !== '' && !part.startsWith('~'));
  const owner = parts && parts.length > 1 ? parts[0] : undefined;
  return owner !== undefined && /^[\w.-]+$/.test(owner) ? owner.toLowerCase() : undefined;
}

/**
 * The owner that the folder of a virtual workspace stands for: `vscode-vfs://github/Someone/app` gives `someone`.
 * Undefined for every other URI.
 */
export function virtualOwner(uri: string): string | undefined {
  const path = /^vscode-vfs:\/\/(?:github|gitlab)\b[^/]*\/(.*)$/.exec(uri)?.[1];
  return path === undefined ? undefined : ownerOf(`https://host/${path}`);
}

/** A repository on a registry, as the normalised parts of an image reference. */
export interface Repository {
  /** Host, with its port when one is written, lower case; `docker.io` for Docker Hub under any of its names. */
  readonly registry: string;
  /** Path without the host: `library/debian`, `grafana/grafana`. */
  readonly repository: string;
}

/** `ghcr.io:443` → `ghcr.io`. Only the default port of TLS is taken off: another port is another registry. */
export function hostWithoutPort(registry: string): string {
  return registry.toLowerCase().replace(/:443$/, '');
}

/** The last component of a repository path: `bitnami/postgresql` → `postgresql`. */
export function lastComponent(repository: string): string {
  return repository.slice(repository.lastIndexOf('/') + 1);
}

/** The name of a Docker Official Image when `ref` is one by its place (`docker.io/library/NAME`). */
export function libraryName(ref: Repository): string | undefined {
  return ref.registry === 'docker.io' && ref.repository.startsWith('library/')
    ? ref.repository.slice('library/'.length)
    : undefined;
}

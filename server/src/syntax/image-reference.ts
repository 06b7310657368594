import { type Span, span } from './span';

/**
 * An image reference, normalised as Docker does (grammar: distribution/reference).
 * Spans are offsets into the text that was parsed, not into the document.
 */
export interface ImageReference {
  /** The text that was parsed. */
  readonly text: string;
  /** Registry host, with port when written; `docker.io` when none is written or an alias of it is. Lower-cased. */
  readonly registry: string;
  /** Full repository path without the host: `library/debian`, `grafana/grafana`. */
  readonly repository: string;
  readonly tag: string | undefined;
  /** `sha256:…`. */
  readonly digest: string | undefined;
  readonly parts: {
    readonly registry: Span | undefined;
    readonly repository: Span;
    readonly tag: Span | undefined;
    readonly digest: Span | undefined;
  };
}

const hubAliases = new Set(['index.docker.io', 'registry-1.docker.io', 'registry.hub.docker.com']);

const hostShape =
  /^(?:\[[a-f0-9:]+\]|(?:[a-z0-9]|[a-z0-9][a-z0-9-]*[a-z0-9])(?:\.(?:[a-z0-9]|[a-z0-9][a-z0-9-]*[a-z0-9]))*)(?::[0-9]+)?$/i;
const componentShape = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;
const tagShape = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const digestShape = /^(?:sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128})$/;
const maxNameLength = 255;

/**
 * Parses an image reference: `[host[:port]/]path[:tag][@digest]`.
 * @param text the reference without blanks or quotes around it, variables expanded
 * @returns undefined where Docker would refuse the text
 */
export function parseImageReference(text: string): ImageReference | undefined {
  // A bare image id is no reference.
  if (/^[a-f0-9]{64}$/.test(text)) return undefined;
  const at = text.indexOf('@');
  const nameAndTag = at < 0 ? text : text.slice(0, at);
  const digest = at < 0 ? undefined : text.slice(at + 1);
  if (digest !== undefined && !digestShape.test(digest)) return undefined;

  const slash = nameAndTag.indexOf('/');
  const hasHost = slash > 0 && isHost(nameAndTag.slice(0, slash));
  const pathStart = hasHost ? slash + 1 : 0;
  const colon = nameAndTag.indexOf(':', pathStart);
  const pathEnd = colon < 0 ? nameAndTag.length : colon;
  const tag = colon < 0 ? undefined : nameAndTag.slice(colon + 1);
  if (tag !== undefined && !tagShape.test(tag)) return undefined;

  const path = nameAndTag.slice(pathStart, pathEnd);
  if (!path.split('/').every((component) => componentShape.test(component))) return undefined;
  const host = hasHost ? nameAndTag.slice(0, slash) : undefined;
  if (host !== undefined && !hostShape.test(host)) return undefined;
  const registry = registryOf(host);
  const repository = registry === 'docker.io' && !path.includes('/') ? `library/${path}` : path;
  if (registry.length + 1 + repository.length > maxNameLength) return undefined;
  return {
    text,
    registry,
    repository,
    tag,
    digest,
    parts: {
      registry: hasHost ? span(0, slash) : undefined,
      repository: span(pathStart, pathEnd),
      tag: tag === undefined ? undefined : span(colon + 1, nameAndTag.length),
      digest: at < 0 ? undefined : span(at + 1, text.length),
    },
  };
}

/** A first component is a host when it cannot be a path component of Docker Hub. */
function isHost(component: string): boolean {
  return /[.:]/.test(component) || component === 'localhost' || component !== component.toLowerCase();
}

function registryOf(host: string | undefined): string {
  const lower = host?.toLowerCase() ?? 'docker.io';
  return hubAliases.has(lower) ? 'docker.io' : lower;
}

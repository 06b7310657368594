import { RegistryError, type RegistryReference } from './registry';

// The grammar of distribution/reference and of the OCI distribution specification.
const hostShape =
  /^(?:\[[a-f0-9:]{2,39}\]|[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*)(?::[0-9]{1,5})?$/i;
const componentShape = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const tagShape = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const digestShape = /^(?:sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128})$/;
const maxNameLength = 255;

export const isTag = (text: string) => tagShape.test(text);
export const isDigest = (text: string) => digestShape.test(text);

/**
 * Checks every part before it goes into a URL: nothing in it may leave its place in the path.
 * @throws {RegistryError} `bad-response` when no registry could have such an image
 */
export function checkReference({ registry, repository, tag, digest }: RegistryReference): void {
  const name = `${registry}/${repository}`;
  const wrong =
    name.length > maxNameLength || !hostShape.test(registry)
      ? 'registry'
      : !repository.split('/').every((component) => componentShape.test(component))
        ? 'repository'
        : tag !== undefined && !isTag(tag)
          ? 'tag'
          : digest !== undefined && !isDigest(digest)
            ? 'digest'
            : undefined;
  if (wrong === undefined) return;
  const host = hostShape.test(registry) ? registry : 'The registry';
  throw new RegistryError(
    'bad-response',
    `${host} was not asked, for the image's ${wrong} is not written as one.`,
  );
}

/** What the reference asks for, for messages: `registry.example.com/team/app:1`. */
export function nameOf({ registry, repository, tag, digest }: RegistryReference): string {
  const what = tag !== undefined ? `:${tag}` : digest !== undefined ? `@${digest}` : '';
  return `${registry}/${repository}${what}`;
}

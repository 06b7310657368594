import { parseCompose } from '../compose/parse';

/**
 * The images that a compose file builds itself: the `image:` of services that also have a `build:`, and the names that
 * `additional_contexts:` gives to contexts (unless such a context is an image from elsewhere). Variables count through their
 * defaults (`${TAG:-dev}`); an image that needs one without is left out.
 */
export function composeImages(text: string): string[] {
  // Most files build nothing, and reading one takes its time.
  if (!/\bbuild\b/.test(text)) return [];
  const found = new Set<string>();
  for (const { build, image } of parseCompose(text).services) {
    if (!build) continue;
    if (image?.value !== undefined && /^\S+$/.test(image.value)) found.add(image.value);
    for (const { name, value } of build.additionalContexts)
      if (!/^(?:docker-image|oci-layout):\/\//.test(value ?? '')) found.add(name);
  }
  return [...found];
}

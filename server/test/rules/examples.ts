import type { BuildContextFacts } from '../../src/build-context/facts';
import type { ImageFacts, ImageFactsTable } from '../../src/image-facts';

/** A Dockerfile or compose file of a rule's page. */
export interface Example {
  readonly kind: 'bad' | 'good' | 'fixed';
  readonly language: 'dockerfile' | 'compose';
  readonly text: string;
  /** What registries and signature checks have said when the example is judged. */
  readonly images: ImageFactsTable;
  /** What lies in the build context. */
  readonly buildContext?: BuildContextFacts | undefined;
}

/**
 * The fenced `dockerfile bad|good|fixed` and `compose bad|good|fixed` blocks of a page, in order. A fenced `json facts` block, an object from the key of
 * `imageFactsKey` to {@link ImageFacts}, holds for every block behind it until the next one; `{}` takes it back.
 * So does a `json context` block, a {@link BuildContextFacts}.
 */
export function examples(page: string): Example[] {
  let images: ImageFactsTable = new Map();
  let buildContext: BuildContextFacts | undefined;
  return [
    ...page.matchAll(
      /^```((?:dockerfile|compose) (?:bad|good|fixed)|json facts|json context)\n(.*?)^```$/gms,
    ),
  ].flatMap((m) => {
    const [, info = '', text = ''] = m;
    if (info === 'json context') {
      buildContext = JSON.parse(text) as BuildContextFacts;
      return [];
    }
    if (info !== 'json facts') {
      const [language, kind] = info.split(' ') as [Example['language'], Example['kind']];
      return [{ kind, language, text, images, buildContext }];
    }
    images = new Map(Object.entries(JSON.parse(text) as Record<string, ImageFacts>));
    return [];
  });
}

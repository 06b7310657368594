import type { ComposeFile } from '../compose/model';
import type { Engine } from '../engine';
import { type ImageFacts, type ImageFactsTable, imageFactsKey } from '../image-facts';
import type { LintInput } from '../linter';
import { askBatch } from '../registry/batch';
import type { Registry } from '../registry/registry';
import { type Dockerfile, type ImageReference, imageUses, type Span } from '../syntax';

/** What registries said. */
export interface Updates {
  readonly images: ImageFactsTable;
  /** Why there is no answer, one sentence for each registry that is down and each image that it does not give. */
  readonly problems: readonly string[];
  /** True when something was asked, and nothing answered. */
  readonly nobodyAnswered: boolean;
}

/** Asks what the tags of files' images name now; each image once, in however many files it stands. Does not reject. */
export async function askForUpdates(
  files: readonly LintInput[],
  engine: Engine,
  registry: Registry,
): Promise<Updates> {
  const questions = files
    .flatMap((file) => imagesToAsk(file, engine))
    .map((reference) => ({ key: imageFactsKey(reference), reference, registry }));
  const images = new Map<string, ImageFacts>();
  const problems = new Set<string>();
  for (const [key, answer] of await askBatch(questions, { ask: 'digest' })) {
    if ('remote' in answer) images.set(key, { remote: answer.remote });
    else problems.add(answer.message);
  }
  return { images, problems: [...problems], nobodyAnswered: questions.length > 0 && images.size === 0 };
}

/** The images of which an answer can change what is reported: pinned ones, and those that have to be pinned. */
function imagesToAsk(file: LintInput, engine: Engine): ImageReference[] {
  const { dockerfile, compose, findings } = engine.lint(file);
  const isStaleReported = file.policy.rules['stale-base-digest'] !== 'off';
  // The finding is there before any answer, which only brings its repair.
  const toPin = new Set(
    findings.filter(({ rule }) => rule === 'undigested-base').map(({ span }) => span.start),
  );
  return (compose ? runImages(compose) : builtOn(dockerfile)).flatMap(({ reference, span }) => {
    if (reference.digest === undefined) return toPin.has(span.start) ? [reference] : [];
    return reference.tag !== undefined && isStaleReported ? [reference] : [];
  });
}

interface NamedImage {
  readonly reference: ImageReference;
  readonly span: Span;
}

function builtOn(dockerfile: Dockerfile): NamedImage[] {
  if (dockerfile.template) return [];
  return imageUses(dockerfile).flatMap(({ source, span }) =>
    source.kind === 'image' ? [{ reference: source.reference, span }] : [],
  );
}

/** What services of a compose file run and do not build. */
function runImages({ services }: ComposeFile): NamedImage[] {
  return services.flatMap(({ image, build }) =>
    image?.reference && !build ? [{ reference: image.reference, span: image.span }] : [],
  );
}

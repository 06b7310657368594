import type { BuildContextFacts } from '../build-context/facts';
import { type BuildContextParams, type BuildContextResult, buildContextRequest } from '../protocol';
import { sizeOf } from './image-words';
import type { Session } from './session';

/** Less than this that is sent for nothing is not worth a word (bytes). */
const worthTelling = 1_000_000;

/** Answers what a build sends to the engine. */
export function registerBuildContext({ connection, services }: Session): void {
  connection.onRequest(
    buildContextRequest,
    async ({ uri, folder }: BuildContextParams): Promise<BuildContextResult | null> => {
      const read = await services.readContext?.(uri, [folder], []).catch(() => undefined);
      return read ? { sentence: sentenceOf(read.facts) } : null;
    },
  );
}

function sentenceOf({ sent, needless, ignoreFile }: BuildContextFacts): string | undefined {
  const bytes = needless.reduce((sum, entry) => sum + entry.bytes, 0);
  const secrets = needless.filter(({ kind }) => kind === 'secret').map(({ path }) => path);
  if (bytes < worthTelling && secrets.length === 0) return undefined;
  const largest = needless.slice(0, 3).map((entry) => `${entry.path} (${sizeOf(entry.bytes)})`);
  const hidden = secrets.length === 0 ? '' : ` Files with secrets are among it: ${secrets.join(', ')}.`;
  const place = ignoreFile ?? 'a .dockerignore';
  return `The build context holds ${sizeOf(sent.bytes)} in ${sent.files} files, most likely for nothing: ${largest.join(', ')}. Lines in ${place} keep it out of the build.${hidden}`;
}

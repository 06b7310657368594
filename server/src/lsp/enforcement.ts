import { CancellationToken } from 'vscode-languageserver';
import type { JudgedImage } from '../enforcement/buildx/trusted-images';
import { updatePolicy } from '../enforcement/buildx/update-policy';
import { buildxPolicy } from '../enforcement/buildx/write-policy';
import { dependabotConfiguration } from '../enforcement/updaters/dependabot';
import { renovateConfiguration } from '../enforcement/updaters/renovate';
import {
  type BuildxPolicyParams,
  type BuildxPolicyResult,
  buildxPolicyRequest,
  type UpdaterParams,
  type UpdaterResult,
  updaterRequest,
} from '../protocol';
import { type Dockerfile, imageUses } from '../syntax';
import type { Analyses, Analysis } from './analyses';
import { fileNameOf } from './file-name';
import type { Session } from './session';

/** Answers with what lets other tools enforce the trust that the linter judges by. The client writes the files. */
export function registerEnforcement({ connection, analyses, documents }: Session): void {
  connection.onRequest(
    buildxPolicyRequest,
    async ({ uri, text, existing }: BuildxPolicyParams): Promise<BuildxPolicyResult> => {
      const analysis =
        documents.get(uri) || text === undefined
          ? await analyses.of(uri, CancellationToken.None)
          : await analyses.ofText(uri, text);
      const dockerfile = analysis?.result.dockerfile;
      if (!analysis || !dockerfile) return null;
      const { input } = analysis;
      const { text: written, refused } = buildxPolicy({
        name: fileNameOf(uri),
        dockerfile,
        ...imagesOf(analysis, dockerfile, analyses),
        policy: input.policy,
        surroundings: input.surroundings ?? {},
      });
      return { ...updatePolicy(existing ?? undefined, written), refused };
    },
  );
  connection.onRequest(updaterRequest, ({ tool, dockerfiles, existing }: UpdaterParams): UpdaterResult => {
    const configuration = tool === 'renovate' ? renovateConfiguration : dependabotConfiguration;
    return configuration(existing ?? undefined, dockerfiles);
  });
}

/** The rules that say whether an image's publisher is trusted. */
const trustRules = ['untrusted-base', 'lookalike-base'];

/**
 * The images of a document as the linter judges them, also when its rules about trust are switched off. What a comment
 * in the Dockerfile accepts is accepted.
 */
function imagesOf(
  { input }: Analysis,
  dockerfile: Dockerfile,
  analyses: Analyses,
): { readonly images: readonly JudgedImage[]; readonly unknownImages: readonly string[] } {
  // In a template, what stands there is not what will be built.
  if (dockerfile.template) return { images: [], unknownImages: [] };
  const rules = Object.fromEntries(trustRules.map((id) => [id, 'default' as const]));
  const { findings } = analyses.lint({ ...input, policy: { ...input.policy, rules } });
  const distrusted = new Set(
    findings.filter(({ rule }) => trustRules.includes(rule)).map(({ span }) => span.start),
  );
  const images: JudgedImage[] = [];
  const unknownImages: string[] = [];
  for (const { source, span, onbuild } of imageUses(dockerfile)) {
    // What ONBUILD takes is taken by other builds, which have their own policies.
    if (onbuild) continue;
    if (source.kind === 'image')
      images.push({ reference: source.reference, trusted: !distrusted.has(span.start) });
    else if (source.kind === 'unknown') unknownImages.push(dockerfile.text.slice(span.start, span.end));
  }
  return { images, unknownImages };
}

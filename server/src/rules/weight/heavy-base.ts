import { replaceImage } from '../../edits';
import type { Fix } from '../../findings';
import { type ImageFactsTable, imageFactsKey } from '../../image-facts';
import { officialNameOf } from '../../knowledge/official-images';
import { smallerVariant } from '../../knowledge/smaller-variants';
import { originOf } from '../../policy/mirrors';
import { baseName } from '../../provenance/files';
import type { Build, StageModel } from '../../provenance/model';
import type { ImageReference } from '../../syntax';
import { dayOf, endOf } from '../bases/lifetime';
import { defineRule } from '../rule';
import { isWorthIt, megabytes } from './amount';
import { isBuildTool, wantsBuildTools } from './build-tools';
import page from './heavy-base.md';
import { imageStages } from './stages';

export const heavyBase = defineRule({
  meta: {
    id: 'heavy-base',
    family: 'weight',
    severity: 'information',
    since: '0.4.0',
    summary: 'The base has a smaller variant of the same release.',
    fixes: 'suggested',
    page,
  },
  *check(build: Build, context) {
    const stages = imageStages(build);
    const [first] = stages;
    if (first?.root.kind !== 'image') return;
    const { root } = first;
    const { reference } = root;
    const origin = originOf(reference, context.policy.mirrors);
    const image = officialNameOf(origin);
    const tag = reference.digest === undefined ? reference.tag : undefined;
    const smaller = image !== undefined && tag !== undefined ? smallerVariant(image, tag) : undefined;
    if (image === undefined || tag === undefined || smaller === undefined) return;
    // What is over has to be left, not to be made smaller.
    if (endOf(origin, dayOf(context.today))) return;
    if (wantsBuildTools(build, context.surroundings.path) !== undefined || needsWhole(image, stages)) return;
    const sizes = [tag, smaller].map((t) => pullSize(context.images, reference, t));
    const [whole, rest] = sizes;
    const saved = whole === undefined || rest === undefined ? undefined : whole - rest;
    if (!isWorthIt(saved, context)) return;
    const edits = replaceImage(build.dockerfile, root, `${nameOf(reference)}:${smaller}`);
    const amount = saved === undefined ? '' : ` (−${megabytes(saved)} to pull)`;
    yield {
      span: root.operand.span,
      severity: saved === undefined ? 'hint' : 'information',
      message: message(image, tag, smaller, whole, rest),
      fixes: edits
        ? [{ title: `Use ${image}:${smaller}${amount}`, tier: 'suggested', edits } satisfies Fix]
        : [],
    };
  },
});

function nameOf({ text, tag }: ImageReference): string {
  return tag === undefined ? text : text.slice(0, text.length - tag.length - 1);
}

/** Bytes over the wire, as a registry told; undefined when it was not asked. */
function pullSize(
  images: ImageFactsTable,
  { registry, repository }: ImageReference,
  tag: string,
): number | undefined {
  const platforms =
    images.get(imageFactsKey({ registry, repository, tag, digest: undefined }))?.remote?.platforms ?? [];
  const one = platforms.find(({ platform }) => platform === 'linux/amd64') ?? platforms[0];
  return one?.compressedSize;
}

function message(
  image: string,
  tag: string,
  smaller: string,
  whole: number | undefined,
  rest: number | undefined,
): string {
  const lacks = /jre/.test(smaller)
    ? 'the compiler and its tools'
    : image === 'debian'
      ? 'manual pages, documentation and translations'
      : 'compilers, headers and version control';
  const amounts =
    whole === undefined || rest === undefined
      ? ''
      : ` ${image}:${tag} is ${megabytes(whole)} to pull, ${smaller} ${megabytes(rest)} (compressed, as the registry says).`;
  return `${image}:${smaller} is the same release without ${lacks}, which nothing here calls.${amounts}`;
}

/** Programs that the whole images have and the smaller ones lack. */
const lacking =
  /^(?:git|hg|svn|curl|wget|ssh|scp|ssh-keygen|gcc|g\+\+|cc|c\+\+|cpp|ld|as|make|autoconf|automake|autoreconf|libtoolize|configure|file|patch|unzip|bzip2|xz|gpg|convert|identify|magick|mogrify|pg_config|mysql_config|mysql|ps|top|pkill|killall|node-gyp|javac|jar|jlink|jdeps|mvn|mvnw|gradle|gradlew|sbt|javadoc|keytool-gui|dpkg-buildpackage)$/;

/** True where the build, or what it starts, calls what the smaller variant does not have. */
function needsWhole(image: string, stages: readonly StageModel[]): boolean {
  if (image === 'debian') return false;
  const installed = new Set(
    stages.flatMap((s) => s.packages.map((p) => p.name.text.replace(/[:=/].*$/, ''))),
  );
  const called = stages.flatMap((s) => [
    ...s.commands.map((c) => c.name),
    ...[
      ...(s.start.entrypoint?.commands ?? []),
      ...(s.start.cmd?.commands ?? []),
      ...s.start.scripts.flatMap((x) => x.commands),
    ].map(({ argv }) => baseName(argv[0]?.text ?? '')),
  ]);
  return (
    called.some((name) => lacking.test(name) && !installed.has(name)) ||
    // Headers alone: the compiler to them is the image's.
    ([...installed].some((name) => /-dev$/.test(name)) &&
      ![...installed].some((name) => isBuildTool(name) && !/-dev$/.test(name))) ||
    stages.some(
      (s) =>
        s.fetches.some((f) => f.tool === 'git') ||
        s.commands.some((c) => c.argv.some((w) => /^git\+/.test(w.text))),
    )
  );
}

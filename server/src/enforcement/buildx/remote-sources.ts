import type { Dockerfile, Instruction } from '../../syntax/ast';
import { expand, type Scope } from '../../syntax/expansion';
import type { MappedText } from '../../syntax/mapped-text';
import { scopeAt } from '../../syntax/scope';

/** A file that ADD fetches. */
export interface Download {
  readonly url: string;
  /** `sha256:…`, as `--checksum` says it; undefined when there is none, or it cannot be known before the build. */
  readonly checksum: string | undefined;
}

/** A git repository that ADD fetches. */
export interface GitSource {
  /** The address without ref and subfolder: `https://github.com/moby/buildkit.git`. */
  readonly remote: string;
  /** Hex digits that the commit's hash begins with; undefined when a branch or tag, or nothing, is named. */
  readonly commit: string | undefined;
}

/** What a Dockerfile fetches besides images, in document order, each once. */
export interface RemoteSources {
  readonly downloads: readonly Download[];
  readonly repositories: readonly GitSource[];
  /** Addresses, as written, that only the build's arguments make whole. */
  readonly unknown: readonly string[];
}

/**
 * Everything that ADD fetches from the network in this Dockerfile. Where an address depends on the platform, it is
 * listed for amd64 and for arm64. What ONBUILD fetches is fetched by other builds and is not listed.
 */
export function remoteSources(dockerfile: Dockerfile): RemoteSources {
  const downloads = new Map<string, Download>();
  const repositories = new Map<string, GitSource>();
  const unknown = new Set<string>();
  for (const instruction of dockerfile.instructions) {
    if (instruction.keyword !== 'ADD' || instruction.stage < 0) continue;
    const declared = scopeAt(dockerfile, instruction);
    for (const architecture of ['amd64', 'arm64']) {
      const scope = onPlatform(declared, architecture);
      const known = (text: MappedText) => expand(text, scope, { escape: dockerfile.escape }).value;
      const flag = instruction.flags.find(({ name }) => name.toLowerCase() === 'checksum')?.value;
      const checksum = flag && known(flag);
      for (const text of sourcesOf(instruction)) {
        const value = known(text);
        if (value === undefined) {
          if (text.value.includes('://')) unknown.add(text.value);
        } else if (isGit(value)) {
          const source = gitSource(value, checksum);
          repositories.set(JSON.stringify(source), source);
        } else if (/^https?:\/\//i.test(value)) {
          const download = { url: value, checksum };
          downloads.set(JSON.stringify(download), download);
        }
      }
    }
  }
  return {
    downloads: [...downloads.values()],
    repositories: [...repositories.values()],
    unknown: [...unknown],
  };
}

function sourcesOf({ json, words }: Instruction): MappedText[] {
  return (json?.items ?? words).map(({ text }) => text).slice(0, -1);
}

/** The forms that BuildKit takes for a git repository in ADD. */
function isGit(value: string): boolean {
  return /^(?:git|ssh):\/\/|^[\w.-]+@[\w.-]+:|^https?:\/\/[^#?]*\.git\/?(?:[#?]|$)/i.test(value);
}

function gitSource(value: string, checksum: string | undefined): GitSource {
  const [, remote = value, query = '', fragment = ''] =
    /^([^#?]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(value) ?? [];
  const named = /(?:^|&)(?:checksum|commit|ref)=([0-9a-f]{40,64})(?:&|$)/.exec(query)?.[1];
  const ref = /^[0-9a-f]{40}(?:[0-9a-f]{24})?(?=$|:)/.exec(fragment)?.[0];
  const given = checksum !== undefined && /^[0-9a-f]{7,64}$/.test(checksum) ? checksum : undefined;
  return { remote, commit: ref ?? named ?? given };
}

/** The scope of a build for linux on an architecture; what the file itself sets stays. */
function onPlatform(scope: Scope, architecture: string): Scope {
  const values = new Map([
    ['TARGETARCH', architecture],
    ['BUILDARCH', architecture],
    ['TARGETPLATFORM', `linux/${architecture}`],
    ['BUILDPLATFORM', `linux/${architecture}`],
  ]);
  return {
    lookup: (name) => {
      const binding = scope.lookup(name);
      const value = values.get(name);
      return binding?.kind === 'platform' && value !== undefined ? { ...binding, value } : binding;
    },
  };
}

import type { Build } from '../../provenance/model';
import type { Evidence } from './stateful-evidence';

/** Stores that people also run as caches, whose content may be lost at any time. */
const cacheable = /^(?:redis|valkey|keydb|dragonfly|garnet)$/;

/** Stores with a mode for development that keeps everything in memory. */
const developed = /^(?:vault|openbao|consul)$/;

/** `vault server -dev`, `consul agent -dev`: written to no disk, unless told where. */
function startedForDevelopment(build: Build): boolean {
  const start = build.stages[build.finalChain[0] ?? -1]?.start;
  const words = [start?.entrypoint, start?.cmd]
    .flatMap((form) => form?.commands ?? [])
    .flatMap(({ argv }) => argv.map((w) => w.text));
  return words.some((w) => /^--?dev$/.test(w)) && !words.some((w) => /^-(?:data-dir|config)\b/.test(w));
}

/**
 * Whether a key-value store is only a cache here: `certainly` when it is told to write nothing down, `maybe` when it is
 * told what to forget first. A volume for its data says the contrary. A server in its mode for development is one `certainly`.
 */
export function isCache(
  build: Build,
  service: string,
  evidence: readonly Evidence[],
): 'certainly' | 'maybe' | 'no' {
  if (developed.test(service) && startedForDevelopment(build)) return 'certainly';
  if (!cacheable.test(service) || evidence.some((e) => e.kind === 'volume')) return 'no';
  const final = build.stages[build.finalChain[0] ?? -1];
  if (!final) return 'no';
  const { entrypoint, cmd, scripts } = final.start;
  const started = [entrypoint, cmd, ...scripts].flatMap((form) => form?.commands ?? []);
  const lines = started.map(({ argv }) => argv.map((w) => w.text));
  const configuration = final.writes
    .filter((w) => /(?:redis|valkey|keydb)[^/]*\.conf$/.test(w.path))
    .map((w) => w.content?.text ?? '')
    .join('\n');
  const option = (name: string, value: RegExp): boolean =>
    lines.some((words) => words.some((w, i) => w === `--${name}` && value.test(words[i + 1] ?? ''))) ||
    configuration.split('\n').some((line) => {
      const [key = '', ...rest] = line.trim().split(/\s+/);
      return key === name && value.test(rest.join(' '));
    });
  if (option('appendonly', /^["']?yes/)) return 'no';
  if (option('save', /^(?:""|''|)$/)) return 'certainly';
  return option('maxmemory-policy', /^["']?allkeys-/) ? 'maybe' : 'no';
}

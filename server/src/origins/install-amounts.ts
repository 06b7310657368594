import type { InstallEstimate, PackageSizes } from '../packages/sizes';
import type { Policy } from '../policy/policy';
import { aptInstalls } from '../provenance/apt-installs';
import { traceBuild } from '../provenance/build';
import type { ContextFile } from '../provenance/context-files';
import { listed, megabytes } from '../rules/weight/amount';
import { estimateOf } from '../rules/weight/apt-estimate';
import type { Dockerfile } from '../syntax';

/** What an installation of a Dockerfile comes to, to be shown beside it. */
export interface InstallAmount {
  /** The end of the line with the word `install`. */
  readonly offset: number;
  /** `+184 MB, 61 MB of it recommended`. */
  readonly label: string;
  /** Markdown: the largest packages, and where the numbers come from. */
  readonly details: string;
}

/** Less is not worth a word. */
const least = 1_000_000;

/** Packages that are listed by name. */
const shown = 10;

/**
 * What each `apt-get install` of a Dockerfile adds to its stage, where that is known and a megabyte or more. Total: any text
 * gives a result.
 */
export function installAmounts(
  dockerfile: Dockerfile,
  packages: PackageSizes | undefined,
  policy: Policy,
  contextFile?: ContextFile,
): InstallAmount[] {
  if (!packages || dockerfile.template || !/\binstall\b/.test(dockerfile.text)) return [];
  const build = traceBuild(dockerfile, contextFile);
  return build.stages
    .flatMap((stage) => aptInstalls(build, stage))
    .flatMap((install) => {
      const estimate = estimateOf(build, install, { packages, policy });
      if (!estimate || estimate.bytes < least) return [];
      const left = [...new Set([...estimate.unknown, ...install.others.map((o) => o.text)])];
      return [
        {
          offset: endOfLine(dockerfile.text, install.span.end),
          label: labelOf(estimate, left.length > 0),
          details: detailsOf(estimate, left),
        },
      ];
    });
}

function labelOf({ bytes, recommendedBytes }: InstallEstimate, more: boolean): string {
  const whole = `+${megabytes(bytes)}${more ? ' and more' : ''}`;
  return recommendedBytes < least ? whole : `${whole}, ${megabytes(recommendedBytes)} of it recommended`;
}

function detailsOf(
  { packages, recommended, sizes, source }: InstallEstimate,
  left: readonly string[],
): string {
  const only = new Set(recommended);
  const largest = [...packages].sort((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0)).slice(0, shown);
  const rows = largest.map(
    (name) => `| ${name} | ${megabytes(sizes.get(name) ?? 0)} | ${only.has(name) ? 'recommended' : ''} |`,
  );
  const count = packages.length === 1 ? 'One package' : `${packages.length} packages`;
  const more = packages.length > rows.length ? `, the largest of them` : '';
  return [
    `${count}${more}:`,
    ['| Package | Installed | |', '| --- | ---: | --- |', ...rows].join('\n'),
    ...(left.length > 0
      ? [`Not counted, as nothing is known of it: ${listed(left.slice(0, 8).map((n) => `\`${n}\``))}.`]
      : []),
    `Source: the package index of ${source}.`,
  ].join('\n\n');
}

function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  const at = end < 0 ? text.length : end;
  return text[at - 1] === '\r' && at > offset ? at - 1 : at;
}

// The page that shows how good the estimates are.

/**
 * @param rows of {release, slim, names, recommends, estimate, real}; those that could not be measured have `real.error`
 * @param {string} date  YYYY-MM-DD
 */
export function comparisonPage(rows, date) {
  const measured = rows.filter(({ real, estimate }) => real.error === undefined && estimate !== undefined);
  const full = measured.filter(({ slim }) => !slim);
  const slim = measured.filter((row) => row.slim);
  const sets = new Set(measured.map(({ names }) => names));
  const sameSets = measured.filter(
    ({ real, estimate }) => real.packages.join(' ') === [...estimate.packages].sort().join(' '),
  );
  return `# How good the sizes of packages are

<!-- Written by scripts/packages/compare.mjs. -->

What the product says an \`apt-get install\` adds, against what it added to a real container on ${date}: ${sets.size} sets of
packages, ${measured.length} installations on images of Debian 12 and 13 (amd64) and on their slim variants, from the same state of the archive.

- Error of the estimate against the bytes on disk, on ${full.length} installations on the full images: ${errorOf(full)}.
- The same on ${slim.length} installations on the slim variants: ${errorOf(slim)}.
- The same packages, name by name: ${sameSets.length} of ${measured.length}.

*On disk* is the size of the container's own layer: the bytes of its files, hard links counted once, folders not at all,
without package lists and downloaded packages. *Stated* is what the new packages say of themselves (\`Installed-Size\`).
The estimate is that, plus what Python compiles when its packages are installed and what dpkg and debconf write down
(1.2 MB); both were measured in such containers, so the table shows how well they fit and is no independent test of them.
Which packages are added is resolved without looking at the container.

The slim variants leave manuals, translations and documentation out when packages are unpacked. How much that is was measured
in the files of the packages that Dockerfiles install most, and of all that come with them (\`scripts/knowledge/slim-shares.mjs\`).
Other packages count with the small average of the rest, so for a rare package with large manuals the estimate is too high.
The slim image of the comparison is the full one with the slim variants' settings for dpkg.

## Where the data comes from

The extension comes with data of its day. *Update Package Data* makes it anew: from the mirror in the settings, or from what apt
has on this machine. Mirrors publish the release's own index packed with gzip and xz, and those of \`-updates\` and \`-security\` with xz alone: these are
read with the program \`xz\`, and where there is none they are left out, which the command says. With
\`dockerfileHygiene.registry.lookups\` on \`off\` no mirror is asked, also not the one in the settings; only apt's lists are read.

## Measurements

| Packages | Debian | Recommended too | New packages | Stated | Estimate | On disk | Error |
| :--- | ---: | :---: | ---: | ---: | ---: | ---: | ---: |
${[...measured].sort(inOrder).map(line).join('\n')}
`;
}

function errorOf(rows) {
  const errors = rows
    .map(({ real, estimate }) => Math.abs(estimate.bytes / real.onDisk - 1))
    .sort((a, b) => a - b);
  if (errors.length === 0) return 'not measured';
  return `median **${percent(errors[Math.floor(errors.length / 2)])}**, worst **${percent(errors.at(-1))}**`;
}

function inOrder(a, b) {
  return (
    a.names.localeCompare(b.names, 'en') ||
    a.release.localeCompare(b.release) ||
    Number(a.slim) - Number(b.slim) ||
    Number(a.recommends) - Number(b.recommends)
  );
}

function line({ release, slim, names, recommends, estimate, real }) {
  const error = estimate.bytes / real.onDisk - 1;
  const sign = error < 0 ? '−' : '+';
  const cells = [
    `\`${names}\``,
    slim ? `${release} slim` : release,
    recommends ? 'yes' : 'no',
    real.packages.length,
    megabytes(real.stated),
    megabytes(estimate.bytes),
    megabytes(real.onDisk),
    `${sign}${percent(Math.abs(error))}`,
  ];
  return `| ${cells.join(' | ')} |`;
}

const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

const percent = (share) => `${(100 * share).toFixed(1)} %`;

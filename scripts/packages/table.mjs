// The page that shows how good the estimates are.

/**
 * @param rows of {release, names, recommends, estimate, real}; those that could not be measured have `real.error`
 * @param {string} date  YYYY-MM-DD
 */
export function comparisonPage(rows, date) {
  const measured = rows.filter(({ real, estimate }) => real.error === undefined && estimate !== undefined);
  const errors = measured
    .map(({ real, estimate }) => Math.abs(estimate.bytes / real.onDisk - 1))
    .sort((a, b) => a - b);
  const sets = new Set(measured.map(({ names }) => names));
  const sameSets = measured.filter(
    ({ real, estimate }) => real.packages.join(' ') === [...estimate.packages].sort().join(' '),
  );
  return `# How good the sizes of packages are

<!-- Written by scripts/packages/compare.mjs. -->

What the product says an \`apt-get install\` adds, against what it added to a real container on ${date}: ${sets.size} sets of
packages, ${measured.length} installations on the image of Debian 12 or 13 (amd64), from the same state of the archive.

- Error of the estimate against the bytes on disk: median **${percent(errors[Math.floor(errors.length / 2)])}**, worst **${percent(errors.at(-1))}**.
- The same packages, name by name: ${sameSets.length} of ${measured.length}.

*On disk* is the size of the container's own layer: the bytes of its files, hard links counted once, folders not at all,
without package lists and downloaded packages. *Stated* is what the new packages say of themselves (\`Installed-Size\`).
The estimate is that, plus what Python compiles when its packages are installed and what dpkg and debconf write down
(1.2 MB); both were measured in such containers, so the table shows how well they fit and is no independent test of them.
Which packages are added is resolved without looking at the container.

The slim variants of Debian's images leave manuals, translations and documentation out when packages are unpacked: there
the estimate is too high, by as much as a package has of those.

| Packages | Debian | Recommended too | New packages | Stated | Estimate | On disk | Error |
| :--- | ---: | :---: | ---: | ---: | ---: | ---: | ---: |
${[...measured].sort(inOrder).map(line).join('\n')}
`;
}

function inOrder(a, b) {
  return (
    a.names.localeCompare(b.names, 'en') ||
    a.release.localeCompare(b.release) ||
    Number(a.recommends) - Number(b.recommends)
  );
}

function line({ release, names, recommends, estimate, real }) {
  const error = estimate.bytes / real.onDisk - 1;
  const sign = error < 0 ? '−' : '+';
  const cells = [
    `\`${names}\``,
    release,
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

// Versions in the titles of repairs, and in what programs say of themselves.

/** The packages that a title names, with their versions: `nginx (1.22.1), nginx-common (1.22.1)`. */
export function versionsIn(title) {
  return new Map(
    [...title.matchAll(/([\w.+-]+) \((\d[^)]*)\)/g)].map(([, name, version]) => [name, version]),
  );
}

/**
 * True when a program's output has a version that is the promised one, or a later one of the same major version: a
 * release of Debian gets such for its security.
 */
export function versionFits(promised, output) {
  const wanted = numbers(promised);
  return (output.match(/\d+(?:\.\d+)+/g) ?? []).some((text) => {
    const found = numbers(text);
    if (found[0] !== wanted[0]) return false;
    const at = wanted.findIndex((number, index) => number !== (found[index] ?? 0));
    return at < 0 || (found[at] ?? 0) > wanted[at];
  });
}

/** `[1, 22, 1]` of `1.22.1+dfsg`. */
function numbers(version) {
  return (/^\d+(?:\.\d+)*/.exec(version)?.[0] ?? '').split('.').map(Number);
}

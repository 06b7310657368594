/**
 * The README as the package shows it: pictures and links into the repository have no address there, so pictures
 * go and links become their text.
 */
export function extensionReadme(readme) {
  return readme
    .replaceAll(/^!\[[^\]]*\]\((?!https:)[^)]*\)\n\n?/gm, '')
    .replaceAll(/\[([^\]]*)\]\((?!https:|#)[^)]*\)/g, '$1');
}

/** More documents than anybody puts into one file. */
const most = 10;

/** The texts of the documents behind the first one: compose puts them together. Empty for nearly all files. */
export function documentsBehind(text: string): string[] {
  // A mark before anything else only opens the first document.
  const start =
    /^(?:\uFEFF?(?:[ \t]*(?:#[^\n]*)?(?:\r?\n)|%[^\n]*\n)*---(?=\s|$))?/.exec(text)?.[0].length ?? 0;
  const marks = [...text.slice(start).matchAll(/^---(?=\s|$)/gm)].slice(0, most);
  return marks.map(({ index }, at) => {
    const next = marks[at + 1];
    return text.slice(start + index, next ? start + next.index : undefined);
  });
}

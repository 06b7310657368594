/** Which programs run scripts. */
const shells = /^(?:ba|da|a|z|k|mk|fi|pbk)?sh$/;
const languages =
  /^(?:python[\d.]*|pypy3?|perl[\d.]*|ruby[\d.]*|node|nodejs|php[\d.]*|lua[\d.]*|R|Rscript|tclsh|pwsh|bun|deno|hhvm)$/;

/** True for a program that runs a script: a shell or a language's interpreter. */
export function isInterpreter(name: string): boolean {
  return shells.test(name) || languages.test(name);
}

/** True for a shell of the Bourne kind, and fish, whose input is a script all the same. */
export function isShell(name: string): boolean {
  return shells.test(name);
}

/**
 * A fact about a whole file, found once however often it is asked for: a rule may ask for every service, and time must stay
 * linear in the file.
 */
export function oncePerFile<File extends object, Fact>(find: (file: File) => Fact): (file: File) => Fact {
  const known = new WeakMap<File, { readonly fact: Fact }>();
  return (file) => {
    const found = known.get(file) ?? { fact: find(file) };
    known.set(file, found);
    return found.fact;
  };
}

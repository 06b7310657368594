import { baseName, glob, resolvePath } from '../files';
import type { Invocation } from '../shell/runner';
import { Value } from '../value';

/** Files that one listing names at most. */
const limit = 50;

/** `ls`: the downloads that its words match, one a line; unknown when there are none, as other files are not seen. */
export function runLs(call: Invocation): Value {
  const words = call.argv.slice(1).filter((w) => !w.text.startsWith('-'));
  return listed(call, words.flatMap((w) => downloadsAt(call, w.text)).slice(0, limit));
}

/** `find`: the downloads that it meets by `-name`; `-exec` runs its command on each of them. */
export function runFind(call: Invocation): Value {
  const words = call.argv.slice(1);
  const first = words.findIndex((w) => /^[-!(]/.test(w.text));
  const places = words.slice(0, first < 0 ? words.length : first).map((w) => w.text);
  const after = (name: string) => words[words.findIndex((w) => w.text === name) + 1];
  const name = words.some((w) => w.text === '-name') ? after('-name')?.text : undefined;
  const wanted = glob(name ?? '*');
  const found = (places.length > 0 ? places : ['.'])
    .flatMap((place) => downloadsAt(call, place))
    .filter((path) => wanted.test(baseName(path)))
    .slice(0, limit);
  const exec = words.findIndex((w) => /^-exec(?:dir)?$/.test(w.text));
  if (exec < 0) return listed(call, found);
  const rest = words.slice(exec + 1);
  const end = rest.findIndex((w) => /^\\?;$|^\+$/.test(w.text));
  const command = rest.slice(0, end < 0 ? undefined : end);
  for (const path of found) {
    const argv = command.map((w) => (/^\\?\{\\?\}$/.test(w.text) ? Value.text(path) : w));
    if (argv.length > 0) call.runner.invoke(argv, Value.empty, call.span);
  }
  return Value.unknown('$(find)', undefined);
}

function downloadsAt({ machine }: Invocation, path: string): string[] {
  return machine.files
    .matching(resolvePath(machine.directory, path))
    .flatMap(([at, fact]) => (fact.origin === 'download' ? [at] : []));
}

function listed(call: Invocation, paths: readonly string[]): Value {
  return paths.length > 0 ? Value.text(paths.join('\n')) : Value.unknown(`$(${call.name})`, undefined);
}

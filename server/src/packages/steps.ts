/** A long computation that may pause wherever it yields: a few milliseconds lie between two such places. */
export type Steps<T> = Generator<void, T, void>;

/** Does all of it now. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** How many of something small are done between two places to pause. */
const many = 256;

/** As `forEach`, with places to pause. */
export function* eachInSteps<T>(items: Iterable<T>, use: (item: T) => void): Steps<void> {
  let count = 0;
  for (const item of items) {
    use(item);
    count++;
    if (count % many === 0) yield;
  }
}

/** As `Array.map`, with places to pause. */
export function* mapInSteps<T, U>(items: Iterable<T>, use: (item: T) => U): Steps<U[]> {
  const out: U[] = [];
  yield* eachInSteps(items, (item) => out.push(use(item)));
  return out;
}

/** Sorts by UTF-16 units, with places to pause: what begins alike is sorted at a time. */
export function* sortInSteps(strings: Iterable<string>): Steps<string[]> {
  const alike = new Map<string, string[]>();
  yield* eachInSteps(strings, (string) => {
    const start = string.slice(0, 6);
    const others = alike.get(start);
    if (others === undefined) alike.set(start, [string]);
    else others.push(string);
  });
  const out: string[] = [];
  yield* eachInSteps([...alike.keys()].sort(), (start) => {
    for (const string of alike.get(start)?.sort() ?? []) out.push(string);
  });
  return out;
}

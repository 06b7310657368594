/**
 * Indexes of several releases as one row of bytes, made to be compressed: like stands beside like, names are told by how
 * they differ from the one before, and a release by how it differs from the one before.
 */
import { ByteReader, ByteWriter } from './bytes';
import { type Lists, noPackage, nowhere, type PackageIndex } from './index';
import { readNames, writeNames } from './names';
import { withCommonNames } from './renumber';
import { lengthened, ratioOf, shortened, signed, sizeOfRatio, unsigned } from './scales';
import { atOnce, eachInSteps, type Steps } from './steps';

const format = 'dockerfile-hygiene packages 1';

/** @param indexes whose names may differ; what comes out again has the same names for all */
export function encodeIndexes(indexes: readonly PackageIndex[]): Uint8Array {
  return atOnce(encodeInSteps(indexes));
}

/** The same for programs that have to answer meanwhile. */
export function* encodeInSteps(indexes: readonly PackageIndex[]): Steps<Uint8Array> {
  const out = new ByteWriter();
  out.text(format);
  const common = yield* withCommonNames(indexes);
  writeNames(out, common[0]?.names ?? []);
  yield;
  out.number(common.length);
  for (const [i, index] of common.entries()) yield* writeIndex(out, index, common[i - 1]);
  return out.done();
}

/** @throws Error when the bytes are no such data */
export function decodeIndexes(bytes: Uint8Array): PackageIndex[] {
  return atOnce(decodeInSteps(bytes));
}

/**
 * The same for programs that have to answer meanwhile.
 * @throws Error when the bytes are no such data
 */
export function* decodeInSteps(bytes: Uint8Array): Steps<PackageIndex[]> {
  const reader = new ByteReader(bytes);
  if (reader.text() !== format) throw new Error('This is no package data, or of another version.');
  const names = readNames(reader);
  yield;
  const indexes: PackageIndex[] = [];
  for (let left = reader.number(); left > 0; left--)
    indexes.push(yield* readIndex(reader, names, indexes.at(-1)));
  return indexes;
}

const listNames = ['depends', 'recommends', 'conflicts', 'providers'] as const;

function* writeIndex(out: ByteWriter, index: PackageIndex, before: PackageIndex | undefined): Steps<void> {
  const { distribution, release, date, listBytes, names } = index;
  out.text(JSON.stringify({ distribution, release, date, listBytes }));
  const section = function* (write: (part: ByteWriter, n: number) => void): Steps<void> {
    const part = new ByteWriter();
    yield* eachInSteps(names.keys(), (n) => write(part, n));
    const bytes = part.done();
    out.number(bytes.length);
    out.bytes(bytes);
  };
  const installed = ({ installed: all }: PackageIndex, n: number) => all[n] ?? noPackage;
  yield* section((part, n) => {
    const size = installed(index, n);
    if (size === noPackage) return part.number(0);
    const reference = before === undefined ? 0 : Math.max(0, installed(before, n));
    part.number(1 + unsigned(shortened(size) - shortened(reference)));
  });
  yield* section((part, n) => {
    if (installed(index, n) === noPackage) return;
    part.byte((ratio(index, n) - (before === undefined ? 0 : ratio(before, n))) & 255);
  });
  for (const list of listNames) {
    const known = (n: number) => (before === undefined ? none : items(before[list], n));
    yield* section((part, n) => {
      const own = items(index[list], n);
      part.number(isSame(own, known(n)) ? 0 : 1 + own.length);
    });
    yield* section((part, n) => {
      const own = items(index[list], n);
      if (isSame(own, known(n))) return;
      for (const item of own) {
        const place = known(n).indexOf(item);
        // Items of the release before are told by their place there; the others come after all such places.
        part.number(place >= 0 && place < places ? place : places + plainly(item, names.length));
      }
    });
  }
  out.number(index.base.length);
  for (const n of index.base) out.number(n);
}

function* readIndex(
  reader: ByteReader,
  names: readonly string[],
  before: PackageIndex | undefined,
): Steps<PackageIndex> {
  const { distribution, release, date, listBytes } = JSON.parse(reader.text()) as PackageIndex;
  const part = () => new ByteReader(reader.bytes(reader.number()));
  const count = names.length;
  const installed = new Int32Array(count);
  const download = new Float64Array(count);
  const sizes = part();
  const ratios = part();
  for (let n = 0; n < count; n++) {
    const value = sizes.number();
    const reference = Math.max(0, before?.installed[n] ?? 0);
    installed[n] = value === 0 ? noPackage : lengthened(shortened(reference) + signed(value - 1));
    if (value === 0) continue;
    const byte = (ratios.byte() + (before === undefined ? 0 : ratio(before, n))) & 255;
    download[n] = sizeOfRatio(byte, installed[n] as number);
  }
  const lists = function* (known: Lists | undefined, relations: boolean): Steps<Lists> {
    yield;
    return readLists(part(), part(), count, known, relations);
  };
  return {
    ...{ distribution, release, date, listBytes, names, installed, download },
    depends: yield* lists(before?.depends, true),
    recommends: yield* lists(before?.recommends, true),
    conflicts: yield* lists(before?.conflicts, false),
    providers: yield* lists(before?.providers, false),
    base: Array.from({ length: reader.number() }, () => below(reader.number(), count)),
  };
}

const ratio = ({ installed, download }: PackageIndex, n: number) =>
  installed[n] === noPackage ? 0 : ratioOf(download[n] ?? 0, installed[n] ?? 0);

const items = ({ offsets, items: all }: Lists, n: number) => all.subarray(offsets[n], offsets[n + 1]);

/** Without a view of the list: there are half a million. */
const lengthOf = ({ offsets }: Lists, n: number) => (offsets[n + 1] as number) - (offsets[n] as number);

/** What stands for no name at all is the number after the last. */
const plainly = (item: number, count: number) => (item >> 1 === nowhere ? 2 * count : item);

function readLists(
  lengths: ByteReader,
  values: ByteReader,
  count: number,
  known: Lists | undefined,
  relations: boolean,
): Lists {
  const offsets = new Int32Array(count + 1);
  const same = new Uint8Array(count);
  let total = 0;
  let own = 0;
  for (let n = 0; n < count; n++) {
    const length = lengths.number() - 1;
    if (length < 0) {
      same[n] = 1;
      total += known === undefined ? 0 : lengthOf(known, n);
    } else {
      total += length;
      own += length;
    }
    offsets[n + 1] = total;
  }
  // Every item takes a byte at least: what says more is no such data.
  if (own > values.length) throw new RangeError('The package data ends too early.');
  const all = new Int32Array(total);
  for (let n = 0; n < count; n++) {
    const start = offsets[n] as number;
    if (same[n] === 1) {
      const from = known?.offsets[n] ?? 0;
      for (let i = 0; known !== undefined && i < lengthOf(known, n); i++)
        all[start + i] = known.items[from + i] as number;
      continue;
    }
    for (let at = start; at < (offsets[n + 1] as number); at++) {
      const value = values.number();
      if (value < places)
        all[at] = checked(
          known !== undefined && value < lengthOf(known, n)
            ? known.items[(known.offsets[n] as number) + value]
            : undefined,
        );
      else if (relations && value - places === 2 * count) all[at] = 2 * nowhere;
      else all[at] = below(value - places, relations ? 2 * count : count);
    }
  }
  return { offsets, items: all };
}

/** Places in the list of the release before; longer lists are rare. */
const places = 64;

const none = new Int32Array(0);

function isSame(a: Int32Array, b: Int32Array): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}

function checked(value: number | undefined): number {
  if (value === undefined) throw new RangeError('The package data names what it does not have.');
  return value;
}

function below(value: number, limit: number): number {
  return checked(value < limit ? value : undefined);
}

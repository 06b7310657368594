import { exitCodes, type Io } from './io';

/** Seconds to wait for a mirror to begin an answer. */
const timeout = 30;

const trust = {
  checked: "Debian's signature was checked",
  unchecked:
    "the files fit the mirror's own checksums; no signature was checked, for want of gpgv or of Debian's keys",
  system: 'apt fetched and checked them',
};

/** Fetches package data, and says what came of it. */
export async function updatePackages(mirror: string | undefined, io: Io): Promise<number> {
  if (io.packages === undefined) return fail(io, 'there is no place to keep package data');
  let last = '';
  const progress = (what: string) => {
    if (what !== last) io.err.write(`${what}\n`);
    last = what;
  };
  try {
    const { releases, date, signature, notes } = await io.packages.update({ mirror, timeout, progress });
    for (const { release, packages } of releases) io.out.write(`Debian ${release}: ${packages} packages\n`);
    io.out.write(`As of ${date}; ${trust[signature]}.\n`);
    for (const note of notes) io.err.write(`${note}\n`);
    return exitCodes.clean;
  } catch (error) {
    return fail(io, error instanceof Error ? error.message : String(error));
  }
}

function fail(io: Io, message: string): number {
  io.err.write(`dockerfile-hygiene: ${message}\n`);
  return exitCodes.couldNotRun;
}

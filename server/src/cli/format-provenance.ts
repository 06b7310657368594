import type { Account } from '../origins/account';
import { originsOf } from '../origins/origins';
import type { FileReport, Report } from './report';

/** Grows when a field goes away or changes its meaning; new fields leave it as it is. */
const schemaVersion = 1;

/**
 * Where everything in the images of the linted files comes from, as JSON: files in order of their paths, no dates, no
 * lines and no machine's paths, so that two runs differ where the origins do.
 */
export function formatProvenance({ files }: Report): string {
  const accounts = files
    // A compose file makes no image.
    .filter(({ input }) => input.kind !== 'compose')
    .map((file) => ({ file: pathOf(file), ...originsOf(file.input) }) satisfies Account & { file: string })
    .sort((a, b) => (a.file < b.file ? -1 : 1));
  return `${JSON.stringify({ schema: 'dockerfile-hygiene/provenance', schemaVersion, files: accounts }, null, 2)}\n`;
}

/** Relative to the current folder, with `/`; of a file elsewhere only the name, as the way to it is the machine's. */
function pathOf({ path, uri }: FileReport): string {
  const shown = uri.startsWith('file:')
    ? path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
    : path;
  return shown.replaceAll('\\', '/');
}

// Where things are. Everything here is an absolute path.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
/** What test runs leave behind for people: screenshots, logs, results. Not under version control. */
export const resultsFolder = join(root, 'test', '.results');
/** The editor that tests and `npm start` use where there is no VS Code. Not under version control. */
export const editorFolder = join(root, '.editor');

/** Shell text of a Dockerfile, parsed. */
export type * from './ast';
export { commandForm } from './command-form';
export { shellDialects } from './dialects';
export { literalText } from './literal-text';
export { parseScript } from './parse-script';
export { runText } from './run-text';
export { walkCommands } from './walk';

import { shellQuoted } from './shell-quote';

/**
 * The command that runs `build.sh`, for any folder of a shell where the path is one of that shell's. The script is given
 * to bash, as files written through the editor are not executable.
 *
 * @param folder absolute path of the base image's folder, or undefined when it is on no disk
 */
export function buildCommand(folder: string | undefined, root: boolean): string {
  const script = folder?.startsWith('/') ? shellQuoted(`${folder.replace(/\/$/, '')}/build.sh`) : 'build.sh';
  return `${root ? 'sudo ' : ''}bash ${script}`;
}

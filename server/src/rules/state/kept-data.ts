import type { Service } from '../../knowledge/services';
import { resolvePath } from '../../provenance/files';
import type { RunCommand, StageModel } from '../../provenance/model';
import { isWithin } from './volumes';

/** The data lies where nothing is kept, or a later command takes the files or the server away again. */
export function isThrownAway(stage: StageModel, service: Service, command: RunCommand): boolean {
  if (command.argv.some((w) => /^(?:--?\w[\w-]*=|-D)?\/(?:tmp|dev\/shm)(?:\/|$)/.test(w.text))) return true;
  const folders = [...(service.dataDirectories ?? []), ...namedFolders(command)];
  return stage.commands.some(({ name, argv, span, directory }) => {
    if (span.start < command.span.start) return false;
    const operands = argv.slice(1).filter((w) => !w.text.startsWith('-'));
    if (name === 'rm')
      return operands.some((w) => {
        const path = removed(directory, w.text);
        return path !== '/' && folders.some((folder) => isWithin(folder, path));
      });
    return (
      /^(?:apt-get|apt|aptitude|apk|yum|dnf|microdnf)$/.test(name) &&
      operands.some((w) => /^(?:purge|remove|del|erase|autoremove)$/.test(w.text)) &&
      operands.some((w) => w.text.includes(service.id) || w.text.startsWith(`${service.id}-`))
    );
  });
}

/** The data directory that a command is given: `-D /pg`, `--datadir=/db`. */
function namedFolders({ argv, directory }: RunCommand): string[] {
  return argv.flatMap(({ text }, i) => {
    const joined = /^(?:-D|--(?:pgdata|datadir|dbpath)=)(.+)/.exec(text)?.[1];
    const next = /^(?:-D|--(?:pgdata|datadir|dbpath))$/.test(text) ? argv[i + 1]?.text : undefined;
    const folder = joined ?? next;
    return folder === undefined ? [] : [resolvePath(directory, folder)];
  });
}

/** True when a later command of the stage removes the file. */
export function isRemoved(stage: StageModel, path: string, after: RunCommand): boolean {
  return stage.commands.some(
    ({ name, argv, span, directory }) =>
      name === 'rm' &&
      span.start > after.span.start &&
      argv.slice(1).some((w) => isWithin(path, removed(directory, w.text))),
  );
}

/** True when a later command of the same RUN removes a file that an application keeps its tables in: `rm db.sqlite3`. */
export function removesDatabaseFile(stage: StageModel, after: RunCommand): boolean {
  return stage.commands.some(
    ({ name, argv, span, instruction }) =>
      name === 'rm' &&
      instruction === after.instruction &&
      span.start > after.span.start &&
      argv.slice(1).some((w) => /\.(?:sqlite3?|db3?)\*?$/i.test(w.text)),
  );
}

/** What an operand of `rm` removes; of all that is in a folder, the folder. */
function removed(directory: string, operand: string): string {
  return resolvePath(directory, operand.replace(/\/?\*$/, ''));
}

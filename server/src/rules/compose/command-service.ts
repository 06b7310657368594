import type { ComposeService } from '../../compose/model';
import { type Service, serviceOfDaemon } from '../../knowledge/services';

/** Programs that start the one behind them. */
const wrappers =
  /^(?:exec|nohup|sudo|env|time|nice|tini|dumb-init|catatonit|(?:docker-)?entrypoint(?:\.sh)?)$/;
/** Those that are told the user first. */
const asUser = /^(?:gosu|su-exec|setuidgid|setpriv|chpst)$/;
const shells = /^(?:sh|bash|ash|dash)$/;

/**
 * The server that a command starts, where one of its programs is known: the first word, or those that a shell text begins its
 * commands with, behind `exec`, `gosu redis` and the like. Not words that are given to another program.
 */
export function serverOfCommand({ entrypoint, command }: ComposeService): Service | undefined {
  return startedBy([...(entrypoint ?? []), ...(command ?? [])], 0);
}

/** A shell in a shell in a shell: nobody writes more. */
const deepest = 3;

function startedBy(argv: readonly string[], depth: number): Service | undefined {
  const words = unwrapped(argv);
  const [first = ''] = words;
  if (!shells.test(baseName(first))) return serviceOfDaemon(words);
  const option = words.findIndex((word) => /^-[a-z]*c$/.test(word));
  const text = option < 0 ? undefined : words[option + 1];
  if (text === undefined || depth >= deepest) return undefined;
  for (const piece of text.split(/&&|\|\||[;&|\n]/)) {
    const found = startedBy(
      piece.split(/[\s"'()]+/).filter((word) => word !== ''),
      depth + 1,
    );
    if (found) return found;
  }
  return undefined;
}

function unwrapped(argv: readonly string[]): readonly string[] {
  let at = 0;
  for (; at < argv.length; at++) {
    const word = argv[at] ?? '';
    if (asUser.test(baseName(word))) at++;
    else if (at === 0 || !/^(?:-|\w+=)/.test(word)) {
      if (!wrappers.test(baseName(word)) && !/^\w+=/.test(word)) break;
    }
  }
  return argv.slice(at);
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

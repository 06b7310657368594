import { officialNameOf } from '../../knowledge/official-images';
import type { Build } from '../../provenance/model';
import { isWatcher } from './services-started';
import { type Started, shippedStages, startedPrograms } from './shipped';
import { unseenConfiguration } from './supervised-services';

/**
 * Whether the file shows which programs run in a container. It does not where a script starts them whose text is not
 * known, a supervisor reads a configuration that is not known, or the start is that of a base nobody knows here.
 */
export function startIsSeen(build: Build): boolean {
  const [final] = shippedStages(build);
  if (!final) return false;
  const started = startedPrograms(build).filter((p) => p.how === 'start');
  if (started.length === 0) {
    const { root } = final;
    return root.kind === 'image' && officialNameOf(root.reference) !== undefined;
  }
  const followed = new Set(final.start.scripts.map((s) => s.name));
  const written = new Set(final.writes.filter((w) => w.content !== undefined).map((w) => w.path));
  const isKnown = (p: Started) => {
    if (isWatcher(p)) return final.programs.length > 0 && !unseenConfiguration(build);
    const script = scriptOf(p);
    return script === undefined || followed.has(script) || written.has(script);
  };
  return started.every(isKnown);
}

/** What may be a script of the image's own: a path outside of the system's folders, or a name like a script's. */
function scriptOf({ words }: Started): string | undefined {
  const [program = '', argument = ''] = words;
  const shell = /^(?:.*\/)?(?:ba|da|a|k|z)?sh$/.test(program);
  const word = shell ? argument : program;
  if (word === '' || word.startsWith('-')) return undefined;
  const own =
    shell ||
    /\$|\.sh$|entry-?point|^(?:start|run|init)(?:[-_.]|$)/.test(word) ||
    (word.includes('/') && !/^(?:\/usr)?\/s?bin\/[^/]+$/.test(word));
  return own ? word : undefined;
}

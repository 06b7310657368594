import type { Dockerfile } from '../syntax/ast';
import type { TextEdit } from './edit';

/** The edits that give every ARG the value that a build passes for it: what follows then is what the build will do. */
export function passArguments(
  { instructions, text, escape: escaping }: Dockerfile,
  values: ReadonlyMap<string, string>,
): readonly TextEdit[] {
  return instructions
    .filter(({ keyword }) => keyword === 'ARG')
    .flatMap(({ words }) =>
      words.flatMap(({ span }) => {
        const name = /^[A-Za-z_]\w*/.exec(text.slice(span.start, span.end))?.[0] ?? '';
        const value = values.get(name);
        if (value === undefined || /[\r\n]/.test(value)) return [];
        const quoted = value.replace(/["$\\`]/g, (char) =>
          char === '`' && escaping !== '`' ? char : escaping + char,
        );
        return [{ span, newText: `${name}="${quoted}"` }];
      }),
    );
}

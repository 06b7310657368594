import { generatedMark, ownRulesMarks } from './write-policy';

/** What to do with the file beside the Dockerfile. */
export type PolicyUpdate =
  | { readonly kind: 'write'; readonly text: string }
  /** It says so already. */
  | { readonly kind: 'unchanged'; readonly text: string }
  /** Somebody else wrote it, or the marks around the own rules are gone: `text` is what we would have written. */
  | { readonly kind: 'foreign'; readonly text: string };

/**
 * Puts a freshly written policy in the place of an older one. The own rules of the older one stay to the letter, and so
 * do its line ends.
 * @param existing the file's text; undefined when there is none. An empty file is as good as none.
 * @param written a policy as `buildxPolicy` writes it
 */
export function updatePolicy(existing: string | undefined, written: string): PolicyUpdate {
  const fresh = `${written}\n`;
  const old = existing?.replace(/^\uFEFF/, '') ?? '';
  if (old.trim() === '') return { kind: 'write', text: fresh };
  const own = old.startsWith(generatedMark) ? ownRules(old) : undefined;
  const place = ownRules(fresh);
  if (!own || !place) return { kind: 'foreign', text: fresh };
  const endings = old.includes('\r\n')
    ? (text: string) => text.replace(/\n/g, '\r\n')
    : (text: string) => text;
  const text =
    endings(fresh.slice(0, place.start)) + old.slice(own.start, own.end) + endings(fresh.slice(place.end));
  return text === existing ? { kind: 'unchanged', text } : { kind: 'write', text };
}

/** The lines between the marks, as offsets; undefined unless each mark stands once, on a line of its own, in order. */
function ownRules(text: string): { readonly start: number; readonly end: number } | undefined {
  const find = (mark: string) => [...text.matchAll(new RegExp(`^${mark}[ \\t]*(?:\\r?\\n|$)`, 'gm'))];
  const [starts, ends] = [find(ownRulesMarks.start), find(ownRulesMarks.end)];
  const [first, last] = [starts[0], ends[0]];
  if (!first || !last || starts.length > 1 || ends.length > 1 || last.index < first.index) return undefined;
  return { start: first.index + first[0].length, end: last.index };
}

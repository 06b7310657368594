import { keysIn, keyText } from '../keys';
import type { ImportedKey } from '../machine';
import type { Fetch } from '../model';
import type { Invocation } from '../shell/runner';
import { Value } from '../value';

/**
 * Keys that a key server is asked for, as the words of the command name them. The 40 digits of a fingerprint fix the
 * key, because gpg takes no other then; a name of unknown text is taken for one.
 */
export function receivedKeys(
  call: Invocation,
  ids: readonly Value[],
  keyserver: string | undefined,
): ImportedKey[] {
  return ids.flatMap((word) => {
    const id = plainId(word.text);
    if (!/^[0-9A-Fa-f]{8,}$/.test(id) && !/^\$/.test(id)) return [];
    return [
      {
        fixed: !word.exact || id.length >= 40,
        id,
        keyserver,
        fetches: [],
        span: word.spanOf() ?? call.span,
      },
    ];
  });
}

function plainId(text: string): string {
  return text.replaceAll(/\s/g, '').replace(/^0x/i, '');
}

/** Keys of a file that gpg reads: what was downloaded, what was exported before, or what came with the build. */
export function importedKeys(call: Invocation, content: Value): ImportedKey[] {
  const known = keysIn(call.machine, content);
  if (known.length > 0) return known;
  if (content.fetches.length === 0) return [{ fixed: true, fetches: [] }];
  return content.fetches.map((fetch: Fetch) => ({
    fixed: fetch.check !== undefined,
    fetches: [fetch],
    span: fetch.span,
  }));
}

/**
 * What `gpg --export` prints. Keys that were received are known by their ids; a fingerprint in the command picks one
 * key, wherever it came from.
 *
 * @param keyring the one that the command names
 */
export function exportedKeys(call: Invocation, ids: readonly Value[], keyring: string | undefined): Value {
  const keys = call.machine.keys.filter((k) => k.keyring === keyring);
  const picked =
    ids.length === 0
      ? keys
      : ids.flatMap((word) => {
          const id = plainId(word.text);
          const byId = keys.filter((k) => k.id !== undefined && sameKey(k.id, id));
          if (byId.length > 0) return byId;
          const fixed = /^[0-9A-Fa-f]{40,}$/.test(id) || !word.exact;
          return keys.filter((k) => k.id === undefined).map((k) => (fixed ? { ...k, fixed } : k));
        });
  if (picked.length === 0) return Value.unknown('$(gpg)', undefined);
  const name = `--export ${ids.map((w) => w.text).join(' ')}`;
  return keyText(call.machine, [...new Set(picked)], name, call.span);
}

/** Two ids of one key: the shorter one is the end of the longer one. */
function sameKey(a: string, b: string): boolean {
  const x = a.toUpperCase();
  const y = b.toUpperCase();
  return x === y || (Math.min(x.length, y.length) >= 8 && (x.endsWith(y) || y.endsWith(x)));
}

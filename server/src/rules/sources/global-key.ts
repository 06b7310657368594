import type { Build, KeyImport } from '../../provenance/model';
import { defineRule } from '../rule';
import page from './global-key.md';
import { ownKeyring } from './key-repairs';
import { allowancesFor, distinctKeys, hostOfKey, isAccepted } from './key-texts';

export const globalKey = defineRule({
  meta: {
    id: 'global-key',
    family: 'sources',
    severity: 'information',
    since: '0.3.0',
    summary: 'A key of one repository may sign for all of them.',
    fixes: 'suggested',
    page,
  },
  *check(build: Build, context) {
    const seen = new Set<string>();
    for (const stage of build.stages) {
      // A key that is not fixed is told of as that, wherever it goes.
      distinctKeys(
        stage.keys.filter((key) => !key.fixed),
        seen,
      );
      const keys = stage.keys.filter((key) => key.fixed && isGlobal(key) && !isAccepted(key, context));
      for (const key of distinctKeys(keys, seen)) {
        yield {
          span: key.span,
          message: messageFor(key),
          related: key.importSpan ? [{ span: key.importSpan, message: 'and is trusted here' }] : [],
          fixes: key.manager === 'apt' ? ownKeyring(build, stage, key) : [],
          allowances: allowancesFor(key),
        };
      }
    }
  },
});

/** rpm and pacman have one keyring for all repositories: there is no choice, and nothing to say. */
function isGlobal(key: KeyImport): boolean {
  return key.scope === 'global' && (key.manager === 'apt' || key.manager === 'apk');
}

function messageFor(key: KeyImport): string {
  const host = key.source === 'fetch' ? hostOfKey(key) : undefined;
  const which = host ? `The key from ${host}` : 'This key';
  return key.manager === 'apt'
    ? `${which} may sign for every repository, the distribution's own too. In a file of its own that only its repository names with signed-by, it vouches for that repository alone.`
    : `${which} may sign for every repository, the distribution's own too: apk has one folder of keys for all of them.`;
}

import type { RelatedPlace, Severity } from '../../findings';
import type { Build, KeyImport, StageModel } from '../../provenance/model';
import { defineRule } from '../rule';
import { addressPlaces } from './check-texts';
import { isGone } from './dead-downloads';
import { pinKey } from './key-repairs';
import { allowancesFor, distinctKeys, hostOfKey, isAccepted } from './key-texts';
import { isOpen, openText } from './open-connections';
import { candidates } from './repository-candidates';
import page from './unpinned-key.md';
import { type Fetched, useHttps } from './use-https';

export const unpinnedKey = defineRule({
  meta: {
    id: 'unpinned-key',
    family: 'sources',
    severity: 'warning',
    since: '0.3.0',
    summary: 'A key that packages are trusted by is taken as it comes, whichever key it is.',
    fixes: 'suggested',
    page,
  },
  *check(build: Build, context) {
    const seen = new Set<string>();
    for (const stage of build.stages) {
      const keys = stage.keys.filter(
        (key) => !key.fixed && !isAccepted(key, context) && isForeign(key, stage),
      );
      for (const key of distinctKeys(keys, seen)) {
        yield {
          span: key.span,
          severity: severityOf(key),
          message: messageFor(key),
          related: related(key),
          fixes: [
            ...(key.fetches.some((f) => isGone(f.url.text, context)) ? [] : pinKey(build, stage, key)),
            ...useHttps(build, stage, fetchesOf(key), context),
          ],
          allowances: allowancesFor(key),
        };
      }
    }
  },
});

/** zypper believes unseen keys of foreign repositories only; those of the distribution it has. Once for a stage. */
function isForeign(key: KeyImport, stage: StageModel): boolean {
  if (key.manager !== 'zypper' || key.fetches.length > 0) return true;
  const first = stage.keys.find((k) => k.manager === 'zypper' && k.fetches.length === 0);
  return key === first && candidates(stage).some((c) => c.repository?.manager === 'zypper');
}

function severityOf(key: KeyImport): Severity {
  // Nothing protects plain http and ftp even on the way.
  if (key.fetches.some((f) => isOpen(f.url.text))) return 'error';
  // A keyring of its own vouches for one repository; rpm has no other keyring than the common one.
  const narrow = key.source === 'fetch' && (key.scope === 'keyring' || key.manager === 'rpm');
  return narrow ? 'information' : 'warning';
}

/** What fetches the key: a tool before, or rpm itself. */
function fetchesOf({ fetches, manager }: KeyImport): Fetched[] {
  return fetches.map((f) => (f.tool === 'other' && manager === 'rpm' ? { ...f, tool: 'rpm' } : f));
}

function messageFor(key: KeyImport): string {
  const open = key.fetches.map((f) => openText(f.url.text).trim()).find((text) => text !== '') ?? '';
  return [told(key), reach(key), open].filter((text) => text !== '').join(' ');
}

function told(key: KeyImport): string {
  if (key.source === 'keyserver') {
    const id = key.id ?? '';
    const count = id.length;
    return count <= 8
      ? `${id} is a short key id: keys that have the same one can be made at will, and the key server hands out whichever it likes. Only the 40 digits of the fingerprint say which key it is.`
      : `${id} is the end of a fingerprint, ${count} of its 40 digits, and does not fix which key the key server hands out.`;
  }
  if (key.manager === 'zypper' && key.fetches.length === 0)
    return 'Whatever key a repository offers is taken as trusted: the first answer decides who may sign packages for this build.';
  const from = hostOfKey(key) ?? 'the network';
  return `The key from ${from} is trusted as it comes, and nothing says which key it has to be: whoever can change it there can sign packages that this build installs.`;
}

function reach(key: KeyImport): string {
  // rpm has one keyring; a file that only lies beside it is believed where a repository names it.
  const all = /^(?:apt|apk|pacman)$/.test(key.manager) || (key.manager === 'rpm' && key.path === undefined);
  return all && key.scope === 'global' ? "It may sign for every repository, the distribution's own too." : '';
}

function related(key: KeyImport): RelatedPlace[] {
  const set = key.fetches.flatMap((f) => addressPlaces(f.url));
  return key.importSpan ? [...set, { span: key.importSpan, message: 'and is trusted here' }] : set;
}

import type { TextEdit } from '../../edits';
import { vendorKeys } from '../../knowledge/vendor-keys';
import type { Build, KeyImport, Repository, StageModel } from '../../provenance/model';
import { candidates, hostOf } from './repository-candidates';

/** Vendors whose packages write a list of their own when they are installed; apt refuses two lines that name other keys. */
const writesOwnList = /^\w+:\/\/(?:dl\.google\.com|packages\.microsoft\.com\/repos)\//;

/**
 * The apt repositories of a stage that a key signs, as far as that is certain: they are of the key's house, or there
 * is one repository and one key.
 *
 * @returns undefined when it is not certain, when one of them names a key already, or when another repository could
 *   be left without a key
 */
export function signedRepositories(stage: StageModel, key: KeyImport): Repository[] | undefined {
  const foreign = candidates(stage).flatMap(({ repository }) =>
    repository?.manager === 'apt' ? [repository] : [],
  );
  const others = new Map(
    stage.keys
      .filter((k) => k.manager === 'apt' && k.scope === 'global' && nameOf(k) !== nameOf(key))
      .map((k) => [nameOf(k), k]),
  );
  let mine = foreign.filter((r) => sameHouse(key, r));
  if (mine.length === 0 && others.size === 0 && new Set(foreign.map((r) => r.key)).size === 1) mine = foreign;
  if (mine.length === 0 || mine.some((r) => r.how !== 'line' || r.keyring !== undefined)) return undefined;
  if (mine.some((r) => writesOwnList.test(r.location))) return undefined;
  if ([...others.values()].some((k) => mine.some((r) => sameHouse(k, r)))) return undefined;
  const rest = new Set(foreign.filter((r) => !mine.includes(r) && r.keyring === undefined).map((r) => r.key));
  return rest.size <= others.size ? mine : undefined;
}

function nameOf(key: KeyImport): string {
  return key.fetches[0]?.url.text ?? key.id?.toUpperCase() ?? `at ${key.span.start}`;
}

/** Key and repository are of one domain, or are known to be of one vendor. */
function sameHouse(key: KeyImport, repository: Repository): boolean {
  const url = key.fetches[0]?.url.text;
  const signs = vendorKeys(repository.location);
  if (url === undefined) {
    const id = key.id?.toUpperCase();
    return id !== undefined && signs.some((f) => f.endsWith(id));
  }
  const domain = domainOf(url);
  return (
    (domain !== undefined && domain === domainOf(repository.location)) ||
    vendorKeys(url).some((f) => signs.includes(f))
  );
}

/** The last two labels of a URL's host. */
function domainOf(url: string): string | undefined {
  const host = hostOf(url);
  return host === undefined || /[({]/.test(host) ? undefined : host.split('.').slice(-2).join('.');
}

/** A keyring of its own for a repository, named after its house: `/etc/apt/keyrings/example.gpg`. */
export function keyringFor(repository: Repository): string | undefined {
  const label = domainOf(repository.location)?.split('.')[0];
  return label && /^[a-z0-9-]+$/.test(label) ? `/etc/apt/keyrings/${label}.gpg` : undefined;
}

/** Puts `signed-by` into the lines of repositories; undefined when one of them cannot be changed in the text. */
export function signedByEdits(
  build: Build,
  stage: StageModel,
  repositories: readonly Repository[],
  keyring: string,
): TextEdit[] | undefined {
  const edits = repositories.map((r) => signedByEdit(build, stage, r, keyring));
  return edits.includes(undefined) ? undefined : (edits as TextEdit[]);
}

function signedByEdit(
  { dockerfile }: Build,
  stage: StageModel,
  repository: Repository,
  keyring: string,
): TextEdit | undefined {
  const { text } = dockerfile;
  const address = repository.span;
  for (const write of stage.writes) {
    if (write.instruction !== repository.instruction || !write.content) continue;
    for (const line of write.content.lines()) {
      const fields = line.fields();
      const at = fields.findIndex(
        (f) => f.spanOf()?.start === address.start && f.spanOf()?.end === address.end,
      );
      const before = at > 0 ? fields[at - 1] : undefined;
      const place = before?.spanOf();
      if (!before || !place || place.end > address.start) continue;
      if (text.slice(place.end, address.start).trim() !== '') return undefined;
      if (/^['"]?deb(?:-src)?$/.test(before.text))
        return { span: { start: address.start, end: address.start }, newText: `[signed-by=${keyring}] ` };
      if (!before.text.endsWith(']') || text[place.end - 1] !== ']') return undefined;
      const end = { start: place.end - 1, end: place.end - 1 };
      return { span: end, newText: before.text === ']' ? `signed-by=${keyring} ` : ` signed-by=${keyring}` };
    }
  }
  return undefined;
}

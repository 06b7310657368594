import type { RelatedPlace } from '../../findings';
import type { WeakCheck } from '../../provenance/model';
import type { Value } from '../../provenance/value';

/**
 * What a comparison that is no check is worth, in a sentence or two that speak of the file as “it”; undefined without one.
 * That two files with one sum can be made, but no second one for a given file, is the state of the art for MD5 and SHA-1
 * (RFC 6151; https://shattered.io).
 */
export function weakness(check: WeakCheck | undefined): string | undefined {
  switch (check?.kind) {
    case 'fetched-sum':
      return 'It is compared with a checksum that was fetched as well: that finds a broken transfer, but whoever can change the file can change its checksum too.';
    case 'unfixed-key':
      return 'The key of its signature is not fixed by its full fingerprint: a changed file may be signed with another key.';
    case 'broken-hash':
      return check.hash === 'CRC'
        ? 'Its only check is a CRC, which finds broken transfers: another file with the same sum is easily made.'
        : `Its only check is ${check.hash === 'MD5' ? 'an MD5' : 'a SHA-1'} sum: whoever makes the file can make a second one with the same sum, so that it does not say which of them came.`;
    default:
      return undefined;
  }
}

/** What happens where the comparison stands. */
export function comparedHere({ kind }: WeakCheck): string {
  return kind === 'unfixed-key' ? 'its signature is verified here' : 'compared here';
}

/** Where the variables are set that hold a URL's host. */
export function addressPlaces(url: Value): RelatedPlace[] {
  return url.addressDefinitions().map((span) => ({ span, message: 'its address is set here' }));
}

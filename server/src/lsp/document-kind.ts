import { isComposeName } from '../compose/names';

/** What a document is to the linter. */
export type DocumentKind = 'dockerfile' | 'compose';

/**
 * What a document is: by its language, and for YAML, and where the language is not known, by its name. Undefined for YAML
 * that is no compose file, which some clients send us all the same.
 */
export function kindOf(uri: string, languageId?: string): DocumentKind | undefined {
  if (languageId === 'dockercompose') return 'compose';
  if (languageId !== 'yaml' && languageId !== undefined) return 'dockerfile';
  if (isComposeName(decoded(uri))) return 'compose';
  return languageId === 'yaml' ? undefined : 'dockerfile';
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri.replace(/[?#].*$/, ''));
  } catch {
    return uri;
  }
}

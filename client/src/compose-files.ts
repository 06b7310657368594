import type * as vscode from 'vscode';

/** The language that VS Code has for compose files. Older ones have it from our package.json. */
const composeLanguageId = 'dockercompose';

/** Compose files by name, for editors that take them for YAML. The server looks at the name more closely. */
export const composeGlob = '**/*{compose,docker-stack}*.{yml,yaml}';

/** Compose files, whichever language the editor takes them for. */
export const composeSelector = [
  { language: composeLanguageId },
  { language: 'yaml', pattern: composeGlob },
] satisfies vscode.DocumentFilter[];

/** Whether a document is a compose file to the server: by its language, or as YAML of that name. */
export function isComposeDocument({
  languageId,
  uri,
}: Pick<vscode.TextDocument, 'languageId' | 'uri'>): boolean {
  if (languageId === composeLanguageId) return true;
  return (
    languageId === 'yaml' &&
    /(?:^|\/)(?:[^/]*[._-])?(?:compose|docker-stack)(?:[._-][^/]*)?\.ya?ml$/i.test(uri.path)
  );
}

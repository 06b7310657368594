import type { Contents, Download, RepositoryAccount } from './account';
import { baseText, code, count, distributionText, startText } from './words';

/**
 * What a stage brings in, as a short list in Markdown: a line for each kind of origin that it has, 12 at most, for hovers.
 * @param title Markdown
 */
export function summaryOf(title: string, contents: Contents): string {
  const { packages, packageFiles, scripts, languagePackages, contextFiles, copiedFrom, volumes } = contents;
  const distribution = distributionText(contents);
  const number = packages.reduce((sum, { names }) => sum + names.length, 0);
  const languages = languagePackages.map(
    ({ manager, names, indexes }) =>
      `${manager}${names.length > 0 ? ` ${names.length}` : ''}${indexes.length > 0 ? ' (other index)' : ''}`,
  );
  const { entrypoint, cmd } = contents.start;
  const lines = [
    `From ${baseText(contents.base)}${distribution && contents.base.kind === 'image' ? `, ${distribution}` : ''}`,
    number > 0 && `${count(number, 'package')} by ${packages.map(({ manager }) => manager).join(', ')}`,
    repositories(contents.repositories),
    packageFiles.length > 0 &&
      `${count(packageFiles.length, 'package')} from elsewhere${unchecked(packageFiles)}`,
    scripts.length > 0 && `${count(scripts.length, 'script')} from the network run${unchecked(scripts)}`,
    downloads(contents.downloads),
    languages.length > 0 && `Language packages: ${[...new Set(languages)].join(', ')}`,
    contextFiles.length > 0 && `${count(contextFiles.length, 'name')} copied from the build context`,
    copiedFrom.length > 0 && `Files from ${list(copiedFrom.map(({ from }) => baseText(from)))}`,
    volumes.length > 0 && `Volumes: ${list(volumes.map(code))}`,
    (entrypoint ?? cmd) &&
      `Starts ${[entrypoint, cmd].flatMap((part) => (part ? [startText(part)] : [])).join(' with ')}`,
  ].filter((line) => typeof line === 'string');
  return [title, lines.map((line) => `- ${line}`).join('\n')].join('\n\n');
}

function repositories(found: readonly RepositoryAccount[]): string | false {
  if (found.length === 0) return false;
  const loose = found.filter(({ key }) => key.fixed !== true).length;
  const keys = loose === 0 ? 'keys fixed' : `${loose === found.length ? '' : `${loose} `}without a fixed key`;
  return `Third-party repositories: ${list(found.map(({ location }) => code(location)))} (${keys})`;
}

function downloads(found: readonly Download[]): string | false {
  return found.length > 0 && `${count(found.length, 'download')}${unchecked(found)}`;
}

function unchecked(found: readonly { readonly check: unknown }[]): string {
  const number = found.filter(({ check }) => check === null).length;
  if (number === 0) return ', checked';
  return number === found.length ? ', not checked' : `, ${number} of them not checked`;
}

/** A few, then how many more. */
function list(texts: readonly string[]): string {
  const shown = texts.slice(0, 3).join(', ');
  return texts.length > 3 ? `${shown} and ${texts.length - 3} more` : shown;
}

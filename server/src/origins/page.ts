import type { Account, Contents } from './account';
import {
  baseText,
  checkText,
  code,
  count,
  distributionText,
  indexText,
  keyText,
  startText,
  usesText,
} from './words';

/**
 * An account as a page in Markdown: the final image first, then, where there are several, every stage.
 * @param file the Dockerfile's name
 */
export function pageOf({ image, stages, template }: Account, file: string): string {
  const parts = [`# Where ${code(file)} takes everything from`];
  if (template)
    parts.push('This is a template of another tool. What it will be filled with is not known here.');
  if (!image) return `${[...parts, 'There is no stage yet.'].join('\n\n')}\n`;
  parts.push('## The image', ...sections(image));
  if (image.filesFrom.length > 0)
    parts.push(`Files of these stages are in it: ${image.filesFrom.map(code).join(', ')}.`);
  // A final stage with a base of its own is the image.
  const others = image.stages.length === 1 ? stages.slice(0, -1) : stages;
  for (const stage of others)
    parts.push(`## Stage ${stage.name === null ? stage.index : code(stage.name)}`, ...sections(stage));
  parts.push(
    '_Told from the Dockerfile and the lists of package sources that it copies: what scripts and packages fetch when they run, and what is in the base, is not seen. “Checked” means: compared, before it is used, with something that the Dockerfile fixes._',
  );
  return `${parts.join('\n\n')}\n`;
}

function sections(contents: Contents): string[] {
  const out: string[] = [];
  const section = (title: string, body: string | undefined) => {
    if (body) out.push(`### ${title}`, body);
  };
  const distribution = distributionText(contents);
  section('Base', `${baseText(contents.base)}.${distribution ? ` It is ${distribution}.` : ''}`);
  const { packages, repositories, keys, scripts, packageFiles, downloads, languagePackages } = contents;
  section(
    'Third-party repositories',
    table(
      ['Repository', 'Manager', 'Key'],
      repositories.map(({ location, suite, components, manager, key, configuredBy, trusted }) => [
        `${code([location, suite ?? '', ...components].filter(Boolean).join(' '))}${trusted ? ' (trusted by your policy)' : ''}`,
        manager,
        `${keyText(key)}${configuredBy === 'file' ? '' : `; configured by a ${configuredBy}`}`,
      ]),
    ),
  );
  section(
    'Keys',
    table(
      ['Key', 'Manager', 'May sign for', 'Fixed'],
      keys.map(({ from, manager, scope, fixed, file }) => [
        from === null ? `with the build context or the image${file ? `: ${code(file)}` : ''}` : code(from),
        manager,
        scope === 'global' ? 'every repository' : `repositories that name ${file ? code(file) : 'it'}`,
        fixed ? 'yes' : 'no',
      ]),
    ),
  );
  section(
    'Scripts from the network',
    table(
      ['Script', 'Run by', 'Check'],
      scripts.map(({ url, interpreter, check, trusted }) => [
        source(url, trusted),
        interpreter === null ? 'the build' : code(interpreter),
        checkText(check),
      ]),
    ),
  );
  section(
    'Packages from elsewhere',
    table(
      ['Package', 'Manager', 'Check'],
      packageFiles.map(({ url, manager, check, trusted }) => [
        source(url, trusted),
        manager,
        checkText(check),
      ]),
    ),
  );
  section(
    'Downloads',
    table(
      ['Download', 'By', 'Becomes', 'Check'],
      downloads.map(({ url, tool, uses, kept, check, trusted }) => [
        source(url, trusted),
        tool === 'other' ? 'another program' : tool,
        usesText(uses, kept),
        checkText(check),
      ]),
    ),
  );
  for (const { manager, names } of packages)
    section(`${count(names.length, 'package')} by ${manager}`, names.map(code).join(', '));
  section(
    'Language packages',
    list(
      languagePackages.map((group) =>
        [
          `${group.manager}, from the ${indexText(group)}`.replace('from the `', 'from `'),
          [...group.names.map(code), ...(group.project ? ['what the project’s files name'] : [])].join(', '),
        ].join(': '),
      ),
    ),
  );
  section('Files from the build context', contents.contextFiles.map(code).join(', '));
  section(
    'Files from other stages and images',
    list(
      contents.copiedFrom.map(
        ({ from, paths, kept }) =>
          `${baseText(from)}: ${paths.map(code).join(', ')}${kept ? '' : ' (only while building)'}`,
      ),
    ),
  );
  section('Volumes', contents.volumes.map(code).join(', '));
  section(
    'What is started',
    list([
      ...(contents.start.entrypoint ? [`Entrypoint: ${startText(contents.start.entrypoint)}`] : []),
      ...(contents.start.cmd ? [`Command: ${startText(contents.start.cmd)}`] : []),
    ]),
  );
  return out;
}

function source(url: string, trusted: boolean): string {
  return `${code(url)}${trusted ? ' (trusted by your policy)' : ''}`;
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string | undefined {
  if (rows.length === 0) return undefined;
  return [head, head.map(() => ':---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

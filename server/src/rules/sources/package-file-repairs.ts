import {
  insertCommandAfter,
  insertCommandBefore,
  isRepeated,
  needsExit,
  replaceWord,
  statementAt,
  type TextEdit,
} from '../../edits';
import type { Fix } from '../../findings';
import { baseName } from '../../provenance/files';
import type { Build, PackageFile, StageModel } from '../../provenance/model';
import { checkDownload, checksumLine } from './check-download';
import { withFillIn } from './fill-in';
import { untilFilledIn } from './moving-address';
import { useDistributionsOwn } from './package-from-distribution';

/**
 * Repairs for a package that is fetched and installed: the distribution's own package under the same name, where
 * it has one, else a comparison with a checksum that is left to fill in.
 *
 * @param checkable the file is not compared yet, and there is one to compare
 */
export function repairPackageFile(
  build: Build,
  stage: StageModel,
  file: PackageFile,
  checkable: boolean,
): Fix[] {
  const fixes = useDistributionsOwn(build, stage, file);
  if (!checkable) return fixes;
  const edits = file.fetch ? checkDownload(build, file.fetch, 'PACKAGE') : checkedInstall(build, stage, file);
  if (!edits) return fixes;
  const title = `Check the download${untilFilledIn('the SHA-256 of the package', file.url)}`;
  const check: Fix = { title, tier: 'suggested', edits };
  return [...fixes, ...(file.fetch ? withFillIn(build, file.fetch, [check]) : [check])];
}

/** Distributions whose images have curl, as their package manager needs it. */
const haveCurl = /^(?:centos|rhel|fedora|rocky|almalinux|amazon|oracle)$/;

/** `dnf install URL` becomes download, check, install. */
function checkedInstall({ dockerfile }: Build, stage: StageModel, file: PackageFile): TextEdit[] | undefined {
  if (file.manager !== 'rpm' || !haveCurl.test(stage.distribution?.distribution ?? '')) return undefined;
  const { instruction, span } = file;
  const found = statementAt(dockerfile, instruction, span.start);
  if (found?.command.kind !== 'simple' || found.command.redirects.length > 0) return undefined;
  const word = found.command.words.find((w) => w.span.start <= span.start && w.span.end >= span.end);
  const url = word?.raw.replace(/^(["'])(.*)\1$/, '$2') ?? '';
  const name = baseName(url.replace(/[?#].*$/, ''));
  if (!word || !/^(?:https?|ftp):\/\/[\w@%+=:,./${}~-]+$/.test(url) || !/^[\w.+${}-]+\.rpm$/.test(name))
    return undefined;
  if (isRepeated(found.script, found.command)) return undefined;
  const path = `/tmp/${name}`;
  const exits = needsExit(dockerfile, instruction, found.script, found.command);
  if (exits === undefined) return undefined;
  const before = insertCommandBefore(
    dockerfile,
    instruction,
    found.script,
    found.command,
    `curl -fsSL "${url}" -o ${path} && ${checksumLine(path, 'PACKAGE', exits)}`,
  );
  const after = insertCommandAfter(dockerfile, instruction, found.script, found.command, `rm ${path}`);
  if (!before || !after) return undefined;
  return [...before, ...replaceWord(word, path), ...after];
}

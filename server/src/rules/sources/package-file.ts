import type { RelatedPlace } from '../../findings';
import { isDistributionArchive } from '../../knowledge/distributions';
import { matchesSource } from '../../policy/patterns';
import type { Build, PackageFile, StageModel } from '../../provenance/model';
import { contains } from '../../syntax/span';
import { defineRule, type RuleContext } from '../rule';
import page from './package-file.md';
import { repairPackageFile } from './package-file-repairs';
import { addsRepository, hostOf } from './repository-candidates';
import { sourceAllowances } from './source-to-trust';

export const packageFile = defineRule({
  meta: {
    id: 'package-file',
    family: 'sources',
    severity: 'warning',
    since: '0.3.0',
    summary: 'A package that is not the distribution’s is fetched by its URL and installed.',
    fixes: 'suggested',
    page,
  },
  *check(build: Build, context) {
    const seen = new Set<unknown>();
    for (const stage of build.stages) {
      const open = new Set(stage.packageFiles.filter((file) => !isChecked(file)).map(first));
      for (const file of stage.packageFiles) {
        // Of several tries for one file that is reported which nothing checks.
        const checked = !open.has(first(file));
        if (!isForeign(file, stage, context) || checked !== isChecked(file)) continue;
        // Fetched with one tool or else with another, or in the rounds of a loop, it is still one file.
        const keys = [
          `${file.instruction.span.start} ${file.url.text}`,
          `at ${file.span.start}`,
          first(file),
        ];
        if (keys.some((key) => seen.has(key))) continue;
        for (const key of keys) seen.add(key);
        const host = hostOf(file.url.text);
        yield {
          span: file.span,
          severity: checked ? 'information' : isPlain(file) ? 'error' : 'warning',
          message: message(file, host, checked),
          related: related(file),
          fixes: repairPackageFile(build, stage, file, checked),
          allowances: sourceAllowances(file.url.text),
        };
      }
    }
  },
});

/** Formats of distributions, from elsewhere than the stage's own distribution, and not accepted by the user. */
function isForeign(file: PackageFile, stage: StageModel, context: RuleContext): boolean {
  const { text } = file.url;
  return (
    /^(?:apt|rpm|apk|zypper|pacman)$/.test(file.manager) &&
    !isDistributionArchive(stage.distribution, text) &&
    // What such a package brings is a repository, and that is reported as one.
    !addsRepository(text, stage) &&
    !context.policy.trust.sources.some((pattern) => matchesSource(pattern, text))
  );
}

/** What stands for all tries for the same file. */
function first(file: PackageFile): unknown {
  return file.fetch?.alternativeTo ?? file.fetch ?? file;
}

/** True when the file had been compared with something by the time it was installed, each time. */
function isChecked({ fetch }: PackageFile): boolean {
  return fetch?.check !== undefined && fetch.uses.every((use) => use.how !== 'install' || use.checked);
}

/** Nothing protects plain http and ftp even on the way. */
function isPlain({ url }: PackageFile): boolean {
  return /^(?:http|ftp):\/\//i.test(url.text);
}

function message(file: PackageFile, host: string | undefined, checked: boolean): string {
  const what = `A package file from ${host ?? 'the network'} is installed by ${file.command.name}`;
  return checked
    ? `${what}. What came is compared with a fixed value, but the distribution did not make it, and no update of the system will ever renew it.`
    : `${what}, and nothing says that it is the file you looked at: its scripts run as root in this build. The distribution did not make it, and no update of the system will ever renew it.`;
}

function related({ span, command }: PackageFile): RelatedPlace[] {
  return contains(command.span, span) ? [] : [{ span: command.span, message: 'installed here' }];
}

import type { RelatedPlace, Severity } from '../../findings';
import { isDistributionArchive } from '../../knowledge/distributions';
import { repositoryAddedBy } from '../../knowledge/self-renewing-packages';
import { matchesSource } from '../../policy/patterns';
import type { Build, PackageFile, StageModel } from '../../provenance/model';
import { contains } from '../../syntax/span';
import { defineRule, type RuleContext } from '../rule';
import { addressPlaces, comparedHere, weakness } from './check-texts';
import { isGone } from './dead-downloads';
import { movingText } from './moving-address';
import { isOpen, openText } from './open-connections';
import page from './package-file.md';
import { repairPackageFile } from './package-file-repairs';
import { addsRepository, hostOf } from './repository-candidates';
import { sourceAllowances } from './source-to-trust';
import { type Fetched, useHttps } from './use-https';

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
        if (!isInstalledByAddress(file, stage, context) || checked !== isChecked(file)) continue;
        const own = isDistributionArchive(stage.distribution, file.url.text);
        if (own && (checked || !goesAroundSignatures(file))) continue;
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
          severity: severityOf(file, checked, own),
          message: own ? ownMessage(file, host) : message(file, host, checked),
          related: related(file),
          fixes: [
            ...repairPackageFile(build, stage, file, !checked && !isGone(file.url.text, context)),
            // A checked file is as mild over any connection.
            ...(checked ? [] : useHttps(build, stage, [fetchOf(file)], context)),
          ],
          allowances: sourceAllowances(file.url.text),
        };
      }
    }
  },
});

/** Formats of distributions, from a place that the user has not accepted. */
function isInstalledByAddress(file: PackageFile, stage: StageModel, context: RuleContext): boolean {
  const { text } = file.url;
  return (
    /^(?:apt|rpm|apk|zypper|pacman)$/.test(file.manager) &&
    // What such a package brings is a repository, and that is reported as one.
    !addsRepository(text, stage) &&
    !context.policy.trust.sources.some((pattern) => matchesSource(pattern, text))
  );
}

/**
 * True for a way of installing that looks at no signature: apt's archives sign their index alone, and rpm takes a file whose
 * signature it has no key for. apk, pacman and zypper check each package.
 */
function goesAroundSignatures({ manager, command, url }: PackageFile): boolean {
  if (!/^(?:https?|ftp):/i.test(url.text)) return false;
  return manager === 'apt' || (manager === 'rpm' && /^(?:rpm|yum|dnf|microdnf|tdnf)$/.test(command.name));
}

function severityOf(file: PackageFile, checked: boolean, own: boolean): Severity {
  if (checked) return 'information';
  if (own) return isOpen(file.url.text) ? 'warning' : 'information';
  return isOpen(file.url.text) ? 'error' : 'warning';
}

/** What stands for all tries for the same file. */
function first(file: PackageFile): unknown {
  return file.fetch?.alternativeTo ?? file.fetch ?? file;
}

/** What fetches the package: a tool before, or the package manager itself. */
function fetchOf({ fetch, manager, url, span, instruction }: PackageFile): Fetched {
  return fetch ?? { url, span, instruction, tool: manager === 'rpm' ? 'rpm' : 'other' };
}

/** True when the file had been compared with something by the time it was installed, each time. */
function isChecked({ fetch }: PackageFile): boolean {
  return fetch?.check !== undefined && fetch.uses.every((use) => use.how !== 'install' || use.checked);
}

/** A package that the distribution made, taken past the index that says so. */
function ownMessage(file: PackageFile, host: string | undefined): string {
  const unseen =
    file.manager === 'apt'
      ? 'only the index of the archive is signed, and nothing compares this file with it'
      : 'fetched by its address, it is taken even when there is no key to check its signature with';
  return `A package file of the distribution from ${host ?? 'the network'} is installed by ${file.command.name}: ${unseen}.${openText(file.url.text)}`;
}

/** What becomes of the package later. */
function fate({ url }: PackageFile): string {
  const repository = repositoryAddedBy(url.text);
  return repository
    ? `it also adds the package repository of its vendor (${repository}), which is where updates come from.`
    : 'no update of the system will ever renew it.';
}

function message(file: PackageFile, host: string | undefined, checked: boolean): string {
  const what = `A package file from ${host ?? 'the network'} is installed by ${file.command.name}`;
  if (checked) {
    const how =
      file.fetch?.check?.kind === 'signature'
        ? 'Its signature is verified'
        : 'What came is compared with a fixed value';
    return `${what}. ${how}, but the distribution did not make it, and ${fate(file)}`;
  }
  const foreign = `The distribution did not make it, and ${fate(file)}${movingText(file.url)}${openText(file.url.text)}`;
  const weak = weakness(file.fetch?.weakCheck);
  return weak
    ? `${what}, and its scripts run as root in this build. ${weak} ${foreign}`
    : `${what}, and nothing says that it is the file you looked at: its scripts run as root in this build. ${foreign}`;
}

function related({ span, url, command, fetch }: PackageFile): RelatedPlace[] {
  const weak = fetch?.check ? undefined : fetch?.weakCheck;
  const compared = weak ? [{ span: weak.span, message: comparedHere(weak) }] : [];
  const installed = contains(command.span, span) ? [] : [{ span: command.span, message: 'installed here' }];
  return [...addressPlaces(url), ...compared, ...installed];
}

import type { Check, Fetch, StageModel } from '../provenance/model';
import type { RuleContext } from '../rules/rule';
import type { CheckKind, Download, PackageFileAccount, ScriptAccount } from './account';
import { once, sorted } from './lists';
import { isTrusted } from './repositories';

/** What comes over the network, each thing in the one list that says most of it. */
export interface Downloads {
  readonly scripts: readonly ScriptAccount[];
  readonly packageFiles: readonly PackageFileAccount[];
  readonly downloads: readonly Download[];
}

/**
 * Sorts a stage's downloads: scripts that are run, packages that are installed, and all others but keys.
 * @param others downloads of other stages that lie in this one
 */
export function downloadsOf(stage: StageModel, others: readonly Fetch[], context: RuleContext): Downloads {
  const told = new Set<Fetch>(stage.keys.flatMap(({ fetches }) => fetches));
  const trusted = (url: string) => isTrusted(url, context);
  const scripts = stage.executions
    .filter(({ script }) => script)
    .map(({ fetch, interpreter, checked }): ScriptAccount => {
      told.add(fetch);
      const url = fetch.url.text;
      const check = checked ? kindOf(fetch.check) : null;
      return { url, interpreter: interpreter ?? null, check, trusted: trusted(url) };
    });
  const packageFiles = stage.packageFiles.map(({ manager, url, fetch }): PackageFileAccount => {
    if (fetch) told.add(fetch);
    return { manager, url: url.text, check: fetch ? checkOf(fetch) : null, trusted: trusted(url.text) };
  });
  const present = new Set(stage.present);
  const downloads = [...stage.fetches, ...others]
    .filter((fetch) => !told.has(fetch))
    .map((fetch): Download => {
      const url = fetch.url.text;
      const uses = sorted(fetch.uses.map(({ how }) => how));
      const check = checkOf(fetch);
      return { url, tool: fetch.tool, check, uses, kept: present.has(fetch), trusted: trusted(url) };
    });
  return {
    scripts: once(scripts, (script) => JSON.stringify(script)),
    packageFiles: once(packageFiles, (file) => JSON.stringify(file)),
    downloads: once(downloads, (download) => JSON.stringify(download)),
  };
}

function kindOf(check: Check | undefined): CheckKind {
  return check?.kind ?? null;
}

/** How a download was checked before it was used; a check that comes later is none. */
function checkOf({ check, uses }: Fetch): CheckKind {
  return uses.every(({ checked }) => checked) ? kindOf(check) : null;
}

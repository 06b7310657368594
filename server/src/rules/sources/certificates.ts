import type { TextEdit } from '../../edits';
import { lastComponent } from '../../knowledge/repository';
import type { Build, PackageUse, StageModel } from '../../provenance/model';

/**
 * What makes sure that a tool which is to check certificates has any to check against: nothing where the image has them, or the
 * package `ca-certificates` beside the tool in the command that installs it.
 *
 * Debian's curl, wget and git recommend that package, so that it is missing where recommended packages are left out; Alpine's curl
 * and git bring it, and its base image has the certificates from 3.12 on.
 *
 * @param tool as users know it: `curl`, `wget`, `git`; others bring certificates of their own
 * @returns undefined where the certificates are missing and no command shows where they could be added
 */
export function certificatesFor(build: Build, stage: StageModel, tool: string): TextEdit[] | undefined {
  if (!/^(?:curl|wget|git)$/.test(tool) || hasCertificates(stage, tool)) return [];
  const installed = installs(stage, tool).find((p) => isWritten(build, p));
  const at = installed?.name.spanOf();
  return at && [{ span: { start: at.end, end: at.end }, newText: ' ca-certificates' }];
}

function hasCertificates(stage: StageModel, tool: string): boolean {
  if (!isBare(stage, tool)) return true;
  return (
    stage.packages.some((p) => /^ca-certificates\b/.test(p.name.text)) ||
    stage.commands.some((c) => c.name === 'update-ca-certificates') ||
    stage.copies.some((c) => c.to.startsWith('/etc/ssl')) ||
    recommends(stage)
  );
}

/** Images without certificates, as their makers publish them. */
function isBare({ root, distribution }: StageModel, tool: string): boolean {
  if (root.kind !== 'image') return false;
  const { repository, tag = '' } = root.reference;
  const name = lastComponent(repository);
  switch (distribution?.distribution) {
    case 'debian':
    case 'ubuntu':
      return /^(?:debian|ubuntu)$/.test(name) || (/^(?:node|perl|erlang)$/.test(name) && /slim/.test(tag));
    case 'alpine':
      return name === 'alpine' && tool === 'wget' && isBefore(distribution.release, 12);
    default:
      return false;
  }
}

/** True for Alpine 3 before a minor version. */
function isBefore(release: string | undefined, minor: number): boolean {
  const [, number] = /^3\.(\d+)/.exec(release ?? '') ?? [];
  return number !== undefined && Number(number) < minor;
}

/** True when apt was asked for one of these tools with all that it recommends. */
function recommends(stage: StageModel): boolean {
  const never = stage.writes.some((w) =>
    /Install-Recommends\W+(?:0|false|no)\b/i.test(w.content?.text.slice(0, 5000) ?? ''),
  );
  return (
    !never &&
    ['curl', 'wget', 'git']
      .flatMap((tool) => installs(stage, tool))
      .some(
        ({ manager, command }) =>
          manager === 'apt' &&
          !command.argv.some((w) => /^--no-install-recommends$|Install-Recommends=/i.test(w.text)),
      )
  );
}

function installs(stage: StageModel, tool: string): PackageUse[] {
  return stage.packages.filter(
    ({ manager, name }) => /^(?:apt|apk)$/.test(manager) && name.text.replace(/[=~<>].*$/, '') === tool,
  );
}

/** True for a name that stands in the command itself, as a word without quotes. */
function isWritten({ dockerfile }: Build, { name, command }: PackageUse): boolean {
  const at = name.spanOf();
  const inside = at && at.start >= command.span.start && at.end <= command.span.end;
  return (
    !!inside &&
    dockerfile.text.slice(at.start, at.end) === name.text &&
    /^[\s;&|)]?$/.test(dockerfile.text[at.end] ?? '')
  );
}

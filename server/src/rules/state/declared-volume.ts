import { removeInstruction } from '../../edits';
import type { Fix } from '../../findings';
import type { Build, Operand } from '../../provenance/model';
import { isForDevelopment } from '../development';
import { defineRule } from '../rule';
import { type BracketedVolume, bracketedVolume } from './bracketed-volume';
import { commentedVolume } from './commented-volume';
import page from './declared-volume.md';
import { bindMount, isEngineStore, isOfHost } from './host-folders';
import { severityOf } from './stateful-severity';
import { keepsElsewhere } from './stateful-texts';
import { foundServices } from './stateful-weight';
import { listed, volumesOfImage } from './volumes';

export const declaredVolume = defineRule({
  meta: {
    id: 'declared-volume',
    family: 'state',
    severity: 'information',
    since: '0.4.0',
    summary:
      'VOLUME gives every container an anonymous volume, and images built on this one cannot take it back.',
    fixes: 'suggested',
    page,
  },
  *check(build: Build, { surroundings }) {
    if (build.dockerfile.template) return;
    const volumes = volumesOfImage(build);
    // What such an image owes its users is said with the service, whose data is there.
    const kept = foundServices(build).filter(
      (found) => keepsElsewhere(found) === undefined && severityOf(build, found, surroundings.path),
    );
    if (volumes.length === 0 || kept.length > 0) return;
    const severity = isForDevelopment(build, surroundings.path) ? 'hint' : 'information';
    for (const operands of volumes) {
      const [first] = operands;
      if (!first) continue;
      const last = operands.at(-1) ?? first;
      const broken = bracketedVolume(build, operands);
      const paths = broken?.meant ?? operands.map(({ value }) => value.text);
      const many = paths.length > 1;
      const span = { start: first.span.start, end: last.span.end };
      if (broken) {
        const title = `Write the ${many ? 'folders' : 'folder'} as JSON, in double quotes${many ? ' with commas between' : ''}`;
        yield {
          span,
          severity: severity === 'hint' ? 'information' : 'warning',
          message: brokenMessage(broken),
          fixes: [
            ...(broken.edits ? [{ title, tier: 'suggested' as const, edits: broken.edits }] : []),
            removal(build, first, paths),
          ],
        };
        continue;
      }
      const commented = commentedVolume(build, operands);
      if (commented) {
        const { folders, words } = commented;
        yield {
          span,
          severity: severity === 'hint' ? 'information' : 'warning',
          message: `A comment must begin its line: here ${words === 1 ? 'it becomes a volume' : `its ${words} words become volumes`} besides ${listed(folders)}. Some engines refuse to start a container of such an image.`,
          fixes: [
            { title: 'Put the comment above VOLUME', tier: 'suggested', edits: commented.edits },
            removal(build, first, folders),
          ],
        };
        continue;
      }
      const host = paths.filter(isOfHost);
      if (host.length > 0) {
        yield {
          span,
          severity,
          message: `${listed(host)} ${host.length > 1 ? 'belong' : 'belongs'} to the machine, and VOLUME cannot bring that in: a container that is started without a mount there gets an empty anonymous volume in its place.${host.length < paths.length ? ` So it does for ${listed(paths.filter((path) => !isOfHost(path)))}, and data ends up where nobody looks for it.` : ''} An image built on this one cannot undo a VOLUME.`,
          fixes: [removal(build, first, paths)],
        };
        continue;
      }
      const engine = paths.find(isEngineStore);
      if (engine !== undefined) {
        yield {
          span,
          severity,
          message: `Every container that is started without a volume for ${listed(paths)} gets ${many ? 'anonymous ones' : 'an anonymous one'}, where images and layers pile up unseen. A container engine cannot keep its layers on the overlay of a container, so some volume must be there: name one where the container is started (docker run -v NAME:${engine}).`,
        };
        continue;
      }
      yield {
        span,
        severity,
        message: `Every container that is started without a volume for ${listed(paths)} gets ${many ? 'anonymous ones' : 'an anonymous one'}: data ends up where nobody looks for it and is left behind or deleted with the container. An image built on this one cannot undo a VOLUME.`,
        fixes: [removal(build, first, paths)],
      };
    }
  },
});

function brokenMessage({ meant, read }: BracketedVolume): string {
  const names = [...new Set(read)].map((name) => `“${name}”`);
  const lost = meant.filter((folder) => !read.includes(folder));
  const none = lost.length > 0 ? `, and ${listed(lost)} ${lost.length > 1 ? 'are none' : 'is none'}` : '';
  return `This is no JSON list (double quotes around each folder, commas between), so the brackets are read as a part of the names: ${listed(names)} ${names.length > 1 ? 'become volumes' : 'becomes a volume'}${none}. Some engines refuse to start a container of such an image.`;
}

function removal(build: Build, { instruction }: Operand, paths: readonly string[]): Fix {
  const plain = paths.filter((path) => path.startsWith('/') && !/[\s$]/.test(path));
  const all = plain.length === paths.length && plain.length <= 3;
  const names =
    plain.filter((path) => !isOfHost(path)).length > 1
      ? ['NAME1', 'NAME2', 'NAME3']
      : ['NAME', 'NAME', 'NAME'];
  const example = all
    ? plain.map((path, i) => (isOfHost(path) ? bindMount(path) : `-v ${names[i]}:${path}`)).join(' ')
    : `-v NAME:${plain[0] ?? '/path'}${paths.length > 1 ? ` and so on for ${paths.length} folders` : ''}`;
  return {
    title: `Remove VOLUME; ${
      paths.every(isOfHost)
        ? 'mount what is needed of the machine'
        : `name the ${paths.length > 1 ? 'volumes' : 'volume'}`
    } where the container is started (docker run ${example}, or volumes: in compose)`,
    tier: 'suggested',
    edits: removeInstruction(build.dockerfile, instruction),
  };
}

import type { Build } from '../../provenance/model';
import type { Instruction } from '../../syntax/ast';
import type { Span } from '../../syntax/span';
import { shippedStages } from './shipped';

/** A service that a supervisor is given, by the name of the file or folder that describes it. */
export interface NamedService {
  readonly name: string;
  readonly span: Span;
  readonly instruction: Instruction;
}

/** `run` files of runit and s6, and the one file for each program of supervisord. */
const places: readonly RegExp[] = [
  /^\/etc\/(?:service|sv|services\.d|s6|runit\/runsvdir\/[^/]+)\/([^/]+)\/run$/,
  /^\/etc\/s6-overlay\/s6-rc\.d\/([^/]+)\/run$/,
  /^\/etc\/supervisor(?:d?\/conf\.d|d\.d|\.d)\/([^/]+)\.(?:conf|ini)$/,
];

/** Services whose files the image is given; each name once, without those whose programs are seen. */
export function namedServices(build: Build): NamedService[] {
  const out = new Map<string, NamedService>();
  for (const stage of shippedStages(build)) {
    const read = new Set(stage.programs.map((p) => p.instruction));
    for (const { path, span, instruction } of stage.writes) {
      if (read.has(instruction)) continue;
      const name = places.map((p) => p.exec(path)?.[1]).find((n) => n !== undefined);
      // What is called like the supervisor, or after no program, may hold any number of them.
      if (!name || /^supervisord?|^(?:default|all|base|main|services?|programs?|app)$|[*?$]/i.test(name))
        continue;
      if (!out.has(name)) out.set(name, { name, span, instruction });
    }
  }
  return [...out.values()];
}

/** Whether a supervisor's configuration whose text is not known comes into the image: as a file, or in a folder. */
export function unseenConfiguration(build: Build): boolean {
  return shippedStages(build).some((stage) => {
    const known = new Set(stage.writes.filter((w) => w.content !== undefined).map((w) => w.path));
    return stage.copies.some(
      ({ to, path, via }) =>
        via !== 'mount' &&
        !known.has(to) &&
        !stage.programs.some((p) => p.file !== undefined && sameFile(p.file, path)) &&
        /supervis|\.ini$|\/etc\/(?:service|services\.d|s6|sv)|^\/$|^\/etc$/.test(`${to} ${path}`),
    );
  });
}

function sameFile(a: string, b: string): boolean {
  return a.replace(/^(?:\.?\/)+/, '') === b.replace(/^(?:\.?\/)+/, '');
}

/** Whether the file itself installs or downloads runit or s6, and gives it services: files of theirs, or folders of such. */
export function bringsSupervisor(build: Build): boolean {
  return shippedStages(build).some(
    (stage) =>
      (stage.packages.some((p) => /^(?:runit|s6|s6-overlay|s6-rc|daemontools)$/.test(p.name.text)) ||
        stage.present.some((f) => f.url.text.includes('s6-overlay'))) &&
      [...stage.copies.map((c) => `${c.path} ${c.to}`), ...stage.writes.map((w) => w.path)].some((path) =>
        /\/etc\/(?:service|sv|services\.d|s6|s6-overlay)(?:\/|$)|(?:^|\/)(?:services\.d|s6-rc\.d)\b|^(?:\.?\/)?(?:root|rootfs)\/? /.test(
          path,
        ),
      ),
  );
}

/** The supervisor that a service's place belongs to. */
export function supervisorAt(build: Build): string {
  const paths = shippedStages(build).flatMap((s) => s.writes.map((w) => w.path));
  if (paths.some((p) => /^\/etc\/supervisor/.test(p))) return 'supervisord';
  return paths.some((p) => /\/s6|\/services\.d\//.test(p)) ? 's6' : 'runit';
}

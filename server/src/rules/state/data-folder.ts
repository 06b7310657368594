import { dataPlaceOf } from '../../knowledge/service-care';
import { services } from '../../knowledge/services';
import type { Build, StageModel } from '../../provenance/model';
import type { FoundService } from './stateful-weight';

/** Options of start commands that say where data goes. */
const option =
  /^--?(?:storage\.tsdb\.path|storage\.path|data[-_.]?(?:dir|path|folder|directory)?|datadir|dbpath|storage[-_]?(?:dir|path)|storageDataPath|work[-_]path|rootdir)(?:=(.*))?$/i;

/** A folder that is known as a whole; not a device or a file for configuration. */
const plain = /^\/(?!dev\/|etc\/|proc\/|tmp\/?$)[^\s$"'*]+$/;

/** Where a variable or an option in the file puts the service's data. */
export function namedDataFolder(build: Build, { service }: FoundService): string | undefined {
  const chain = stagesOf(build);
  const variables = new Set([
    ...(service.knownImages ?? []).flatMap((image) => image.dataVariables ?? []),
    ...(service.environment ?? []).filter((name) => /DATA/.test(name)),
  ]);
  const set = chain
    .flatMap((stage) => stage.environment)
    .find(({ name, value }) => variables.has(name) && plain.test(value.text));
  return set?.value.text ?? optionOf(chain[0], service.id);
}

function optionOf(final: StageModel | undefined, service: string): string | undefined {
  const { entrypoint, cmd, scripts = [] } = final?.start ?? {};
  for (const { argv } of [entrypoint, cmd, ...scripts].flatMap((form) => form?.commands ?? [])) {
    for (const [i, { text }] of argv.entries()) {
      const match = option.exec(text);
      const short = service === 'postgresql' && text === '-D';
      const folder = match || short ? (match?.[1] ?? argv[i + 1]?.text ?? '') : '';
      if (plain.test(folder)) return folder;
    }
  }
  return undefined;
}

/**
 * The folder of a service's data in this image: where the file puts it, or declares a volume for it; where the base image is
 * documented, or a distribution's package, their own. Undefined where it may be anywhere.
 */
export function dataFolderOf(build: Build, found: FoundService): string | undefined {
  const named = namedDataFolder(build, found);
  if (named !== undefined) return named;
  const { main, evidence } = found;
  const root = stagesOf(build)[0]?.root;
  if (evidence.some((e) => e.kind === 'base'))
    return root?.kind === 'image' ? dataPlaceOf(root.reference)?.paths[0] : undefined;
  const folders = dataDirectoriesOf(found);
  const volume = stagesOf(build)
    .flatMap((stage) => stage.volumes)
    .find(({ span }) => evidence.some((e) => e.kind === 'volume' && e.span === span));
  if (volume && plain.test(volume.value.text)) return volume.value.text;
  if (main.package && /^(?:apt|apk|rpm|zypper|pacman)$/.test(main.package.manager))
    return folders.find((folder) => /^\/var\/(?:lib|opt|cache)\//.test(folder));
  return undefined;
}

/** Folders that packages and images of the service keep its data in; those of the original for a drop-in replacement. */
export function dataDirectoriesOf({ service }: FoundService): readonly string[] {
  const original = services.find(({ id }) => id === service.dropInFor);
  return service.dataDirectories ?? original?.dataDirectories ?? [];
}

function stagesOf(build: Build): StageModel[] {
  return build.finalChain.flatMap((i) => build.stages[i] ?? []);
}

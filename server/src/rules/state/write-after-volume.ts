import { volumesOfBase } from '../../knowledge/image-volumes';
import type { Build, StageModel } from '../../provenance/model';
import { type Touch, touchesOf } from '../../provenance/touches';
import type { Instruction } from '../../syntax/ast';
import { defineRule, type Report } from '../rule';
import { Moves } from './move-volume';
import { changes, type Volume } from './volume-changes';
import { folderOf, isWithin, listed } from './volumes';
import page from './write-after-volume.md';

export const writeAfterVolume = defineRule({
  meta: {
    id: 'write-after-volume',
    family: 'state',
    severity: 'warning',
    since: '0.4.0',
    summary: 'An instruction changes what lies in a folder that is already declared a volume.',
    fixes: 'suggested',
    page,
  },
  *check(build: Build) {
    if (build.dockerfile.template) return;
    for (const stage of build.stages) {
      const volumes = volumesIn(build, stage);
      if (volumes.length === 0) continue;
      yield* reports(build, stage, volumes, touchesOf(stage));
    }
  },
});

/** No image that people make has more; the rest is left out, so that time stays linear. */
const volumeLimit = 50;

/** Volumes of the stage's own instructions, of the stages that it is built FROM, and of its base image. */
function volumesIn(build: Build, stage: StageModel): Volume[] {
  const { root } = stage;
  const inherited = root.kind === 'image' ? volumesOfBase(root.reference) : [];
  const out: Volume[] = inherited.map((folder) => ({
    folder,
    operand: undefined,
    image: root.operand?.value,
    from: 0,
  }));
  for (const at of chainOf(build, stage)) {
    for (const operand of at.volumes) {
      const folder = folderOf(operand);
      const from = at === stage ? operand.instruction.index + 1 : 0;
      if (folder) out.push({ folder, operand, image: undefined, from });
    }
  }
  // What is declared again is a volume from the first time on.
  const first = new Map<string, Volume>();
  for (const volume of out.sort((a, b) => a.from - b.from))
    if (!first.has(volume.folder) && first.size < volumeLimit) first.set(volume.folder, volume);
  return [...first.values()];
}

/** The stage and those that it is built FROM. */
function chainOf(build: Build, stage: StageModel): StageModel[] {
  const out: StageModel[] = [];
  for (let at: StageModel | undefined = stage; at && !out.includes(at); ) {
    out.push(at);
    at = at.source.kind === 'stage' ? build.stages[at.source.stage] : undefined;
  }
  return out;
}

/** One finding for each instruction that changes what is in a volume. */
function* reports(
  build: Build,
  stage: StageModel,
  volumes: readonly Volume[],
  touches: readonly Touch[],
): Iterable<Report> {
  const byInstruction = new Map<Instruction, Changed[]>();
  for (const touch of touches) {
    for (const volume of changed(touch, volumes)) {
      const group = byInstruction.get(touch.instruction);
      if (!group) byInstruction.set(touch.instruction, [{ touch, volume }]);
      else if (!group.some((found) => found.volume === volume)) group.push({ touch, volume });
    }
  }
  const inImage = build.finalChain.includes(stage.index);
  const moves = new Moves(build, stage, volumes, touches);
  for (const [instruction, group] of byInstruction) {
    const [first] = group;
    if (!first) continue;
    const own = group.every(({ volume }) => volume.operand?.instruction.stage === stage.index);
    const ofImage = group.every(({ volume }) => volume.image !== undefined);
    const copies = instruction.keyword !== 'RUN';
    const related = group.flatMap(({ touch, volume: { operand, folder } }) => [
      ...(operand ? [{ span: operand.span, message: `${folder} becomes a volume here` }] : []),
      ...(touch.span.start === first.touch.span.start
        ? []
        : [{ span: touch.span, message: `this ${verbs[touch.what]} in ${folder}` }]),
    ]);
    yield {
      span: first.touch.span,
      severity: inImage && !ofImage && !copies ? 'warning' : 'information',
      message: messageOf(group, copies, inImage),
      related,
      fixes: own ? moves.fixFor(group.map(({ volume }) => volume.operand?.instruction)) : [],
    };
  }
}

/** The volumes whose content a touch changes; of volumes in each other the innermost. */
function changed(touch: Touch, volumes: readonly Volume[]): Volume[] {
  const found = volumes.filter((volume) => changes(touch, volume));
  return found.filter(
    ({ folder }) =>
      isWithin(folder, touch.path) || !found.some((v) => v.folder !== folder && isWithin(v.folder, folder)),
  );
}

const verbs = {
  content: 'writes',
  folder: 'makes a folder',
  owner: 'changes the owner',
  mode: 'changes the mode',
} as const;

interface Changed {
  readonly touch: Touch;
  readonly volume: Volume;
}

/** `writes in /a and changes the owner in /b`: each folder with what is done there. */
function doings(group: readonly Changed[]): string {
  const folders = new Map<Touch['what'], string[]>();
  for (const { touch, volume } of group) {
    const same = folders.get(touch.what);
    if (same) same.push(volume.folder);
    else folders.set(touch.what, [volume.folder]);
  }
  return listed([...folders].map(([what, names]) => `${verbs[what]} in ${listed(names)}`));
}

function messageOf(group: readonly Changed[], copies: boolean, inImage: boolean): string {
  const images = new Set(group.map(({ volume }) => volume.image));
  const [image] = images;
  // A folder of the base image's beside one of the file's own: both are volumes, whoever says so.
  const declared =
    image !== undefined && images.size === 1
      ? `which the base image ${image} declares ${group.length > 1 ? 'as volumes' : 'a volume'}`
      : `which ${group.length > 1 ? 'are volumes' : 'is a volume'} already`;
  const head = `This ${doings(group)}, ${declared}.`;
  const shadowed =
    'reaches only containers whose volume is new: a volume that exists already keeps what it has and hides it';
  if (copies) return `${head} What is put there ${shadowed}.`;
  return `${head} The classic builder throws that away when the instruction ends${inImage ? `; with BuildKit it ${shadowed}` : ''}.`;
}

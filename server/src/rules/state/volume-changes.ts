import type { Operand } from '../../provenance/model';
import type { Touch } from '../../provenance/touches';
import { isWithin } from './volumes';

/** A folder that is a volume in a stage. */
export interface Volume {
  readonly folder: string;
  /** The operand of VOLUME; undefined where the base image declares it. */
  readonly operand: Operand | undefined;
  /** The image that declares it. */
  readonly image: string | undefined;
  /** The first of the stage's instructions that it is a volume for, by index. */
  readonly from: number;
}

/** The folder itself counts too, but not making it once more. */
export function changes(touch: Touch, { folder, from }: Volume): boolean {
  if (touch.instruction.index < from || /[$`]/.test(touch.path)) return false;
  if (touch.deep && touch.path !== '/' && isWithin(folder, touch.path)) return true;
  return isWithin(touch.path, folder) && (touch.what !== 'folder' || touch.path !== folder);
}

import type { Stage } from './ast';

/** Which stages bear a name; names are compared without case, and may be given twice. */
export class StageNames {
  /** Indices in rising order. */
  private readonly byName = new Map<string, number[]>();

  /** Stages must be added in order. */
  add(stage: Pick<Stage, 'name' | 'index'>): void {
    if (stage.name === undefined) return;
    const indices = this.byName.get(stage.name);
    if (indices) indices.push(stage.index);
    else this.byName.set(stage.name, [stage.index]);
  }

  /** True when any stage bears the name. */
  has(name: string): boolean {
    return this.byName.has(name.toLowerCase());
  }

  /** Index of the last stage of that name before stage `current`. */
  before(name: string, current: number): number | undefined {
    const indices = this.byName.get(name.toLowerCase()) ?? [];
    let low = 0;
    let high = indices.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((indices[middle] as number) < current) low = middle + 1;
      else high = middle;
    }
    return indices[low - 1];
  }
}

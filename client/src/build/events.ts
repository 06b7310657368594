/**
 * What happens during a build, the same for every engine. A reader turns an engine's output into events; the terminal,
 * the progress notification and the diagnostics are made of them.
 */
export type BuildEvent =
  | { readonly kind: 'started'; readonly step: Step }
  | {
      readonly kind: 'finished';
      readonly step: Step;
      readonly how: 'done' | 'cached';
      readonly milliseconds?: number;
    }
  | { readonly kind: 'failed'; readonly step: Step; readonly error: string }
  /** The step was given up because another one failed or the user stopped the build. */
  | { readonly kind: 'cancelled'; readonly step: Step }
  /** Output of a step, one line without its end. */
  | { readonly kind: 'log'; readonly step: Step | undefined; readonly line: string }
  /** A line of the builder itself that belongs to no step. */
  | { readonly kind: 'note'; readonly line: string }
  /** Something the builder advises about. `line` is 1-based. */
  | { readonly kind: 'warning'; readonly message: string; readonly line?: number };

/** One step of a build, as its engine names it. */
export interface Step {
  /** Tells the steps of one build apart. */
  readonly id: string;
  /** As shown to the user: `[build 2/5] RUN make`. */
  readonly label: string;
  readonly position?: StepPosition;
  /** The instruction without the position: `RUN make`. */
  readonly instruction: string;
}

/** Where a step stands. What `index` counts depends on the engine. */
export interface StepPosition {
  /**
   * `layers`: BuildKit, which counts the instructions of a stage that make a layer.
   * `stage`: Podman and Buildah, which count every instruction of a stage.
   * `file`: Docker's classic builder, which counts every instruction of the file.
   */
  readonly counts: 'layers' | 'stage' | 'file';
  /** 1-based. */
  readonly index: number;
  readonly total: number;
  /** Name of the stage as the engine says it; BuildKit calls stages without a name `stage-N`, N from 0. */
  readonly stage?: string;
  /** 1-based number of the stage, where the engine says it (Podman and Buildah). */
  readonly stageNumber?: number;
}

/** Reads one engine's output. Takes pieces of any length, never throws. */
export interface OutputReader {
  push(piece: string): BuildEvent[];
  /** The process has ended: with exit code 0, with another one, or because the user stopped it. */
  end(how: 'succeeded' | 'failed' | 'cancelled'): BuildEvent[];
}

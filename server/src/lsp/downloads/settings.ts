/** The settings below `downloads` that hold for one document. */
export interface DownloadLimits {
  /** Megabytes (of 1,000,000 bytes) of a file at most. */
  readonly maxSize: number;
}

const defaultSize = 500;

/** Reads what the editor has below `dockerfileHygiene.downloads`; what makes no sense has its default. */
export function downloadLimits(value: unknown): DownloadLimits {
  const { maxSize } = (typeof value === 'object' && value !== null ? value : {}) as { maxSize?: unknown };
  return {
    maxSize:
      typeof maxSize === 'number' && maxSize > 0 && maxSize < Number.POSITIVE_INFINITY
        ? maxSize
        : defaultSize,
  };
}

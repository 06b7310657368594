import type { Step } from './events';

/**
 * Understands the name that BuildKit gives a step: `[2/3] RUN make`, `[build 2/3] RUN make`,
 * `[linux/arm64 build 2/3] RUN make`, `[internal] load .dockerignore`, `exporting to image`.
 */
export function buildkitStep(id: string, name: string): Step {
  const label = name.replace(/\s+/g, ' ').trim();
  const match =
    /^\[(?:[a-z0-9]+\/[^\s\]]+\s+(?=\S+\s+\d+\/|\d+\/))?(?:([^\s\]]+)\s+)?(\d+)\/(\d+)\]\s+(.*)$/.exec(label);
  if (!match) return { id, label, instruction: label };
  const [, stage, index, total, instruction] = match;
  return {
    id,
    label,
    instruction: instruction ?? '',
    position: { counts: 'layers', index: Number(index), total: Number(total), ...(stage ? { stage } : {}) },
  };
}

/** Whether the error says that a step was only given up, not that it went wrong. */
export function isCancellation(error: string): boolean {
  return /\bcontext canceled\b|^CANCELED\b/i.test(error);
}

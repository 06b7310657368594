/** Reading JSON of others: nothing about its shape is taken for granted. */

export type JsonRecord = Readonly<Record<string, unknown>>;

/** @returns undefined when the bytes are no JSON object */
export function parseRecord(bytes: Buffer): JsonRecord | undefined {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
export const recordOf = (value: unknown): JsonRecord => (isRecord(value) ? value : {});
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

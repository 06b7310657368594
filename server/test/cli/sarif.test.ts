import type { Log, Region, Result } from 'sarif';
import { describe, expect, it } from 'vitest';
import { run, world } from './world';

async function sarif(files: Record<string, string>, argv: string[] = []): Promise<Log> {
  return JSON.parse((await run(await world(files), ['--format', 'sarif', ...argv])).out);
}

/** What SARIF 2.1.0 asks of a region (3.30). */
function checkRegion(region: Region | undefined): void {
  for (const value of [region?.startLine, region?.startColumn, region?.endLine, region?.endColumn])
    expect(Number.isInteger(value) && (value as number) >= 1).toBe(true);
}

/** What SARIF 2.1.0 asks of a result as we write it (3.27, 3.55 to 3.57). */
function checkResult(result: Result, ruleIds: readonly string[]): void {
  expect(ruleIds[result.ruleIndex ?? -1]).toBe(result.ruleId);
  expect(['none', 'note', 'warning', 'error']).toContain(result.level);
  expect(result.message.text).toMatch(/./);
  expect(result.locations).toHaveLength(1);
  for (const { physicalLocation } of [...(result.locations ?? []), ...(result.relatedLocations ?? [])]) {
    expect(physicalLocation?.artifactLocation?.uri).toMatch(/^[^\s\\]+$/);
    checkRegion(physicalLocation?.region);
  }
  for (const fix of result.fixes ?? []) {
    expect(fix.description?.text).toMatch(/./);
    expect(fix.artifactChanges.length).toBeGreaterThan(0);
    for (const change of fix.artifactChanges) {
      expect(change.artifactLocation.uri).toBeDefined();
      expect(change.replacements.length).toBeGreaterThan(0);
      for (const replacement of change.replacements) checkRegion(replacement.deletedRegion);
    }
  }
}

describe('SARIF', () => {
  it('has the shape of the standard', async () => {
    const log = await sarif({
      'a b/Dockerfile': 'FROM babim/web:latest\n',
      'c/Dockerfile': 'FROM 😀:latest\n',
    });
    expect(log.version).toBe('2.1.0');
    expect(log.runs).toHaveLength(1);
    const [sarifRun] = log.runs;
    expect(sarifRun?.columnKind).toBe('utf16CodeUnits');
    const driver = sarifRun?.tool.driver;
    expect(driver?.name).toBe('dockerfile-hygiene');
    const ids = driver?.rules?.map(({ id }) => id) ?? [];
    expect(ids).toEqual(['moving-tag', 'someone', 'broken']);
    expect(driver?.rules?.[1]).toMatchObject({
      shortDescription: { text: 'Somebody' },
      help: { markdown: expect.stringContaining('# Somebody') },
      defaultConfiguration: { level: 'error' },
    });
    expect(sarifRun?.results).toHaveLength(3);
    for (const result of sarifRun?.results ?? []) checkResult(result, ids);
  });

  it('points at files and places, and carries the fixes', async () => {
    const log = await sarif({ 'a b/#/Dockerfile': 'FROM 😀:latest\n' });
    expect(log.runs[0]?.results?.[0]).toMatchObject({
      ruleId: 'moving-tag',
      level: 'warning',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'a%20b/%23/Dockerfile' },
            region: { startLine: 1, startColumn: 9, endLine: 1, endColumn: 15 },
          },
        },
      ],
      relatedLocations: [{ message: { text: 'of this' } }],
      fixes: [
        { artifactChanges: [{ replacements: [{ insertedContent: { text: 'recent' } }] }] },
        { artifactChanges: [{ replacements: [{ deletedRegion: { startColumn: 8 } }] }] },
      ],
    });
  });

  it('of a clean file has an empty list of results', async () => {
    expect((await sarif({ Dockerfile: 'FROM debian:12\n' })).runs[0]?.results).toEqual([]);
  });

  it('says what could not be linted', async () => {
    const log = await sarif({ Dockerfile: '', 'Dockerfile.bin': '\0' });
    const notes = log.runs[0]?.invocations?.[0]?.toolExecutionNotifications ?? [];
    expect(notes.map(({ message }) => message.text)).toContain('Dockerfile.bin: binary file, skipped');
  });
});

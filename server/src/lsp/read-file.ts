import type { Connection } from 'vscode-languageserver';
import { readFileRequest } from '../protocol';

/** Reads a file of the workspace by its URI; undefined when there is none. */
export type ReadFile = (uri: string) => Promise<string | undefined>;

/**
 * Reads through the client, so that it works in virtual workspaces and in a browser. Never rejects.
 *
 * @param fallback reads for clients that do not know our request; absent in a browser
 */
export function readThrough(connection: Connection, fallback: ReadFile | undefined): ReadFile {
  return async (uri) => {
    try {
      const text = await connection.sendRequest<unknown>(readFileRequest, { uri });
      return typeof text === 'string' ? text : undefined;
    } catch {
      return fallback?.(uri).catch(() => undefined);
    }
  };
}

import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FillInOutlook, FillInResult, RegistryRefusal } from '../../../server/src/protocol';
import type { Server } from '../../src/server';

const uri = 'file:///w/Dockerfile';
const argument = { uri, position: { line: 1, character: 4 }, rule: 'unverified-download', choice: 0 };
const said: string[] = [];
const editor = {
  version: 3,
  /** Buttons that the user presses, by a word of the message. */
  presses: new Map<string, string>(),
  cancels: false,
  edits: [] as string[],
  clipboard: '',
};

vi.mock('vscode', () => {
  const show = (message: string, ...rest: unknown[]) => {
    said.push(message);
    const pressed = [...editor.presses].find(([word]) => message.includes(word))?.[1];
    return Promise.resolve(rest.includes(pressed) ? pressed : undefined);
  };
  return {
    ProgressLocation: { Window: 10, Notification: 15 },
    Range: class {},
    Uri: { parse: (text: string) => text },
    WorkspaceEdit: class {
      replace(_uri: string, _range: unknown, text: string) {
        editor.edits.push(text);
      }
    },
    commands: { executeCommand: () => Promise.resolve() },
    env: {
      clipboard: {
        writeText: async (text: string) => {
          editor.clipboard = text;
        },
      },
    },
    window: {
      showInformationMessage: show,
      showWarningMessage: show,
      setStatusBarMessage: (message: string) => said.push(message),
      withProgress: (_options: unknown, run: (progress: unknown, token: unknown) => unknown) =>
        run({ report: () => {} }, { isCancellationRequested: editor.cancels }),
    },
    workspace: {
      textDocuments: [
        {
          uri: { toString: () => uri },
          get version() {
            return editor.version;
          },
        },
      ],
      applyEdit: () => Promise.resolve(true),
    },
  };
});

const { fillIn } = await import('../../src/downloads/fill-in');

const outlook: FillInOutlook = {
  what: 'sha256',
  url: 'https://example.org/a',
  host: 'example.org',
  size: 12,
};
const value = 'ab'.repeat(32);
const range = { start: { line: 1, character: 4 }, end: { line: 1, character: 4 } };
const result: FillInResult = {
  what: 'sha256',
  host: 'example.org',
  value,
  version: 3,
  edits: [{ range, newText: value }],
};
let asked: string[];

const server = (
  first: FillInOutlook | RegistryRefusal | undefined,
  second: FillInResult | RegistryRefusal | undefined = result,
) =>
  ({
    log: { info: () => {} },
    fillInOutlook: () => Promise.resolve(asked.push('outlook') && first),
    fillIn: () => Promise.resolve(asked.push('fillIn') && second),
  }) as unknown as Server;

beforeEach(() => {
  said.length = 0;
  asked = [];
  editor.version = 3;
  editor.presses = new Map([['Download', 'Download']]);
  editor.cancels = false;
  editor.edits = [];
  editor.clipboard = '';
});

describe('filling in what is missing', () => {
  it('asks the user, then the server, and writes the value', async () => {
    await fillIn(server(outlook), argument);
    expect(asked).toEqual(['outlook', 'fillIn']);
    expect(said[0]).toBe('Download 12 bytes from example.org to compute its SHA-256?');
    expect(said.at(-1)).toContain('is filled in');
    expect(editor.edits).toEqual([value]);
  });

  it('downloads nothing that the user does not agree to', async () => {
    editor.presses = new Map();
    await fillIn(server(outlook), argument);
    expect(asked).toEqual(['outlook']);
  });

  it('asks for a commit without a question: the action has said whom', async () => {
    await fillIn(
      server(
        { what: 'commit', url: 'https://example.org/r', host: 'example.org' },
        { ...result, what: 'commit' },
      ),
      argument,
    );
    expect(said).toEqual([expect.stringContaining('The commit that example.org names now is filled in')]);
  });

  it('changes nothing in a text that was edited, and lets the value be copied', async () => {
    editor.version = 4;
    editor.presses.set('edited meanwhile', 'Copy Value');
    await fillIn(server(outlook), argument);
    expect(said.at(-1)).toContain(`nothing was changed. The value is ${value}.`);
    expect(editor.clipboard).toBe(value);
  });

  it('says nothing more when the user cancels', async () => {
    editor.cancels = true;
    await fillIn(server(outlook, undefined), argument);
    expect(said).toHaveLength(1);
    expect(editor.edits).toEqual([]);
  });

  it.each([
    [{ message: 'example.org cannot be reached.' }, 'example.org cannot be reached.'],
    [{ refused: 'off' }, 'dockerfileHygiene.registry.lookups'],
    [{ refused: 'no-registry' }, 'browser'],
    [undefined, 'does not answer'],
  ] as const)('says why it does not begin: %j', async (first, words) => {
    await fillIn(server(first), argument);
    expect(asked).toEqual(['outlook']);
    expect(said).toEqual([expect.stringContaining(words)]);
  });

  it('does nothing without an argument of its own', async () => {
    await fillIn(server(outlook), { uri });
    expect(asked).toEqual([]);
  });
});

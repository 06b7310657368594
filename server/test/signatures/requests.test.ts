import { afterEach, describe, expect, it } from 'vitest';
import { CancellationTokenSource, type WorkspaceEdit } from 'vscode-languageserver/node';
import { lint } from '../../src/linter';
import type { Services } from '../../src/lsp/services';
import {
  type AddSignerResult,
  addSignerRequest,
  type SignedImagesResult,
  type SignerChoice,
  signedImagesRequest,
  type VerifySignatureParams,
  type VerifySignatureResult,
  verifySignatureRequest,
} from '../../src/protocol';
import { allRules } from '../../src/rules';
import { Editor } from '../lsp/editor';
import { digestOf, StubRegistry } from '../lsp/stub-registry';
import { StubVerifier } from './stub-verifier';

const uri = 'file:///w/sub/Dockerfile';
const policyUri = 'file:///w/.dockerfile-hygiene.json';
const trixie = 'docker.io/library/debian:trixie';

let editor: Editor;
let registry: StubRegistry;
let verifier: StubVerifier;
afterEach(() => editor?.stop());

async function start(text: string, services?: Services): Promise<void> {
  registry = new StubRegistry();
  verifier = new StubVerifier();
  editor = await Editor.start(
    { lint, rules: allRules },
    { services: services ?? { registry: () => registry, signatures: verifier } },
  );
  editor.open(uri, text);
}

/** Who must sign, in the policy file of the workspace. */
function must(...signatures: object[]): void {
  editor.files.set(policyUri, JSON.stringify({ signatures }));
}
const key = (images: string) => ({ images, key: 'keys/team.pub' });
const verify = (image: string, more: Partial<VerifySignatureParams> = {}) =>
  editor.connection.sendRequest<VerifySignatureResult>(verifySignatureRequest, { uri, image, ...more });
const images = (position?: { line: number; character: number }) =>
  editor.connection.sendRequest<SignedImagesResult>(signedImagesRequest, { uri, position });
const badSignatures = async () =>
  (await editor.diagnostics(uri)).filter(({ code }) => code === 'invalid-base-signature');

describe('the images of a document', () => {
  it('come with who must have signed them, and who says to sign them', async () => {
    await start(
      'FROM debian:trixie AS a\nFROM gcr.io/distroless/static-debian13\nCOPY --from=debian:trixie /a /b\n',
    );
    must(key('debian'));
    expect(await images({ line: 1, character: 8 })).toEqual({
      here: 1,
      images: [
        {
          image: 'debian:trixie',
          line: 0,
          repository: 'docker.io/library/debian',
          signer: 'the key team.pub',
        },
        {
          image: 'gcr.io/distroless/static-debian13',
          line: 1,
          repository: 'gcr.io/distroless/static-debian13',
          known: {
            name: 'distroless',
            images: 'gcr.io/distroless/*',
            identity: 'keyless@distroless.iam.gserviceaccount.com',
            issuer: 'https://accounts.google.com',
          },
        },
      ],
    });
    expect((await images({ line: 2, character: 20 })).here).toBe(0);
    expect((await images({ line: 0, character: 0 })).here).toBeUndefined();
  });

  it('are none where no program can be run', async () => {
    await start('FROM debian:trixie\n', {});
    expect(await images()).toEqual({ images: [], message: expect.stringContaining('browser') });
    expect((await verify('debian:trixie')).message).toContain('browser');
  });
});

describe('a check', () => {
  it('is of the digest that the tag names, with the key beside the policy file', async () => {
    await start('FROM debian:trixie\n');
    must(key('debian'));
    registry.has(trixie, 'a');
    expect(await verify('debian:trixie')).toEqual({
      state: 'valid',
      message: 'debian:trixie is signed by us.',
    });
    expect(verifier.asked).toEqual([
      {
        image: `docker.io/library/debian@${digestOf('a')}`,
        signer: { images: 'debian', key: '/w/keys/team.pub' },
        insecure: false,
      },
    ]);
    expect(await badSignatures()).toEqual([]);
  });

  it('is of the pinned digest, which the registry is not asked for', async () => {
    const image = `debian:trixie@${digestOf('b')}`;
    await start(`FROM ${image}\n`);
    must(key('debian'));
    expect((await verify(image)).message).toBe('debian:trixie is signed by us.');
    expect(verifier.asked[0]?.image).toBe(`docker.io/library/debian@${digestOf('b')}`);
    expect(registry.asked).toEqual([]);
  });

  it('that fails is a finding as soon as it is known', async () => {
    await start('FROM debian:trixie\nRUN true\n');
    must(key('debian'));
    registry.has(trixie, 'a');
    verifier.answer = { state: 'invalid', detail: 'It is signed by nobody we know.' };
    expect(await badSignatures()).toEqual([]);
    expect(await verify('debian:trixie')).toEqual({
      state: 'invalid',
      message: 'The signature of debian:trixie is not good. It is signed by nobody we know.',
    });
    await editor.until(() => editor.refreshes > 0);
    expect(await badSignatures()).toMatchObject([
      { severity: 1, message: 'The signature of debian is not good. It is signed by nobody we know.' },
    ]);
    verifier.answer = { state: 'none', detail: 'cosign found no signature of this image.' };
    expect((await verify('debian:trixie')).message).toBe(
      'debian:trixie is not signed: cosign found no signature of this image.',
    );
    expect(await badSignatures()).toEqual([]);
  });

  it('takes the first signer that covers the image, those of the file before those of the settings', async () => {
    await start('FROM debian:trixie\n');
    editor.settings.set('*', { signatures: [{ images: '*', identity: 'settings', issuer: 'i' }] });
    registry.has(trixie, 'a');
    await verify('debian:trixie');
    must(
      { images: 'quay.io/*', identity: 'no', issuer: 'i' },
      { images: '*', identity: 'file', issuer: 'i' },
    );
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: policyUri, type: 1 }],
    });
    await verify('debian:trixie');
    expect(verifier.asked.map(({ signer }) => signer.identity)).toEqual(['settings', 'file']);
  });

  it('can be for a signer that is in no policy', async () => {
    await start('FROM debian:trixie\n');
    registry.has(trixie, 'a');
    expect((await verify('debian:trixie')).message).toBe(
      'The policy does not say who must have signed debian:trixie.',
    );
    const signer: SignerChoice = { images: 'docker.io/library/debian', key: '/home/me/x.pub', log: false };
    expect((await verify('debian:trixie', { signer })).state).toBe('valid');
    expect(verifier.asked[0]?.signer).toEqual(signer);
  });

  it('goes without TLS only where the settings say so', async () => {
    await start(`FROM registry.example.com:5000/app@${digestOf('a')}\n`);
    must(key('registry.example.com:5000/*'));
    const image = `registry.example.com:5000/app@${digestOf('a')}`;
    await verify(image);
    editor.settings.set('*', { registry: { insecure: ['registry.example.com'] } });
    await editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });
    await verify(image);
    expect(verifier.asked.map(({ insecure }) => insecure)).toEqual([false, true]);
  });

  it('that cannot be carried out says why, and is no finding', async () => {
    await start('FROM debian:trixie\n');
    must(key('debian'));
    expect((await verify('debian:trixie')).state).toBeUndefined();
    registry.has(trixie, 'a');
    verifier.answer = new Error('cosign could not check it: no network');
    expect(await verify('debian:trixie')).toEqual({ message: 'cosign could not check it: no network' });
    verifier.name = undefined;
    expect((await verify('debian:trixie')).message).toContain('Install cosign');
    expect((await verify('debian:bookworm')).message).toContain('Install cosign');
    verifier.name = 'cosign';
    expect((await verify('debian:bookworm')).message).toBe('debian:bookworm is not in the file any more.');
    expect(await badSignatures()).toEqual([]);
  });

  it('is not made where registries must not be asked', async () => {
    await start(`FROM debian@${digestOf('a')}\n`);
    must(key('debian'));
    editor.settings.set('*', { registry: { lookups: 'off' } });
    expect((await verify(`debian@${digestOf('a')}`)).message).toContain('switched off');
    expect(verifier.asked).toEqual([]);
  });

  it('is given up when nobody waits for it any more', async () => {
    await start(`FROM debian@${digestOf('a')}\n`);
    must(key('debian'));
    const cancellation = new CancellationTokenSource();
    verifier.begun = () => cancellation.cancel();
    await expect(
      editor.connection.sendRequest(
        verifySignatureRequest,
        { uri, image: `debian@${digestOf('a')}` },
        cancellation.token,
      ),
    ).rejects.toThrow('request cancelled');
    expect(verifier.asked).toHaveLength(1);
  });
});

describe('a new signer', () => {
  const add = async (signer: SignerChoice) => {
    const edits: WorkspaceEdit[] = [];
    editor.connection.onRequest('workspace/applyEdit', ({ edit }: { edit: WorkspaceEdit }) => {
      edits.push(edit);
      return { applied: true };
    });
    const result = await editor.connection.sendRequest<AddSignerResult>(addSignerRequest, { uri, signer });
    return { result, edit: edits[0], text: edits[0] && JSON.parse(editor.after(edits[0], policyUri)) };
  };

  it('is written into a policy file of its own, its key relative to that', async () => {
    await start('FROM debian:trixie\n');
    const { result, edit, text } = await add({ images: 'debian', key: '/w/keys/team.pub', log: false });
    expect(result).toEqual({ policy: policyUri });
    expect(edit?.documentChanges?.[0]).toMatchObject({ kind: 'create', uri: policyUri });
    expect(text).toEqual({ signatures: [{ images: 'debian', key: 'keys/team.pub', log: false }] });
  });

  it('is added to the policy file that holds, and only once', async () => {
    await start('FROM debian:trixie\n');
    must(key('quay.io/*'));
    const elsewhere = { images: 'debian', key: '/elsewhere/team.pub' };
    expect((await add(elsewhere)).text).toEqual({ signatures: [key('quay.io/*'), elsewhere] });
    const { result, edit } = await add({ images: 'quay.io/*', key: '/w/keys/team.pub' });
    expect([result, edit]).toEqual([{ policy: policyUri }, undefined]);
  });

  it('is not written into a broken file', async () => {
    await start('FROM debian:trixie\n');
    editor.files.set(policyUri, '{ "signatures": [');
    expect((await add(key('debian'))).result.message).toContain('not valid JSON');
  });
});

import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lint } from '../../src/linter';
import { type VerifySignatureResult, verifySignatureRequest } from '../../src/protocol';
import { createRegistry } from '../../src/registry/node-registry';
import { allRules } from '../../src/rules';
import { ProgramVerifier } from '../../src/signatures/verifier';
import { Editor } from '../lsp/editor';
import {
  missingPrograms,
  pushImage,
  type RealRegistry,
  registryPrograms,
  startRealRegistry,
} from '../registry/real-registry';
import { missingCosign, RealCosign } from './real-cosign';

const skipped = missingPrograms(...registryPrograms) || missingCosign();

describe.skipIf(skipped)('the language server with a real registry and a real cosign', () => {
  let registry: RealRegistry;
  let cosign: RealCosign;
  let editor: Editor;
  let folder: string;
  beforeAll(async () => {
    [registry, cosign] = await Promise.all([startRealRegistry(), RealCosign.start()]);
    folder = pathToFileURL(cosign.folder).href;
    editor = await Editor.start(
      { lint, rules: allRules },
      {
        folders: [folder],
        services: {
          registry: () => createRegistry({ environment: {} }),
          signatures: new ProgramVerifier(cosign.machine),
        },
      },
    );
  }, 60_000);
  afterAll(async () => {
    editor?.stop();
    await Promise.all([registry?.stop(), cosign?.stop()]);
  });

  test('judges what a tag names by the policy file, and takes the finding back when the policy is put right', async () => {
    const ours = await cosign.keyPair('ours');
    await cosign.keyPair('others');
    const { top } = await pushImage(registry.host, 'team/app', '1', {
      platforms: ['linux/amd64', 'linux/arm64'],
      content: 'app',
    });
    await cosign.sign(`${registry.host}/team/app@${top.digest}`, ours);
    const uri = `${folder}/Dockerfile`;
    const image = `${registry.host}/team/app:1`;
    editor.open(uri, `FROM ${image}\n`);
    const verify = async (key: string) => {
      const policy = `${folder}/.dockerfile-hygiene.json`;
      const signatures = [{ images: `${registry.host}/team/*`, key, log: false }];
      editor.files.set(policy, JSON.stringify({ signatures }));
      await editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: policy, type: 2 }],
      });
      return editor.connection.sendRequest<VerifySignatureResult>(verifySignatureRequest, { uri, image });
    };
    const found = async () =>
      (await editor.diagnostics(uri)).filter(({ code }) => code === 'invalid-base-signature').length;

    expect(await verify('others.pub')).toEqual({
      state: 'invalid',
      message: `The signature of ${image} is not good. It is signed, but not by the key others.pub, or its signature was changed.`,
    });
    expect(await found()).toBe(1);
    expect(await verify('ours.pub')).toEqual({
      state: 'valid',
      message: `${image} is signed by the key ours.pub.`,
    });
    expect(await found()).toBe(0);
  }, 60_000);
});

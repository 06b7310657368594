import type { SignatureOutcome } from '../../src/image-facts';
import type { SignatureQuestion, SignatureVerifier, Signer } from '../../src/signatures/signatures';

/** A verifier that answers what it is told to, and remembers what it was asked. */
export class StubVerifier implements SignatureVerifier {
  readonly asked: { readonly image: string; readonly signer: Signer; readonly insecure: boolean }[] = [];
  name: string | undefined = 'cosign';
  answer: Pick<SignatureOutcome, 'state' | 'detail'> | Error = { state: 'valid', detail: 'Signed by us.' };
  /** Called when a check has begun; while it is set, checks end only by being given up. */
  begun: (() => void) | undefined;

  async program(): Promise<string | undefined> {
    return this.name;
  }

  async verify(
    image: string,
    signer: Signer,
    { signal, insecure = false }: SignatureQuestion = {},
  ): Promise<SignatureOutcome> {
    this.asked.push({ image, signer, insecure });
    if (this.begun) {
      this.begun();
      await new Promise((_, reject) =>
        signal?.addEventListener('abort', () => reject(new Error('given up'))),
      );
    }
    if (this.answer instanceof Error) throw this.answer;
    return {
      ...this.answer,
      digest: image.slice(image.indexOf('@') + 1),
      checked: '2026-11-21T00:00:00Z',
    };
  }
}

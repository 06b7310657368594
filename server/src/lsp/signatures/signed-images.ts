import {
  type SignedImage,
  type SignedImagesParams,
  type SignedImagesResult,
  signedImagesRequest,
} from '../../protocol';
import { signerInWords } from '../../signatures/words';
import { readDocument } from '../registry/documents';
import { imageAt } from '../registry/pin';
import type { Session } from '../session';
import { knownSignerOf, signersOf } from './signer';

/** Why nothing can be checked where this server runs. */
export const noPrograms =
  'Signatures are checked with a program, and a browser can run none. Open the folder in VS Code on a machine.';

/** Answers which images of a document can be checked, and who must have signed them. */
export function registerSignedImages(session: Session): void {
  session.connection.onRequest(
    signedImagesRequest,
    async (params: SignedImagesParams): Promise<SignedImagesResult> => {
      if (!session.services.signatures) return { message: noPrograms, images: [] };
      const signerOf = await signersOf(session, params.uri);
      const document = readDocument(session, params);
      const images = new Map<string, SignedImage>();
      for (const { reference, span } of document.images) {
        if (images.has(reference.text)) continue;
        const signer = signerOf(reference)?.signer;
        const known = knownSignerOf(reference);
        images.set(reference.text, {
          image: reference.text,
          line: document.lines.lineAt(span.start),
          repository: `${reference.registry}/${reference.repository}`,
          ...(signer && { signer: signerInWords(signer) }),
          ...(known && { known }),
        });
      }
      const here = params.position && imageAt(document, params.position)?.reference.text;
      return {
        images: [...images.values()],
        ...(here !== undefined && { here: [...images.keys()].indexOf(here) }),
      };
    },
  );
}

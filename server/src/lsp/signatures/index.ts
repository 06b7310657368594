import type { Session } from '../session';
import { registerAddSigner } from './add-signer';
import { registerSignedImages } from './signed-images';
import { registerVerifySignature } from './verify';

/** Everything about signatures. Where no program can be run, the requests say so. */
export function registerSignatures(session: Session): void {
  registerSignedImages(session);
  registerVerifySignature(session);
  registerAddSigner(session);
}

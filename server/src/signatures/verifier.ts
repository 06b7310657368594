import type { SignatureOutcome } from '../image-facts';
import { cosignArguments, cosignPlaces, readCosign, type Verdict } from './cosign';
import { findProgram, type Machine } from './machine';
import { notationArguments, readNotation } from './notation';
import { type Limits, type ProgramEnd, runProgram } from './run-program';
import type { SignatureQuestion, SignatureVerifier, Signer } from './signatures';

const usualLimits: Limits = { time: 60_000, output: 4 * 1024 * 1024 };
const programs = ['cosign', 'notation'] as const;

/** What every image to check must look like; nothing else is handed to a program. */
const checkable = /^[a-z0-9][\w.:-]*(?:\/[\w.-]+)+@(sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/i;

/** Checks signatures with cosign, or with notation where there is no cosign on PATH. */
export class ProgramVerifier implements SignatureVerifier {
  /**
   * @param machine where to look for the program; default this one
   * @param limits of one run of it
   */
  constructor(
    private readonly machine: Machine = process,
    private readonly limits: Limits = usualLimits,
  ) {}

  async program(): Promise<string | undefined> {
    return this.find()?.name;
  }

  async verify(image: string, signer: Signer, question: SignatureQuestion = {}): Promise<SignatureOutcome> {
    const digest = checkable.exec(image)?.[1];
    if (digest === undefined) throw new Error(`${image} cannot be checked: only an image with a digest can.`);
    const program = this.find();
    if (!program) throw new Error('There is no cosign on PATH, and no notation.');
    const check = program.name === 'cosign' ? this.cosign : this.notation;
    const verdict = await check.call(this, program.path, image, signer, question);
    return { ...verdict, digest, checked: new Date().toISOString() };
  }

  private find(): { readonly name: (typeof programs)[number]; readonly path: string } | undefined {
    for (const name of programs) {
      const path = findProgram(name, this.machine);
      if (path !== undefined) return { name, path };
    }
    return undefined;
  }

  /** Looks at one place after the other; a signature in the first that has one counts. */
  private async cosign(
    path: string,
    image: string,
    signer: Signer,
    question: SignatureQuestion,
  ): Promise<Verdict> {
    let verdict: Verdict | undefined;
    for (const place of cosignPlaces) {
      const args = cosignArguments(image, signer, place, question.insecure ?? false);
      const end = await this.run('cosign', path, args, question);
      // An older cosign knows fewer places.
      if (verdict && /unknown flag/.test(end.stderr)) break;
      verdict = readCosign(end, image, signer);
      if (verdict.state !== 'none') break;
    }
    return verdict as Verdict;
  }

  private async notation(
    path: string,
    image: string,
    _signer: Signer,
    question: SignatureQuestion,
  ): Promise<Verdict> {
    const args = notationArguments(image, question.insecure ?? false);
    return readNotation(await this.run('notation', path, args, question), image);
  }

  private async run(
    name: string,
    path: string,
    args: readonly string[],
    { signal }: SignatureQuestion,
  ): Promise<ProgramEnd> {
    try {
      return await runProgram(path, args, this.machine, this.limits, signal);
    } catch (error) {
      if (signal?.aborted) throw error;
      throw new Error(`The signature could not be checked with ${name}: ${(error as Error).message}.`);
    }
  }
}

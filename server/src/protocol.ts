/**
 * What client and server say to each other beyond the language server protocol. The client imports
 * this file and nothing else of the server.
 */

/** Server → client: read a file of the workspace (also in virtual workspaces and the browser). */
export interface ReadFileParams {
  readonly uri: string;
}
/** The text, or null when there is no such file or it cannot be read as UTF-8 text of at most 1 MiB. */
export type ReadFileResult = string | null;
export const readFileRequest = 'dockerfileHygiene/readFile';

/**
 * Client → server: the texts of each workspace folder that tell which images are the user's own. The client finds and
 * reads them; what they say is for the server.
 */
export interface SurroundingsParams {
  readonly folders: readonly {
    readonly uri: string;
    /** Configuration of the git repository that the folder lies in; null when there is none to read. */
    readonly gitConfig: string | null;
    /** Compose and bake files by name, within the bounds of `buildFiles`. */
    readonly files: readonly { readonly name: string; readonly text: string }[];
  }[];
}
export const surroundingsNotification = 'dockerfileHygiene/surroundings';
export { buildFiles } from './surroundings/files';

/** Client → server: the findings of a document as it stands in the editor, for the question before a build. */
export interface SummaryParams {
  readonly uri: string;
  /** Text to judge when the document is not open in the editor. */
  readonly text?: string;
}
export interface SummaryResult {
  readonly errors: number;
  readonly warnings: number;
}
export const summaryRequest = 'dockerfileHygiene/summary';

/** Client → server: what the build command needs to know of a Dockerfile. */
export interface OutlineParams {
  readonly uri: string;
  readonly text?: string;
}
export interface OutlineResult {
  /** Named stages in order; the last stage is the default target. */
  readonly stages: readonly { readonly name: string; readonly line: number }[];
  /** Instructions in order, for putting a failing step's error on its line. Lines are 0-based, `endLine` inclusive. */
  readonly instructions: readonly {
    readonly keyword: string;
    /** One-line text as the builder prints it: continuations joined, blanks folded. */
    readonly text: string;
    readonly startLine: number;
    readonly endLine: number;
    /** Index of the stage, -1 before the first FROM. */
    readonly stage: number;
  }[];
}
export const outlineRequest = 'dockerfileHygiene/outline';

/** Client → server: every rule with its page, for *Explain Rule*. */
export interface RulesResult {
  readonly rules: readonly {
    readonly id: string;
    readonly family: string;
    readonly summary: string;
    readonly page: string;
  }[];
}
export const rulesRequest = 'dockerfileHygiene/rules';

/** Server → client, on every change: whether registries are being asked, and which of them do not answer. */
export interface RegistryStatusParams {
  /** Questions that are under way. */
  readonly asking: number;
  /** In a sentence each; a registry leaves the list with its next answer. */
  readonly problems: readonly { readonly host: string; readonly message: string }[];
}
export const registryStatusNotification = 'dockerfileHygiene/registryStatus';

/** Commands that code actions run in the client. */
export const commands = {
  explainRule: 'dockerfileHygiene.explainRule',
  /** With a {@link PlaceArgument}: pins the image that stands there. */
  pinDigest: 'dockerfileHygiene.pinDigest',
  /** With a {@link PlaceArgument}: verifies the signature of the image that stands there. */
  verifySignature: 'dockerfileHygiene.verifySignature',
  /** With `{ distribution?, suite? }`: what to offer first. */
  createBaseImage: 'dockerfileHygiene.createBaseImage',
} as const;

/** Argument of commands that are about the image at a place. Position 0-based, in UTF-16 units. */
export interface PlaceArgument {
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
}

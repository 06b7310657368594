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

/** Client → server: what a build sends to the engine. Answered with null where the folder cannot be read. */
export interface BuildContextParams {
  /** URI of the Dockerfile. */
  readonly uri: string;
  /** URI of the build context's folder. */
  readonly folder: string;
}
export interface BuildContextResult {
  /** In a sentence: how much is sent, and what of it no image needs; undefined when that is nothing to speak of. */
  readonly sentence: string | undefined;
}
export const buildContextRequest = 'dockerfileHygiene/buildContext';

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

/** A document that a request is about: as it stands in the editor when it is open there. */
export interface DocumentParams {
  readonly uri: string;
  /** Its text, for a document that is not open. */
  readonly text?: string;
}

/** Why registries are not asked: this server cannot reach any (it runs in a browser), or the user has switched it off. */
export interface RegistryRefusal {
  readonly refused: 'no-registry' | 'off';
}

/**
 * Client → server: ask registries for digests, and say how to write them behind the references. Reports each answer as
 * work done progress. Cancelled, it answers with the protocol's error and changes nothing.
 */
export interface PinParams {
  readonly documents: readonly DocumentParams[];
  /** Only the image that stands here in the first document. 0-based, in UTF-16 units. */
  readonly position?: { readonly line: number; readonly character: number };
  /** With a position: also every other place of the document that names the same image. */
  readonly everywhere?: boolean;
  /** Replace digests that the tag no longer names, and leave images without a digest alone. */
  readonly update?: boolean;
  readonly workDoneToken?: string | number;
}
export interface PinResult {
  readonly documents: readonly {
    readonly uri: string;
    /** The version that the edits are for; null when the document is not open. */
    readonly version: number | null;
    readonly edits: readonly {
      readonly range: {
        readonly start: { readonly line: number; readonly character: number };
        readonly end: { readonly line: number; readonly character: number };
      };
      readonly newText: string;
    }[];
    readonly images: readonly PinnedImage[];
  }[];
}
export interface PinnedImage {
  /** As written, without digest. */
  readonly image: string;
  /** 0-based. */
  readonly line: number;
  /**
   * `pinned`: an edit writes the digest. `unchanged`: there is nothing to write. `elsewhere`: arguments make the
   * reference up. `failed`: the registry did not tell.
   */
  readonly state: 'pinned' | 'unchanged' | 'elsewhere' | 'failed';
  readonly digest?: string;
  /** Why nothing is written, in a sentence. */
  readonly message?: string;
}
export const pinRequest = 'dockerfileHygiene/pin';

/** Client → server: what the tags of documents' images name now. What comes out also shows as findings. */
export interface CheckUpdatesParams {
  readonly documents: readonly DocumentParams[];
  readonly workDoneToken?: string | number;
}
export interface CheckUpdatesResult {
  readonly images: readonly CheckedImage[];
}
export interface CheckedImage {
  readonly uri: string;
  /** 0-based. */
  readonly line: number;
  /** As written, without digest. */
  readonly image: string;
  /**
   * `current`: the pinned digest is what the tag names. `stale`: the tag names another one. `unpinned`: there is no digest.
   * `unknown`: nothing to compare with. `failed`: the registry did not tell.
   */
  readonly state: 'current' | 'stale' | 'unpinned' | 'unknown' | 'failed';
  /** Digest in the document. */
  readonly pinned?: string;
  /** Digest that the tag names now. */
  readonly digest?: string;
  /** What differs between the two, as far as the registry tells: `version` 12.5 to 12.6, `created`. */
  readonly changes?: readonly {
    readonly label: string;
    readonly before?: string;
    readonly after?: string;
  }[];
  /** Why it is unknown or failed, in a sentence. */
  readonly message?: string;
}
export const checkUpdatesRequest = 'dockerfileHygiene/checkUpdates';

/** Client → server: ask a registry for all it tells of the image at a place; the hover shows it afterwards. */
export interface DescribeImageParams extends DocumentParams {
  readonly position: { readonly line: number; readonly character: number };
}
export interface DescribeImageResult {
  /** The image as written; undefined when none stands there. */
  readonly image?: string;
  /** Why the registry did not tell, in a sentence. */
  readonly message?: string;
}
export const describeImageRequest = 'dockerfileHygiene/describeImage';

/** Where a finding stands whose repair lacks a value that a server knows: the checksum of a download, the commit of a branch. */
export interface FillInArgument extends PlaceArgument {
  /** The finding's rule. */
  readonly rule: string;
  /** Which of its repairs of that kind, from 0. */
  readonly choice: number;
}

/** Client → server: what is to be known before that value is found out. Asks the server of a download for its size. */
export type FillInOutlook =
  | {
      readonly what: 'sha256' | 'commit';
      readonly url: string;
      /** Who is asked. */
      readonly host: string;
      /** Who serves the file in the end, when it is somebody else. */
      readonly servedBy?: string;
      /** Bytes to download, when the server tells. */
      readonly size?: number;
    }
  /** Why it cannot be found out, in a sentence. */
  | { readonly message: string };
export const fillInOutlookRequest = 'dockerfileHygiene/fillInOutlook';

/** Client → server: find the value out (a file is downloaded and not kept), and say how to write the repair with it. */
export interface FillInParams extends FillInArgument {
  readonly workDoneToken?: string | number;
}
export type FillInResult =
  | {
      readonly what: 'sha256' | 'commit';
      readonly host: string;
      /** Hex digits. */
      readonly value: string;
      /** The version that the edits are for. */
      readonly version: number;
      readonly edits: PinResult['documents'][number]['edits'];
    }
  /** Why nothing is to be changed, in a sentence; with the value when it was found out for a text that has changed. */
  | { readonly message: string; readonly value?: string };
export const fillInRequest = 'dockerfileHygiene/fillIn';

/** Client → server, at the start and on every change: whether the user trusts the workspace. Not trusted until told. */
export interface WorkspaceTrustParams {
  readonly trusted: boolean;
}
export const workspaceTrustNotification = 'dockerfileHygiene/workspaceTrust';

/** Server → client, on every change: whether registries are being asked, and which of them do not answer. */
export interface RegistryStatusParams {
  /** Questions that are under way. */
  readonly asking: number;
  /** In a sentence each; a registry leaves the list with its next answer. */
  readonly problems: readonly { readonly host: string; readonly message: string }[];
}
export const registryStatusNotification = 'dockerfileHygiene/registryStatus';

/** Who must have signed an image: a key, or an identity and its issuer. */
export interface SignerChoice {
  /** Pattern over repositories, as in the policy. */
  readonly images: string;
  /** Public key: an absolute path, or an address that cosign knows. */
  readonly key?: string;
  readonly identity?: string;
  readonly issuer?: string;
  /** False: a signature by the key need not be in a transparency log. */
  readonly log?: boolean;
}

/** Client → server: the images of a document, and who must have signed them. */
export interface SignedImagesParams extends DocumentParams {
  /** 0-based, in UTF-16 units. */
  readonly position?: { readonly line: number; readonly character: number };
}
export interface SignedImagesResult {
  /** Why no signature can be checked here, in a sentence; then there are no images. */
  readonly message?: string;
  /** Each once, in the order of the document. */
  readonly images: readonly SignedImage[];
  /** Index of the image at the position. */
  readonly here?: number;
}
export interface SignedImage {
  /** As in the document after its arguments were put in: `debian:bookworm`. */
  readonly image: string;
  /** 0-based, of the first place. */
  readonly line: number;
  /** What patterns are compared with: `docker.io/library/debian`. */
  readonly repository: string;
  /** Who must have signed it by the policy, in words; undefined when the policy does not say. */
  readonly signer?: string;
  /** Who signs it by its publisher's own words. */
  readonly known?: SignerChoice & { readonly name: string };
}
export const signedImagesRequest = 'dockerfileHygiene/signedImages';

/** Client → server: check the signature of an image. What comes out also shows in the hover and as a finding. */
export interface VerifySignatureParams extends DocumentParams {
  /** As in {@link SignedImage}. */
  readonly image: string;
  /** Who must have signed it, in place of what the policy says. */
  readonly signer?: SignerChoice;
}
export interface VerifySignatureResult {
  /** Undefined when it could not be checked. */
  readonly state?: 'valid' | 'invalid' | 'none';
  /** What came out, or why it could not be checked, in one or two sentences. */
  readonly message: string;
}
export const verifySignatureRequest = 'dockerfileHygiene/verifySignature';

/** Client → server: write a signer into the policy file of a document. The client is asked to apply the edit. */
export interface AddSignerParams {
  readonly uri: string;
  readonly signer: SignerChoice;
}
export interface AddSignerResult {
  /** URI of the policy file that has the signer now. */
  readonly policy?: string;
  /** Why it was not written, in a sentence. */
  readonly message?: string;
}
export const addSignerRequest = 'dockerfileHygiene/addSigner';

/** Client → server: the build policy for Buildx that belongs beside a Dockerfile. */
export interface BuildxPolicyParams extends DocumentParams {
  /** Text of the policy file that is there; null when there is none. */
  readonly existing: string | null;
}
/** Null when nothing can be said of the document: it is not open, or linting is switched off for it. */
export type BuildxPolicyResult = {
  /** `foreign`: the existing file was not written by us and must stay; `text` is what we would have written. */
  readonly kind: 'write' | 'unchanged' | 'foreign';
  readonly text: string;
  /** What the Dockerfile uses and the policy does not allow: phrases with their reason. */
  readonly refused: readonly string[];
} | null;
export const buildxPolicyRequest = 'dockerfileHygiene/buildxPolicy';

/** Client → server: the configuration of a program that proposes newer base images. */
export interface UpdaterParams {
  readonly tool: keyof typeof updaterFiles;
  /** Paths of the Dockerfiles from the repository's root, with `/`. */
  readonly dockerfiles: readonly string[];
  /** Text of the configuration that is there; null when there is none. */
  readonly existing: string | null;
}
export interface UpdaterResult {
  /** `not-understood`: the existing file must stay; `text` is a proposal to copy from. */
  readonly kind: 'write' | 'unchanged' | 'not-understood';
  readonly text: string;
}
export const updaterRequest = 'dockerfileHygiene/updater';
/**
 * Where each looks for its configuration, from the repository's root and in its order; the first is where a new one goes.
 * Sources: docs.renovatebot.com/configuration-options; docs.github.com, dependabot-options-reference.
 */
export const updaterFiles = {
  renovate: [
    'renovate.json',
    'renovate.json5',
    '.github/renovate.json',
    '.github/renovate.json5',
    '.gitlab/renovate.json',
    '.gitlab/renovate.json5',
    '.renovaterc',
    '.renovaterc.json',
    '.renovaterc.json5',
  ],
  dependabot: ['.github/dependabot.yml', '.github/dependabot.yaml'],
} as const;

/** Client → server: the tables of facts with their sources and days, for *Show Knowledge Dates*. */
export interface KnowledgeResult {
  readonly sources: readonly { readonly about: string; readonly source: string; readonly date: string }[];
}
export const knowledgeRequest = 'dockerfileHygiene/knowledge';

/** Client → server: fetch the sizes of Debian's packages anew, for *Update Package Data*. Reports as work done progress. */
export interface UpdatePackagesParams {
  /** Address of a mirror; null: what apt has on this machine. */
  readonly mirror: string | null;
  readonly workDoneToken?: string | number;
}
export type UpdatePackagesResult =
  | {
      readonly releases: readonly { readonly release: string; readonly packages: number }[];
      /** YYYY-MM-DD. */
      readonly date: string;
      /** Whether a signature of Debian's was checked: here, not at all, or by apt when it fetched the lists. */
      readonly signature: 'checked' | 'unchecked' | 'system';
      /** What was left out, a sentence each. */
      readonly notes: readonly string[];
    }
  /** Why nothing was changed: a sentence, that apt has no lists here, or that this server runs in a browser. */
  | { readonly failed: string }
  | { readonly failed: 'no-lists' | 'no-machine' };
export const updatePackagesRequest = 'dockerfileHygiene/updatePackages';

/** Client → server: where everything in a Dockerfile's image comes from, for *Show Image Provenance*. */
export type ProvenanceParams = DocumentParams;
export interface ProvenanceResult {
  /** A page in Markdown; null when nothing can be said of the document: linting is switched off for it. */
  readonly page: string | null;
}
export const provenanceRequest = 'dockerfileHygiene/provenance';

/** Commands that code actions run in the client. */
export const commands = {
  explainRule: 'dockerfileHygiene.explainRule',
  /** With a {@link PinArgument}: pins the image that stands there. */
  pinDigest: 'dockerfileHygiene.pinDigest',
  /** With a {@link PlaceArgument}: asks the registry about the image that stands there. For links in hovers, in no menu. */
  askRegistry: 'dockerfileHygiene.askRegistry',
  /** With a {@link PlaceArgument}: verifies the signature of the image that stands there. */
  verifySignature: 'dockerfileHygiene.verifySignature',
  /** With a URI or its text, for links in hovers: shows where everything in the image comes from. */
  showProvenance: 'dockerfileHygiene.showProvenance',
  /** With a {@link FillInArgument}: completes a repair by asking a server. Of code actions only, in no menu. */
  fillIn: 'dockerfileHygiene.fillIn',
  /** With `{ distribution?, suite? }`: what to offer first. */
  createBaseImage: 'dockerfileHygiene.createBaseImage',
} as const;

/** Argument of the command that pins the image at a place. */
export interface PinArgument extends PlaceArgument {
  /** Also every other place of the document that names the same image. */
  readonly everywhere?: boolean;
  /**
   * A repair to make before, of the document in this version. It is the command's to make: an editor may forget the
   * command of an action once the action's own edit has changed the text.
   */
  readonly first?: {
    readonly version: number | null;
    readonly edits: PinResult['documents'][number]['edits'];
  };
}

/** Argument of commands that are about the image at a place. Position 0-based, in UTF-16 units. */
export interface PlaceArgument {
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
}

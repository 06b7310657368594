/** A file that a build downloads, and how. */
export interface RemoteFile {
  /** `http` or `https`, without credentials. */
  readonly url: string;
  /** What downloads it in the build: some servers answer each tool in another way. */
  readonly tool: 'curl' | 'wget' | 'ADD';
  /** Whether the build follows redirects. `curl` does with `-L` only, and takes the redirect itself for the file without. */
  readonly followsRedirects: boolean;
}

/** A place in a git repository that a build takes. */
export interface RemoteRef {
  /** Of the repository; `http` or `https`, without credentials. */
  readonly url: string;
  /** Branch or tag; undefined: what the server's HEAD names. */
  readonly ref: string | undefined;
}

/** What a server says of a file before it is downloaded. */
export interface FileOutlook {
  /** The host that serves it in the end. */
  readonly host: string;
  /** Bytes; undefined when the server does not tell. */
  readonly size: number | undefined;
}

export interface DownloadedFile {
  /** 64 hex digits in lower case. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  /** The host that served it in the end. */
  readonly host: string;
}

export interface DownloadQuestion {
  /** Bytes at most. */
  readonly limit: number;
  readonly signal?: AbortSignal;
  /** Told now and then how many bytes have come, and how many there will be, when the server says so. */
  readonly progress?: (received: number, size: number | undefined) => void;
}

/** Why there is no answer. */
export type DownloadProblem =
  | 'unreachable'
  | 'timeout'
  | 'tls'
  | 'unauthorized'
  | 'denied'
  | 'not-found'
  | 'server-error'
  | 'bad-response'
  | 'too-large'
  | 'refused-redirect'
  | 'ambiguous'
  | 'cancelled';

/** What went wrong, in a sentence for the user that names the host. */
export class DownloadError extends Error {
  constructor(
    readonly problem: DownloadProblem,
    message: string,
  ) {
    super(message);
    this.name = 'DownloadError';
  }
}

/** Asks the servers that a build downloads from. Every method rejects with {@link DownloadError} and with nothing else. */
export interface Downloads {
  /** What the server says of a file: one HEAD request, and its redirects. */
  outlook(file: RemoteFile, question?: Pick<DownloadQuestion, 'signal'>): Promise<FileOutlook>;
  /** Downloads a file and computes its SHA-256. Nothing of it is kept. */
  sha256(file: RemoteFile, question: DownloadQuestion): Promise<DownloadedFile>;
  /** The commit (40 hex digits in lower case) that a branch, a tag or HEAD names now. */
  commit(place: RemoteRef, question?: Pick<DownloadQuestion, 'signal'>): Promise<string>;
}

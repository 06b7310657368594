import { type CancellationToken, WorkDoneProgress } from 'vscode-languageserver';
import { DownloadError, type FileOutlook } from '../../downloads/downloads';
import type { FileQuestion, RequestedFix } from '../../findings';
import {
  type FillInArgument,
  type FillInOutlook,
  type FillInParams,
  type FillInResult,
  fillInOutlookRequest,
  fillInRequest,
  type RegistryRefusal,
} from '../../protocol';
import type { Analysis } from '../analyses';
import { cancelled } from '../cancelled';
import { textEdits } from '../convert';
import type { Session } from '../session';
import { tell } from '../tell';
import type { DownloadAccess } from './downloading';
import { foundAgain, hostOf } from './fillable';
import { steps } from './steps';

const gone = 'The file was edited meanwhile and has this finding no more, so nothing was done.';

/** Completes repairs with what servers answer: checksums of downloads, commits of git repositories. */
export function registerFillIn(session: Session): void {
  const { connection } = session;
  connection.onRequest<FillInOutlook | RegistryRefusal, void>(
    fillInOutlookRequest,
    (params: FillInArgument, token: CancellationToken) => answer(session, params, token, outlook),
  );
  connection.onRequest<FillInResult | RegistryRefusal, void>(
    fillInRequest,
    (params: FillInParams, token: CancellationToken) =>
      answer(session, params, token, fillIn(session, params)),
  );
}
const moreAllowed = 'The setting dockerfileHygiene.downloads.maxSize can allow more.';

interface Task {
  readonly analysis: Analysis;
  readonly fix: RequestedFix;
  readonly access: DownloadAccess;
  readonly signal: AbortSignal;
}

/** Finds the repair and what may be asked for it, and puts what goes wrong into words. */
async function answer<R extends object>(
  { analyses, downloading }: Session,
  params: FillInArgument,
  token: CancellationToken,
  work: (task: Task) => Promise<R>,
): Promise<R | { readonly message: string } | RegistryRefusal> {
  const access = await downloading.for(params.uri);
  if ('refused' in access) return access;
  const analysis = await analyses.of(params.uri, token);
  const fix = analysis && foundAgain(analysis, params);
  if (!analysis || !fix) return { message: gone };
  const abort = new AbortController();
  const listener = token.onCancellationRequested(() => abort.abort());
  try {
    return await work({ analysis, fix, access, signal: abort.signal });
  } catch (error) {
    if (token.isCancellationRequested) throw cancelled();
    if (!(error instanceof DownloadError)) throw error;
    return { message: error.problem === 'too-large' ? `${error.message} ${moreAllowed}` : error.message };
  } finally {
    listener.dispose();
  }
}

/** What is to be known before the user agrees to a download. To ask for a commit needs no agreement beyond the action's name. */
async function outlook({ fix: { fillIn }, access, signal }: Task): Promise<FillInOutlook> {
  const { question } = fillIn;
  const host = hostOf(fillIn);
  if (question.what === 'commit') return { what: question.what, url: question.url, host };
  const { host: servedBy = host, size } = (await lookAt(question, access, signal)) ?? {};
  if (size !== undefined && size > access.limit) {
    const [has, most] = [size, access.limit].map((bytes) => `${(bytes / 1e6).toFixed(0)} MB`);
    return { message: `The file has ${has}, and at most ${most} are downloaded. ${moreAllowed}` };
  }
  return {
    what: question.what,
    url: question.url,
    host,
    ...(servedBy === host ? {} : { servedBy }),
    ...(size === undefined ? {} : { size }),
  };
}

/** Undefined from a server that only answers when the file itself is asked for. */
async function lookAt(
  question: FileQuestion,
  { downloads }: DownloadAccess,
  signal: AbortSignal,
): Promise<FileOutlook | undefined> {
  try {
    return await downloads.outlook(question, { signal });
  } catch (error) {
    if (error instanceof DownloadError && error.problem === 'bad-response') return undefined;
    throw error;
  }
}

function fillIn(session: Session, { workDoneToken }: FillInParams): (task: Task) => Promise<FillInResult> {
  return async ({ analysis, fix: { fillIn, edits }, access, signal }) => {
    const { question, blank } = fillIn;
    const progress = steps((message, percentage) => {
      if (workDoneToken === undefined) return;
      const value = { kind: 'report' as const, message, ...(percentage === undefined ? {} : { percentage }) };
      tell(() => session.connection.sendProgress(WorkDoneProgress.type, workDoneToken, value));
    });
    const { downloads, limit } = access;
    const value =
      question.what === 'commit'
        ? await downloads.commit(question, { signal })
        : (await downloads.sha256(question, { limit, signal, progress })).sha256;
    if (!session.analyses.isCurrent(analysis))
      return { message: 'The file was edited meanwhile, so nothing was changed.', value };
    const filled = edits.map((edit) => ({ ...edit, newText: edit.newText.replaceAll(blank, value) }));
    return {
      what: question.what,
      host: hostOf(fillIn),
      value,
      version: analysis.version,
      edits: textEdits(analysis.lines, filled),
    };
  };
}

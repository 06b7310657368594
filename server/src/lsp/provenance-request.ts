import { CancellationToken } from 'vscode-languageserver';
import { unfit } from '../engine';
import { pageOf } from '../origins/page';
import { type ProvenanceParams, type ProvenanceResult, provenanceRequest } from '../protocol';
import { accountOf } from './account';
import { fileNameOf } from './file-name';
import type { Session } from './session';

/** Answers with a page that tells where everything in a document's image comes from. */
export function registerProvenance(session: Session): void {
  const { connection, analyses, documents } = session;
  connection.onRequest(
    provenanceRequest,
    async ({ uri, text }: ProvenanceParams): Promise<ProvenanceResult> => {
      const analysis =
        documents.get(uri) || text === undefined
          ? await analyses.of(uri, CancellationToken.None)
          : await analyses.ofText(uri, text);
      if (!analysis?.result.dockerfile || unfit(analysis.input.text)) return { page: null };
      const account = accountOf(session, analysis.input);
      return { page: account ? pageOf(account, fileNameOf(uri)) : null };
    },
  );
}

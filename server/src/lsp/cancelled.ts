import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';

/** The answer to a request that the client no longer waits for. */
export function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'request cancelled');
}

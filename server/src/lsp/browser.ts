import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import { lintDocument } from '../compose-linter';
import { allRules } from '../rules';
import { createServer } from './server';

// In a worker, the global object is the port to the page.
const port = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
createServer(
  createConnection(ProposedFeatures.all, new BrowserMessageReader(port), new BrowserMessageWriter(port)),
  { lint: lintDocument, rules: allRules },
);

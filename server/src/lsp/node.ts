import { readFile, stat } from 'node:fs/promises';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { lintDocument } from '../compose-linter';
import { allRules } from '../rules';
import { nodeServices } from './node-services';
import { createServer } from './server';

/** Policy files, and what a build copies to configure package managers, are small; whatever is larger is neither. */
const maxBytes = 1024 * 1024;

const connection = createConnection(ProposedFeatures.all);
const services = nodeServices((message) => connection.console.warn(message));

async function readText(uri: string): Promise<string | undefined> {
  const address = URI.parse(uri);
  if (address.scheme !== 'file') return undefined;
  const facts = await stat(address.fsPath);
  // Reading a pipe would never end.
  if (!facts.isFile() || facts.size > maxBytes) return undefined;
  return await readFile(address.fsPath, 'utf8');
}

createServer(connection, { lint: lintDocument, rules: allRules }, readText, services);

import { buffer } from 'node:stream/consumers';
import { lintDocument } from '../compose-linter';
import { PackageData } from '../packages/node/package-data';
import { allRules } from '../rules';
import { cacheFolder } from './cache-folder';
import type { Sink } from './io';
import { runCli } from './run';

// A reader that has seen enough (`| head`) closes the pipe; that is no error of ours.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

function sink(stream: NodeJS.WriteStream): Sink {
  return {
    write: (text) => void stream.write(text),
    colours: stream.isTTY === true && !process.env.NO_COLOR,
  };
}

void runCli(
  process.argv.slice(2),
  {
    cwd: process.cwd(),
    out: sink(process.stdout),
    err: sink(process.stderr),
    stdin: async () => new Uint8Array(await buffer(process.stdin)),
    // Loaded only when wanted: most runs ask nobody.
    registry: async (options) => (await import('../registry/node-registry')).createRegistry(options),
    packages: new PackageData({ program: __dirname, cache: cacheFolder(process.env, process.platform) }),
  },
  { lint: lintDocument, rules: allRules },
).then((code) => {
  process.exitCode = code;
});

import { fileContextReader } from '../build-context/read-by-uri';
import { createDownloads } from '../downloads/node-downloads';
import { PackageData } from '../packages/node/package-data';
import { createRegistry, type RegistryOptions } from '../registry/node-registry';
import { ProgramVerifier } from '../signatures/verifier';
import type { RegistrySettings, Services } from './services';

/** An answer that has begun may take longer than its beginning: this much at least, in milliseconds. */
const shortestWhole = 30_000;

/** Milliseconds between two pieces of a download, at least. */
const shortestPause = 30_000;

/**
 * What a server has that runs on a machine.
 * @param onProblem told, in a sentence, what is wrong with the machine's logins
 * @param environment where logins and proxies are looked for
 * @param program the folder that the program lies in
 */
export function nodeServices(
  onProblem: (message: string) => void,
  environment: NonNullable<RegistryOptions['environment']> = process.env,
  program = __dirname,
): Services {
  return {
    registry: (settings) => createRegistry({ ...optionsOf(settings), onProblem, environment }),
    downloads: ({ timeout, ...settings }) => {
      const headers = timeout * 1000;
      const timeouts = { headers, idle: Math.max(shortestPause, headers) };
      return createDownloads({ timeouts, proxy: proxyOf(settings), environment });
    },
    signatures: new ProgramVerifier(),
    packages: (cache, changed) => new PackageData({ program, cache }, changed),
    readContext: fileContextReader,
  };
}

function optionsOf({ insecure, timeout, ...settings }: RegistrySettings): RegistryOptions {
  const headers = timeout * 1000;
  return {
    insecureRegistries: insecure,
    timeouts: { headers, whole: Math.max(shortestWhole, 3 * headers) },
    proxy: proxyOf(settings),
  };
}

function proxyOf({ proxy, noProxy, strictSSL }: Pick<RegistrySettings, 'proxy' | 'noProxy' | 'strictSSL'>) {
  return { noProxy, strictSSL, ...(proxy === undefined ? {} : { proxy }) };
}

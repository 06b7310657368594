import { createRegistry, type RegistryOptions } from '../registry/node-registry';
import { ProgramVerifier } from '../signatures/verifier';
import type { RegistrySettings, Services } from './services';

/** An answer that has begun may take longer than its beginning: this much at least, in milliseconds. */
const shortestWhole = 30_000;

/**
 * What a server has that runs on a machine.
 * @param onProblem told, in a sentence, what is wrong with the machine's logins
 * @param environment where logins and proxies are looked for
 */
export function nodeServices(
  onProblem: (message: string) => void,
  environment: NonNullable<RegistryOptions['environment']> = process.env,
): Services {
  return {
    registry: (settings) => createRegistry({ ...optionsOf(settings), onProblem, environment }),
    signatures: new ProgramVerifier(),
  };
}

function optionsOf({ insecure, timeout, proxy, noProxy, strictSSL }: RegistrySettings): RegistryOptions {
  const headers = timeout * 1000;
  return {
    insecureRegistries: insecure,
    timeouts: { headers, whole: Math.max(shortestWhole, 3 * headers) },
    proxy: { noProxy, strictSSL, ...(proxy === undefined ? {} : { proxy }) },
  };
}

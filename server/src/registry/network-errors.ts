import { RegistryError, type RegistryProblem } from './registry';

/** A connection that could not be made or broke. */
export class NetworkError extends RegistryError {
  constructor(
    problem: RegistryProblem,
    message: string,
    /** Node's code for it, `ECONNREFUSED`. */
    readonly code: string,
  ) {
    super(problem, message);
  }

  /** Whether the server spoke, but showed a certificate that is not trusted. */
  get isCertificate(): boolean {
    return certificateCodes.test(this.code);
  }
}

const certificateCodes = /CERT|UNABLE_TO_|ERR_TLS_/;

/**
 * A failed connection in words. What Node says is left out: it may quote addresses with credentials in them.
 * @param host for the message
 */
export function networkError(error: unknown, host: string): NetworkError {
  const code = codeOf(error);
  if (code === 'PRIVATE_ADDRESS') {
    const message = `${host} is an address inside a private network, to which a public server may not send anybody.`;
    return new NetworkError('refused-redirect', message, code);
  }
  if (code === 'PROXY') return new NetworkError('unreachable', `${host}: ${(error as Error).message}`, code);
  if (certificateCodes.test(code)) {
    const message = `${host} shows a certificate that is not trusted: check it, or name your company's own authority in NODE_EXTRA_CA_CERTS.`;
    return new NetworkError('tls', message, code);
  }
  if (/^ERR_SSL_|^EPROTO$/.test(code)) {
    const message = `${host} does not speak TLS as expected: check the port. A registry can be allowed without encryption.`;
    return new NetworkError('tls', message, code);
  }
  if (/^HPE_/.test(code)) {
    return new NetworkError(
      'bad-response',
      `${host} does not answer as a web server does: check the address.`,
      code,
    );
  }
  if (code === 'ETIMEDOUT') return timeoutError(host);
  const known: Record<string, string> = {
    ENOTFOUND: 'no such host is known',
    EAI_AGAIN: 'its name cannot be looked up now',
    ECONNREFUSED: 'nothing listens there',
    ECONNRESET: 'the connection was cut',
  };
  const why = known[code] ? `, for ${known[code]}` : '';
  return new NetworkError(
    'unreachable',
    `${host} cannot be reached${why}: check the name and your network.`,
    code,
  );
}

/** @param host for the message */
export function timeoutError(host: string): NetworkError {
  return new NetworkError('timeout', `${host} takes too long to answer: try again later.`, 'ETIMEDOUT');
}

/** @param host for the message */
export function cancelledError(host: string): RegistryError {
  return new RegistryError('cancelled', `The question to ${host} was cancelled.`);
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'UNKNOWN';
}

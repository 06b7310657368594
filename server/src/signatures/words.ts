import type { Signer } from './signatures';

/** A signer in the middle of a sentence: `the key cosign.pub`, `someone@example.com (accounts.example.com)`. */
export function signerInWords({ key, identity, issuer }: Signer): string {
  if (key !== undefined) return `the key ${withoutSecrets(key).replace(/^(?!.*:\/\/).*[\\/]/, '')}`;
  return identityInWords(identity ?? 'nobody', issuer);
}

/** A certificate's identity and who issued it, in the middle of a sentence. */
export function identityInWords(identity: string, issuer: string | undefined): string {
  return issuer ? `${identity} (${issuer.replace(/^https:\/\//, '')})` : identity;
}

/** Trouble with the network, as Go programs print it: it says nothing of a signature. */
export function isNetworkTrouble(printed: string): boolean {
  return /\b(?:Get|Head|Post|Put) \\?"https?:|dial tcp|no such host|i\/o timeout|deadline exceeded|TLS handshake|connection re(?:fused|set)|unexpected EOF|unexpected status code|too many requests/i.test(
    printed,
  );
}

/** What a program printed besides its warnings, which it prints whatever comes out. */
export function withoutWarnings(stderr: string): string {
  return stderr.replace(/^WARNING:.*$/gm, '');
}

/** The line that tells why a program gave up, short enough for a message and without anything secret. */
export function reasonIn(stderr: string): string {
  const lines = stderr.split(/\r?\n/).filter((line) => line.trim() !== '');
  const line = lines.find((candidate) => /^Error:/i.test(candidate)) ?? lines.at(-1) ?? 'it gave no reason';
  const reason = withoutSecrets(line.replace(/^Error:\s*/i, '').trim());
  return reason.length > 300 ? `${reason.slice(0, 300)}…` : reason;
}

/** Credentials and queries of addresses can hold tokens. */
function withoutSecrets(text: string): string {
  return text
    .replace(/\b([a-z][a-z0-9+.-]*:\/\/)[^/\s@"']*@/gi, '$1')
    .replace(/(\b[a-z][a-z0-9+.-]*:\/\/[^\s?"']*)\?[^\s"']*/gi, '$1')
    .replace(/\b(bearer|basic)\s+[\w+/=.~-]+/gi, '$1 …');
}

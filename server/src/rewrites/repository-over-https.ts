import { deadSource } from '../knowledge/dead-sources';
import { servesHttps } from '../knowledge/https-hosts';
import type { Build, Repository, StageModel } from '../provenance/model';
import { certificatesFor } from '../rules/sources/certificates';
import { hasModernTls } from '../rules/sources/modern-tls';
import { plainHost, stageBefore } from '../rules/sources/use-https';
import type { Rewrite } from './rewrites';

/**
 * A package source of apt or the rpm world over https, where its host serves the same there and the package manager gets along with
 * it. Signatures protect packages over http too; https hides what is asked for, and nobody on the way can hold updates back.
 */
export function repositoryOverHttps(
  build: Build,
  stage: StageModel,
  { manager, how, location, suite, span }: Repository,
  day: string,
): Rewrite[] {
  if ((manager !== 'apt' && manager !== 'rpm') || !/^(?:line|deb822|command)$/.test(how)) return [];
  const host = plainHost(location);
  if (host === undefined || !servesHttps(host) || deadSource(location, suite, day)) return [];
  const written = build.dockerfile.text.slice(span.start, span.end);
  if (!written.toLowerCase().startsWith(`http://${host}`.toLowerCase()) || !hasModernTls(stage)) return [];
  // apt checks with the certificates that curl takes.
  const certificates =
    manager === 'apt' ? certificatesFor(build, stageBefore(stage, span.start), 'curl') : [];
  if (!certificates) return [];
  const title = `Use https for ${host}${certificates.length > 0 ? ' and install ca-certificates' : ''}`;
  const scheme = { start: span.start, end: span.start + 'http'.length };
  return [{ span, title, edits: [...certificates, { span: scheme, newText: 'https' }] }];
}

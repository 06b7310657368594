import type { TextEdit } from '../../edits';
import type { Fix } from '../../findings';
import { deadSource } from '../../knowledge/dead-sources';
import { servesHttps } from '../../knowledge/https-hosts';
import type { Build, Fetch, StageModel } from '../../provenance/model';
import type { Value } from '../../provenance/value';
import type { Instruction } from '../../syntax/ast';
import type { Span } from '../../syntax/span';
import type { RuleContext } from '../rule';
import { certificatesFor } from './certificates';
import { hasModernTls } from './modern-tls';
import { withoutCertificate } from './open-connections';

/** An address that something is fetched from, and what fetches it. */
export interface Fetched {
  readonly url: Value;
  /** `rpm` for the package managers of the rpm world. */
  readonly tool: Fetch['tool'] | 'rpm';
  readonly span: Span;
  readonly instruction: Instruction;
}

/**
 * The repair that asks over https where the host is known to serve the same there, and what fetches has certificates to check with.
 *
 * @param addresses all addresses of one finding; those that are not plain http are left alone
 * @returns none where one of them cannot be written as https
 */
export function useHttps(
  build: Build,
  stage: StageModel,
  addresses: readonly Fetched[],
  context: RuleContext,
): Fix[] {
  const plain = addresses.filter(({ url }) => /^http:/i.test(url.text));
  if (plain.length === 0) return [];
  const edits = new Map<number, TextEdit>();
  const added = new Map<number, TextEdit>();
  for (const address of plain) {
    const host = plainHost(address.url.text);
    if (host === undefined || !servesHttps(host) || isDead(address.url.text, context)) return [];
    if (isUnseen(build, stage, address)) return [];
    const certificates = certificatesAt(build, stage, address);
    if (!certificates) return [];
    for (const edit of certificates) added.set(edit.span.start, edit);
    for (const same of sameAddress(stage, address)) {
      const at = schemeIn(build, same.url, host);
      if (!at) return [];
      edits.set(at.start, { span: at, newText: 'https' });
    }
  }
  const title = added.size > 0 ? 'Use https and install ca-certificates' : 'Use https';
  return [{ title, tier: 'suggested', edits: [...edits.values(), ...added.values()] }];
}

/** The host of a plain http address that names no port and no user; undefined for others. */
export function plainHost(url: string): string | undefined {
  return /^http:\/\/([\w-]+(?:\.[\w-]+)+)(?:[/?#]|$)/i.exec(url)?.[1];
}

function isDead(url: string, { today }: RuleContext): boolean {
  return deadSource(url, undefined, today.toISOString().slice(0, 10)) !== undefined;
}

const unseen = new WeakMap<StageModel, ReadonlySet<Instruction>>();

/** True where the command looks at no certificate anyhow. */
function isUnseen(build: Build, stage: StageModel, { instruction }: Fetched): boolean {
  let known = unseen.get(stage);
  if (!known) {
    known = new Set([...withoutCertificate(build, stage)].map((fetch) => fetch.instruction));
    unseen.set(stage, known);
  }
  return known.has(instruction);
}

/** What gives the tool certificates by the time it fetches; undefined where that cannot be known. */
function certificatesAt(build: Build, stage: StageModel, { tool, span }: Fetched): TextEdit[] | undefined {
  // The builder fetches these itself.
  if (tool === 'ADD') return [];
  if (!/^(?:rpm|curl|wget|git)$/.test(tool)) return undefined;
  const modern = hasModernTls(stage);
  if (tool === 'rpm') return modern ? [] : undefined;
  const before = stageBefore(stage, span.start);
  if (modern) return certificatesFor(build, before, tool);
  // Of a system that is not known: what it does over https already, it can do.
  const proven = before.fetches.some(
    (f) => f.tool === tool && /^https:/i.test(f.url.text) && !isUnseen(build, stage, f),
  );
  return modern === undefined && proven ? [] : undefined;
}

/** A stage as it is when the build comes to a place. */
export function stageBefore(stage: StageModel, offset: number): StageModel {
  const isBefore = ({ span }: { readonly span: Span }) => span.start < offset;
  return {
    ...stage,
    fetches: stage.fetches.filter(isBefore),
    packages: stage.packages.filter(isBefore),
    commands: stage.commands.filter(isBefore),
    copies: stage.copies.filter(isBefore),
  };
}

/** The address wherever its instruction fetches it: with one tool or else with another. */
function sameAddress(stage: StageModel, address: Fetched): Fetched[] {
  const { url, instruction } = address;
  const others = [...stage.fetches, ...stage.packageFiles].filter(
    (other) => other.instruction === instruction && other.url.text === url.text,
  );
  return [address, ...others.map((other) => ({ ...address, url: other.url }))];
}

/** Where `http` of an address stands: in the address itself, or where the variable is set that it comes from. */
function schemeIn({ dockerfile: { text } }: Build, url: Value, host: string): Span | undefined {
  const head = `http://${host}`.toLowerCase();
  const stands = (start: number) => text.slice(start, start + head.length).toLowerCase() === head;
  const schemeAt = (start: number) => ({ start, end: start + 'http'.length });
  const here = url.spanOf(0, head.length);
  if (here && stands(here.start)) return schemeAt(here.start);
  const [set, ...more] = url.definitions(0, head.length);
  if (!set || more.some((other) => other.start !== set.start)) return undefined;
  const name = /^(?:\w+(?:=|\s+))?["']?/.exec(text.slice(set.start, set.end))?.[0] ?? '';
  const start = set.start + name.length;
  return stands(start) ? schemeAt(start) : undefined;
}

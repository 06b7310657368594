import { insertLineBefore, type TextEdit } from '../../edits';
import type { Fix } from '../../findings';
import { clientPackageOf } from '../../knowledge/services';
import type { Build } from '../../provenance/model';
import type { Evidence } from './stateful-evidence';

/** Repairs for a service that keeps data: its client instead of the server, or the word that it is meant. */
export function statefulFixes(build: Build, main: Evidence, evidence: readonly Evidence[]): Fix[] {
  return [...clientInstead(build, evidence), ...meant(build, main)];
}

/** Offered where nothing but the package shows the service: then the client is mostly what is wanted. */
function clientInstead(build: Build, evidence: readonly Evidence[]): Fix[] {
  if (!evidence.every((e) => e.kind === 'package' && e.package)) return [];
  const edits: TextEdit[] = [];
  const names = new Set<string>();
  for (const { package: use, service } of evidence) {
    if (!use) return [];
    const client =
      use.manager === 'npm' || use.manager === 'gem' ? undefined : clientPackageOf(service, use.manager);
    const { start, end } = use.span;
    if (!client || build.dockerfile.text.slice(start, end) !== use.name.text) return [];
    // Vendors spell their clients otherwise (MariaDB-client); two clients of one service may exclude each other.
    const present =
      use.command.argv.some((w) => w.text === client || /client/i.test(w.text)) || names.has(client);
    // Naming a package twice harms nothing, and keeps the layout of the list.
    if (present) return [];
    names.add(client);
    edits.push({ span: use.span, newText: client });
  }
  const [client] = names;
  return client
    ? [{ title: `Install the client (${client}) instead of the server`, tier: 'suggested', edits }]
    : [];
}

function meant(build: Build, { service }: Evidence): Fix[] {
  const from = build.dockerfile.stages[build.finalChain[0] ?? -1]?.from;
  if (!from) return [];
  return [
    {
      title: `Say that ${service.name} is meant to be here`,
      tier: 'suggested',
      edits: insertLineBefore(
        build.dockerfile,
        from,
        `# hygiene: stateful ${service.id} reason="why is it meant to be in this image?"`,
      ),
    },
  ];
}

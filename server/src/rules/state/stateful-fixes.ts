import { insertLineBefore, type TextEdit } from '../../edits';
import type { Fix } from '../../findings';
import type { Build } from '../../provenance/model';
import { besideFixes } from './beside';
import { clientInsteadOf, needsServer } from './stateful-client';
import { backupQuestion, reasonQuestion } from './stateful-questions';
import { removal } from './stateful-removal';
import type { FoundService } from './stateful-weight';
import { volumesOfImage } from './volumes';

/**
 * Repairs for a service that keeps data, best first: its client instead of the server, the image without it, or the word
 * that it is meant. Between these stand those that give it a place of its own, in a compose file or elsewhere.
 */
export function statefulFixes(build: Build, found: FoundService, today: Date): Fix[] {
  const without = [...clientInstead(build, found), ...removal(build, found)];
  return [...without, ...besideFixes(build, found, without, today), ...meant(build, found)];
}

/** Offered where nothing but the package shows the service: then the client is mostly what is wanted. */
function clientInstead(build: Build, { evidence, service: found }: FoundService): Fix[] {
  if (!evidence.every((e) => e.kind === 'package' && e.package)) return [];
  // Beside the server, a volume of the application was its smaller problem; alone it is one.
  if (volumesOfImage(build).length > 0) return [];
  const edits: TextEdit[] = [];
  const names = new Set<string>();
  for (const item of evidence) {
    const use = item.package;
    if (!use) return [];
    const client = clientInsteadOf(build, item);
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
  return client && !needsServer(build, found)
    ? [{ title: `Install the client (${client}) instead of the server`, tier: 'suggested', edits }]
    : [];
}

/** The comment that settles the question, with everything that it is asked for. */
function meant(build: Build, { service }: FoundService): Fix[] {
  const from = build.dockerfile.stages[build.finalChain[0] ?? -1]?.from;
  if (!from) return [];
  return [
    {
      title: `Say that ${service.name} is meant to be here`,
      tier: 'suggested',
      edits: insertLineBefore(
        build.dockerfile,
        from,
        `# hygiene: stateful ${service.id} reason="${reasonQuestion}" backup="${backupQuestion}"`,
      ),
    },
  ];
}

import type { ComposeFile, ComposeService } from './model';

/**
 * The services that YAML's reader understood. While somebody types, a quote or a colon is missing, and what stands around it is
 * taken for something else: of that nothing is said. A problem before the services may be in what they take over: then of none.
 */
export function readableServices({ services, problems }: ComposeFile): readonly ComposeService[] {
  if (problems.length === 0) return services;
  const starts = services.map(({ key }) => key.start).sort((a, b) => a - b);
  const first = starts[0] ?? 0;
  if (problems.some(({ span }) => span.start < first)) return [];
  const nextOf = (start: number) => starts.find((other) => other > start) ?? Number.POSITIVE_INFINITY;
  return services.filter(
    ({ key }) => !problems.some(({ span }) => key.start <= span.start && span.start <= nextOf(key.start)),
  );
}

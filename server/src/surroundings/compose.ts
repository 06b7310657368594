/**
 * The images that a compose file builds itself: the `image:` of services that also have a `build:`, and the names that
 * `additional_contexts:` gives to contexts (unless such a context is an image from elsewhere).
 *
 * Reads line by line by indentation, which covers block style, the way compose files are written; whatever else is in the
 * file is passed over. Variables count through their defaults (`${TAG:-dev}`); an image that needs one without is left out.
 */
export function composeImages(text: string): string[] {
  const found = new Set<string>();
  for (const service of servicesOf(text)) {
    if (!service.some(({ key, level }) => key === 'build' && level === 0)) continue;
    const image = service.find(({ key, level }) => key === 'image' && level === 0)?.value;
    const expanded = image === undefined ? undefined : expandDefaults(scalar(image));
    if (expanded) found.add(expanded);
    for (const name of namedContexts(service)) found.add(name);
  }
  return [...found];
}

interface Line {
  readonly indent: number;
  /** 0 for the service's own keys. */
  readonly level: number;
  readonly key: string;
  readonly value: string;
}

/** The lines of each service below `services:`. */
function servicesOf(text: string): Line[][] {
  const services: Line[][] = [];
  let inServices = false;
  let serviceIndent: number | undefined;
  let keyIndent: number | undefined;
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.replace(/(^|\s)#.*$/, '$1').trimEnd();
    if (line.trim() === '') continue;
    const indent = line.length - line.trimStart().length;
    if (indent === 0) {
      inServices = /^["']?services["']?\s*:\s*$/.test(line);
      serviceIndent = undefined;
      continue;
    }
    if (!inServices) continue;
    serviceIndent ??= indent;
    if (indent <= serviceIndent) {
      services.push([]);
      keyIndent = undefined;
      continue;
    }
    keyIndent ??= indent;
    const match = /^\s*(?:-\s+)?["']?([^\s"':=]+)["']?\s*[:=]\s*(.*)$/.exec(line);
    if (!match) continue;
    const level = indent === keyIndent ? 0 : 1;
    services.at(-1)?.push({ indent, level, key: match[1] ?? '', value: match[2] ?? '' });
  }
  return services;
}

function namedContexts(service: readonly Line[]): string[] {
  const names: string[] = [];
  const start = service.findIndex(({ key }) => key === 'additional_contexts');
  const head = service[start];
  if (!head) return names;
  for (const line of service.slice(start + 1)) {
    if (line.indent <= head.indent) break;
    if (!/^["']?(?:docker-image|oci-layout):\/\//.test(line.value)) names.push(line.key);
  }
  return names;
}

function scalar(value: string): string {
  return value.trim().replace(/^(["'])(.*)\1$/, '$2');
}

/** Puts the defaults of `${NAME:-default}` and `${NAME-default}` in; undefined when a variable without one is left. */
function expandDefaults(value: string): string | undefined {
  const expanded = value.replace(/\$\{[A-Za-z_]\w*:?-([^${}]*)\}/g, '$1');
  return expanded.includes('$') || /\s/.test(expanded) ? undefined : expanded;
}

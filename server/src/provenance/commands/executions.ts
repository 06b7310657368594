import { baseName, type FileFact, resolvePath } from '../files';
import type { Execution, Fetch } from '../model';
import type { Invocation } from '../shell/runner';
import type { Value } from '../value';
import { fileNameOf } from './downloads';
import { isInterpreter } from './program-names';

/**
 * Whether a download that is run as a program is a script (or an installer that unpacks itself) rather
 * than a compiled program. Judged by its names, as nothing else is known before the build.
 */
export function isScript(fetch: Fetch, path: string): boolean {
  const url = fetch.url.text.replace(/[?#].*$/, '');
  const remote = fileNameOf(url);
  const local = baseName(path);
  const extension = /\.(?:sh|bash|py|pl|rb|php|js|mjs|tcl|run|bin|ksh|csh|zsh|R|lua|groovy)$/i;
  if (extension.test(remote) || extension.test(local)) return true;
  if (
    /\/releases\/(?:latest\/)?download\/|[-_.](?:amd64|arm64|x86_64|x64|aarch64|linux|i386|musl|gnu)\b|\.(?:exe|jar|AppImage|phar|zip|t?gz|xz)$/i.test(
      url,
    )
  )
    return false;
  if (
    /^(?:rustup-init|kubectl|helm|docker-compose|gosu|tini|dumb-init|minikube|kind|mc|minio|jq|yq|cosign|bazelisk|.*\$\{?[A-Za-z_]*ARCH.*)$/i.test(
      remote,
    )
  )
    return false;
  if (/(?:raw\.githubusercontent|gist\.githubusercontent|raw\.github)\.com\//.test(url)) return true;
  return (
    /(?:^|[-_.])(?:install(?:er)?|setup|bootstrap|configure|get)(?:[-_.]|$)/i.test(local) ||
    /(?:^|[-_.])(?:install(?:er)?|setup)(?:[-_.]|$)/i.test(remote)
  );
}

/** Files that a command's word names: a path, or a program looked up where PATH usually points. */
export function filesNamed(
  call: Invocation,
  name: Value,
): ReturnType<Invocation['machine']['files']['matching']> {
  const { machine } = call;
  const { text } = name;
  if (text === '') return [];
  const places =
    text.includes('/') || isInterpreter(call.name) || call.name === '.' || call.name === 'source'
      ? [resolvePath(machine.directory, text)]
      : ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'].map(
          (p) => `${p}/${text}`,
        );
  for (const place of places) {
    if (/[*?]/.test(place)) {
      const found = machine.files.matching(place);
      if (found.length > 0) return found.slice(0, 5);
    }
    const fact = machine.files.find(place);
    if (fact && (text.includes('/') || machine.files.get(place) || mayHold(fact, text)))
      return [[place, fact]];
  }
  return [];
}

/** An archive unpacked into a folder of PATH need not hold every program that is called: it is asked for its name. */
function mayHold({ origin, fetches }: FileFact, program: string): boolean {
  return (
    origin !== 'unpacked' || fetches.some((f) => f.url.text.toLowerCase().includes(program.toLowerCase()))
  );
}

/** Notes that a file which was fetched runs. */
export function noteFile(call: Invocation, fact: FileFact, path: string, script: boolean): void {
  note(call, fact.fetches, 'file', script, path, fact.steps);
}

/** Notes that something fetched runs. */
export function note(
  call: Invocation,
  fetches: readonly Fetch[],
  how: Execution['how'],
  script = true,
  path?: string,
  steps: Execution['steps'] = [],
): void {
  call.machine.use(fetches, 'run', call.span);
  for (const fetch of fetches) {
    if (fetch.tool === 'git' && how === 'file') continue;
    call.machine.executions.push({
      fetch,
      how,
      interpreter: isInterpreter(call.name) ? call.name : undefined,
      path,
      steps,
      span: call.span,
      instruction: call.record.instruction,
      checked: fetch.check !== undefined,
      script,
      command: call.record,
    });
  }
}

import { baseName, fileFact, resolvePath } from '../files';
import type { OpenFetch } from '../machine';
import type { Fetch } from '../model';
import type { Invocation } from '../shell/runner';
import { Value } from '../value';
import { saveDownload } from '../writes';
import { runPatch } from './files';
import { parseArguments } from './options';

export const curl = {
  short: 'oAbcCdDeEFhHKmPQrtTuUwxXyYz',
  long: (
    'abstract-unix-socket aws-sigv4 cacert capath cert cert-type ciphers config connect-timeout connect-to continue-at cookie ' +
    'cookie-jar create-file-mode crlfile data data-ascii data-binary data-raw data-urlencode delegation dns-servers dump-header ' +
    'engine etag-compare etag-save expect100-timeout form form-string header interface ipfs-gateway json keepalive-time key key-type ' +
    'limit-rate local-port login-options max-filesize max-redirs max-time netrc-file noproxy oauth2-bearer output output-dir ' +
    'parallel-max pass pinnedpubkey preproxy proto proto-default proto-redir proxy proxy-cacert proxy-header proxy-user pubkey quote ' +
    'range rate referer request request-target resolve retry retry-delay retry-max-time service-name socks5 socks5-hostname ' +
    'speed-limit speed-time stderr telnet-option tls-max tls13-ciphers trace unix-socket upload-file url user user-agent variable ' +
    'write-out'
  ).split(' '),
};

export const wget = {
  short: 'OPoaetTQwUiADRIXlB',
  long: (
    'output-document directory-prefix output-file append-output execute tries timeout dns-timeout connect-timeout read-timeout wait ' +
    'waitretry user-agent user password http-user http-password post-data post-file method body-data body-file header input-file ' +
    'base quota limit-rate referer load-cookies save-cookies ca-certificate ca-directory certificate private-key secure-protocol ' +
    'ciphers domains exclude-domains accept reject accept-regex reject-regex level cut-dirs include-directories ' +
    'exclude-directories retry-on-http-error start-pos progress max-redirect bind-address prefer-family default-page'
  ).split(' '),
};

const aria2c = {
  short: 'doxsjkiltUmM',
  long: [
    'dir',
    'out',
    'max-connection-per-server',
    'split',
    'checksum',
    'input-file',
    'max-tries',
    'user-agent',
    'header',
  ],
};

/** A host that only this machine or container answers for: nothing from it is brought in. */
export function isLocalUrl(url: string): boolean {
  if (/^file:/i.test(url)) return true;
  return /^(?:[a-z+]+:\/\/)?(?:[^/@]*@)?(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\]|host\.docker\.internal|169\.254\.\d+\.\d+)(?=[:/]|$)/i.test(
    url,
  );
}

/** `curl`. Output goes to a file (`-o`, `-O`, `--output-dir`) or to standard output. */
export function runCurl(call: Invocation): Value {
  const args = parseArguments(call.argv.slice(1), curl);
  const urls = [...args.values('--url'), ...args.operands].filter((u) => u.text !== '-');
  const outputs = args.values('-o', '--output');
  const named = args.has('-O', '--remote-name', '--remote-name-all');
  const folder = args.values('--output-dir')[0]?.text;
  if (args.has('-I', '--head', '-V', '--version')) return Value.unknown('$(curl)', undefined);
  const flowing: OpenFetch[] = [];
  urls.forEach((url, i) => {
    if (isLocalUrl(url.text)) return;
    const fetch = open(call, 'curl', url);
    const output = outputs[i] ?? (named ? undefined : outputs[0]);
    if (output && output.text !== '-' && output.text !== '/dev/stdout')
      save(call, fetch, folder ? `${folder}/${output.text}` : output.text, output);
    else if (named) save(call, fetch, `${folder ?? '.'}/${fileNameOf(url.text)}`, url);
    else flowing.push(fetch);
  });
  return Value.fetched(flowing);
}

/** `wget`, and BusyBox's. Output goes to `-O`, or to a file named as the URL ends, below `-P`. */
export function runWget(call: Invocation): Value {
  const args = parseArguments(call.argv.slice(1), wget);
  if (args.has('--spider', '--version', '-V')) return Value.empty;
  // Of several the last one counts.
  const output = args.values('-O', '--output-document').at(-1);
  const folder = args.values('-P', '--directory-prefix')[0]?.text ?? '.';
  const flowing: OpenFetch[] = [];
  for (const url of args.operands) {
    if (isLocalUrl(url.text)) continue;
    const fetch = open(call, 'wget', url);
    if (output?.text === '-' || output?.text === '/dev/stdout') flowing.push(fetch);
    else if (output) save(call, fetch, output.text, output);
    else save(call, fetch, `${folder}/${fileNameOf(url.text, true)}`, url);
  }
  return Value.fetched(flowing);
}

/** `aria2c`: `--dir`, `--out`, `--checksum=sha-256=…`. */
export function runAria(call: Invocation): Value {
  const args = parseArguments(call.argv.slice(1), aria2c);
  const folder = args.values('-d', '--dir')[0]?.text ?? '.';
  const output = args.values('-o', '--out')[0];
  const sum = args.values('--checksum')[0];
  for (const url of args.operands) {
    const fetch = open(call, 'aria2c', url);
    if (sum && /^sha-?(?:256|384|512)=/i.test(sum.text) && sum.fetches.length === 0) {
      call.machine.verify([fetch], { kind: 'checksum', span: sum.spanOf() });
    }
    save(call, fetch, `${folder}/${output?.text ?? fileNameOf(url.text)}`, output ?? url);
  }
  return Value.empty;
}

/** `git clone` brings a folder; `git checkout <40 hex>` fixes its content. */
export function runGit(call: Invocation): Value {
  const words = call.argv.slice(1);
  let folder = call.machine.directory;
  while (words[0]?.text.startsWith('-')) {
    const flag = words.shift() as Value;
    if (flag.text === '-C' || flag.text === '-c') {
      const value = words.shift();
      if (flag.text === '-C' && value) folder = resolvePath(folder, value.text);
    }
  }
  const verb = words.shift()?.text;
  if (verb === 'clone') {
    const args = parseArguments(words, {
      short: 'bocju',
      long: [
        'branch',
        'origin',
        'config',
        'depth',
        'jobs',
        'reference',
        'template',
        'filter',
        'shallow-since',
        'revision',
      ],
    });
    // git takes long options by their beginnings (`--branc v1`): what follows is no address then.
    const at = args.operands.findIndex((w) => /[/:$]/.test(w.text));
    const [url, into] = args.operands.slice(Math.max(at, 0));
    if (!url || isLocalUrl(url.text) || /^(?:\.{0,2}\/|file:)/.test(url.text)) return Value.empty;
    const fetch = open(call, 'git', url);
    const ref = args.values('--revision', '-b', '--branch')[0];
    fetch.ref = ref;
    if (ref && /^[0-9a-f]{40}$/.test(ref.text))
      call.machine.verify([fetch], { kind: 'commit', span: ref.spanOf() });
    const name = into?.text ?? baseName(url.text).replace(/\.git$/, '');
    call.machine.files.set(resolvePath(folder, name), fileFact({ fetches: [fetch], origin: 'unpacked' }));
  } else if (verb === 'checkout' || verb === 'reset' || verb === 'switch') {
    checkOut(call, words, folder);
  } else if (verb === 'apply' || verb === 'am') {
    runPatch({ ...call, argv: [call.argv[0] as Value, ...words] });
  }
  return Value.unknown('$(git)', undefined);
}

/** `git checkout <ref>`, `git reset --hard <ref>`: another ref than the one cloned decides what is there. */
function checkOut(call: Invocation, words: readonly Value[], folder: string): void {
  const fetches = call.machine.files.find(folder)?.fetches.filter((f) => f.tool === 'git') ?? [];
  if (fetches.length === 0) return;
  const named = words.findIndex((w) => /^(?:-[bBcC]|--orphan|--create|--force-create)$/.test(w.text));
  // `-b <name>` only makes a branch; what it starts from may stand behind.
  const refs = words.filter((w, i) => !w.text.startsWith('-') && (named < 0 || i !== named + 1));
  const [ref] = refs;
  // `git checkout -- file` and `git checkout .` take files of the ref that is there.
  if (
    !ref ||
    /^(?:\.{1,2}|HEAD)$/.test(ref.text) ||
    words.some((w) => w.text === '--' && words.indexOf(w) === 0)
  )
    return;
  for (const fetch of fetches as OpenFetch[]) fetch.ref = ref;
  const commit = /^[0-9a-f]{40}$/.test(ref.text);
  if (commit) call.machine.verify(fetches, { kind: 'commit', span: ref.spanOf() });
}

/**
 * Last part of a URL's path, as `curl -O` and ADD name the file.
 *
 * @param query kept as part of the name, as wget does
 */
export function fileNameOf(url: string, query = false): string {
  // Slashes and `?` in the name of an unknown part belong to that name: `$(curl https://…)`, `${X:?}`.
  const plain = url.replace(unknownPart, (part) => '_'.repeat(part.length));
  const from = plain.match(/^[a-z+]+:\/\/[^/]*/i)?.[0].length ?? 0;
  const end = plain.slice(from).search(query ? /#/ : /[?#]/);
  const path = plain.slice(from, end < 0 ? undefined : from + end);
  const name = url.slice(from + path.lastIndexOf('/') + 1, from + path.length);
  return name === '' ? 'index.html' : name;
}

/** What stands for something unknown in a value's text: a variable or a command, one level of brackets inside. */
const unknownPart = /\$\((?:[^()]|\([^()]*\))*\)|`[^`]*`|\$\{[^}]*\}/g;

function open(call: Invocation, tool: Fetch['tool'], url: Value): OpenFetch {
  return call.machine.fetch(tool, url, url.spanOf() ?? call.span, call.record.instruction);
}

function save(call: Invocation, fetch: OpenFetch, path: string, named: Value): void {
  let to = resolvePath(call.machine.directory, path);
  if (to === '/dev/null') return;
  if (path.endsWith('/')) to = resolvePath(to, fileNameOf(fetch.url.text));
  saveDownload(call.machine, to, fetch, {
    span: named.spanOf() ?? call.span,
    instruction: call.record.instruction,
    command: call.record,
  });
}

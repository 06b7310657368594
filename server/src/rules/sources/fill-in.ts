import type { FileQuestion, Fix } from '../../findings';
import { fixedUrl } from '../../provenance/fixed-url';
import type { Build, Fetch, RunCommand } from '../../provenance/model';
import { contains } from '../../syntax/span';
import { addressMoves } from './moving-address';

/** What fixes leave to be filled in, wherever they put it. */
const blankPattern = /FILL-IN-THE-SHA256-OF-THE-[A-Z]+/;

/**
 * Says of fixes that leave the checksum of a download to be filled in how it can be found out: by downloading the same. Only
 * where that certainly gives what the build gets: the URL is fixed, one file is meant, and no option makes the
 * server answer in another way.
 */
export function withFillIn(build: Build, fetch: Fetch, fixes: readonly Fix[]): Fix[] {
  const question = questionOf(build, fetch);
  if (!question) return [...fixes];
  return fixes.map((fix) => {
    const blank = blankPattern.exec(fix.edits.map(({ newText }) => newText).join(' '))?.[0];
    if (blank === undefined) return fix;
    const again = addressMoves(fetch.url) ? '; the build stops whenever the file changes there' : '';
    const title = `${fix.title.replace(/[:;] the build stops.*$/, '')} with its SHA-256${again}`;
    return { ...fix, fillIn: { title, blank, question } };
  });
}

function questionOf(build: Build, fetch: Fetch): FileQuestion | undefined {
  const url = fixedUrl(build.dockerfile, fetch);
  if (url === undefined || hasOtherAt(build, fetch)) return undefined;
  const way = wayOf(build, fetch);
  return way && { what: 'sha256', url, ...way };
}

/** Two downloads at one place of the text: a loop, or a function that is called twice. */
export function hasOtherAt({ stages }: Build, { span, url }: Fetch): boolean {
  return stages.some(({ fetches }) =>
    fetches.some((other) => other.span.start === span.start && other.url.text !== url.text),
  );
}

function wayOf(build: Build, fetch: Fetch): Pick<FileQuestion, 'tool' | 'followsRedirects'> | undefined {
  const { tool } = fetch;
  if (tool === 'ADD') return { tool, followsRedirects: true };
  if (tool !== 'curl' && tool !== 'wget') return undefined;
  const commands = (build.stages[fetch.stage]?.commands ?? []).filter(
    ({ name, span, instruction }) =>
      name === tool && instruction === fetch.instruction && contains(span, fetch.span),
  );
  const [command] = commands;
  if (!command || commands.length > 1) return undefined;
  const follows = tool === 'curl' ? curlFollows(command) : hasOnly(command, wgetOptions) || undefined;
  return follows === undefined ? undefined : { tool, followsRedirects: follows };
}

/** Options that change nothing about what is downloaded; those with a value of their own among the words are marked. */
interface Options {
  /** Letters without a value. */
  readonly flags: string;
  /** Letters with one. */
  readonly valued: string;
  readonly longFlags: ReadonlySet<string>;
  readonly longValued: ReadonlySet<string>;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

const curlOptions: Options = {
  flags: 'fsSLOkqv#46jRN0',
  valued: 'om',
  longFlags: words(
    'fail fail-with-body silent show-error location remote-name insecure verbose progress-bar ipv4 ipv6 create-dirs ' +
      'retry-connrefused retry-all-errors tlsv1.2 tlsv1.3 ssl-reqd http1.1 http2 compressed no-progress-meter no-buffer remove-on-error',
  ),
  longValued: words(
    'output output-dir retry retry-delay retry-max-time connect-timeout max-time proto proto-redir max-redirs speed-limit speed-time',
  ),
};

const wgetOptions: Options = {
  flags: 'qcNS46',
  valued: 'OPtT',
  longFlags: words(
    'quiet no-verbose verbose continue timestamping no-check-certificate show-progress https-only no-cookies no-hsts no-cache ' +
      'inet4-only inet6-only retry-connrefused no-config',
  ),
  longValued: words(
    'output-document directory-prefix tries timeout dns-timeout connect-timeout read-timeout waitretry progress secure-protocol ' +
      'prefer-family retry-on-http-error',
  ),
};

/** Whether curl follows redirects; undefined when its options make it another question. */
function curlFollows(command: RunCommand): boolean | undefined {
  if (!hasOnly(command, curlOptions)) return undefined;
  return command.argv.some(({ text }) => text === '--location' || /^-[A-Za-z#0-9]*L/.test(text));
}

/** Whether a command has one operand, the URL, and beside it only options that are known. */
function hasOnly({ argv }: RunCommand, { flags, valued, longFlags, longValued }: Options): boolean {
  let operands = 0;
  for (let i = 1; i < argv.length; i++) {
    const { text } = argv[i] as { text: string };
    const long = /^--([^=]+)(=)?/s.exec(text);
    if (long) {
      const [, name = '', value] = long;
      if (longValued.has(name)) i += value ? 0 : 1;
      else if (!longFlags.has(name)) return false;
    } else if (/^-./s.test(text)) {
      // `-nv` and `-nc` are words of wget's own.
      if (valued.includes('P') && /^-n[vcH]$/.test(text)) continue;
      const letters = text.slice(1);
      const stop = [...letters].findIndex((letter) => !flags.includes(letter));
      if (stop < 0) continue;
      if (!valued.includes(letters[stop] as string)) return false;
      if (stop === letters.length - 1) i++;
    } else operands++;
  }
  return operands === 1;
}

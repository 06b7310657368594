import type { StageModel, Write } from './model';
import { repositoryFileKind, unescapedLines } from './repository-files';
import type { FoundSwitch, SwitchForm } from './switched-off-checks';
import type { Value } from './value';

/** A switch in one line of a file: what it is and which units of the line. */
interface InLine {
  readonly what: FoundSwitch['what'];
  readonly tool: string;
  readonly from: number;
  readonly to: number;
  readonly form?: (line: Value) => SwitchForm;
  readonly covered?: 'index';
}

/** Reads one line; `section` has the lines that belong together with it, itself among them. */
type Reader = (line: string, section: readonly string[]) => InLine | undefined;

/** What the files that the Dockerfile itself writes switch off. */
export function switchesInFiles(stage: StageModel): FoundSwitch[] {
  const out: FoundSwitch[] = [];
  const files = new Map<string, Write[]>();
  for (const write of stage.writes) {
    if (!write.content || write.content.text === '') continue;
    const same = files.get(write.path);
    if (same) same.push(write);
    else files.set(write.path, [write]);
  }
  for (const [path, writes] of files) {
    const read = readerOf(path);
    if (!read) continue;
    const lines = writes.flatMap((write) =>
      (write.content as Value).lines().flatMap((l) => unescapedLines(l).map((line) => ({ line, write }))),
    );
    const sections = sectionsOf(lines.map(({ line }) => line.text));
    const said = new Set<string>();
    lines.forEach(({ line, write }, i) => {
      const found = read(line.text, sections[i] ?? []);
      // Settings of apt stand together: who is switched off to be checked is one decision.
      if (!found || (read === aptConfiguration && said.has(found.what))) return;
      said.add(found.what);
      const place = line.slice(found.from, found.to);
      // What stands in a file of the context is shown where the Dockerfile names that file.
      const span = place.spanOf() ?? (write.file === undefined ? undefined : write.span);
      if (!span) return;
      const alone =
        write.file === undefined && writes.length === 1 && write.content?.text.trim() === line.text.trim();
      out.push({
        what: found.what,
        tool: found.tool,
        text: place.text,
        span,
        instruction: write.instruction,
        command: undefined,
        covered: found.covered,
        ...(write.file === undefined ? {} : { file: write.file }),
        form: found.form?.(line) ?? (alone ? { kind: 'command' } : { kind: 'other' }),
      });
    });
  }
  return out;
}

/** Longer sections are none that somebody wrote by hand. */
const sectionLimit = 50;

/** For each line those of its section: between `[names]` of an ini file, or between empty lines. */
function sectionsOf(lines: readonly string[]): (readonly string[])[] {
  const out: (readonly string[])[] = [];
  let section: string[] = [];
  for (const line of lines) {
    if (/^\s*\[[^\]=]+\]\s*$/.test(line) || line.trim() === '') section = [];
    if (section.length < sectionLimit) section.push(line);
    out.push(section);
  }
  return out;
}

function readerOf(path: string): Reader | undefined {
  const kind = repositoryFileKind(path);
  if (kind === 'apt') return aptSource;
  if (kind === 'rpm' || kind === 'zypper' || /^\/etc\/dnf\/dnf\.conf$/.test(path)) return rpmRepository;
  if (kind === 'pacman') return pacmanRepository;
  if (/^\/etc\/apt\/apt\.conf(?:\.d\/|$)/.test(path)) return aptConfiguration;
  const name = path.slice(path.lastIndexOf('/') + 1);
  return files.find(([pattern]) => pattern.test(name))?.[1];
}

const pacmanLevel = setting(/^\s*SigLevel\s*=.*?\b(?:Never|TrustAll)\b/, 'pacman', 'signature');

function pacmanRepository(line: string, section: readonly string[]): InLine | undefined {
  return section.some((l) => /^\s*Server\s*=\s*file:/.test(l)) ? undefined : pacmanLevel(line, section);
}

/** Files with one such setting each, by their names. */
const files: readonly (readonly [name: RegExp, read: Reader])[] = [
  [
    /^(?:pip\.conf|pip\.ini)$/,
    setting(/^\s*trusted-host\s*=\s*(?!localhost|127\.)\S+/, 'pip', 'certificate'),
  ],
  [/^\.?npmrc$/, setting(/^\s*strict-ssl\s*=\s*false\b/i, 'npm', 'certificate')],
  [/^\.yarnrc$/, setting(/^\s*"?strict-ssl"?\s+"?false\b/i, 'Yarn', 'certificate')],
  [/^\.yarnrc\.yml$/, setting(/^\s*enableStrictSsl:\s*false\b/i, 'Yarn', 'certificate')],
  [/^\.?curlrc$/, setting(/^\s*(?:-k|(?:--)?insecure)\s*$/, 'curl', 'certificate')],
  [/^\.?wgetrc$/, setting(/^\s*check[-_]?certificate\s*=\s*(?:off|no|0)\b/i, 'wget', 'certificate')],
  [/^\.?gitconfig$/, setting(/^(?:\s|\\t)*sslverify\s*=\s*(?:false|0|no|off)\b/i, 'git', 'certificate')],
  [/^\.?condarc$/, setting(/^\s*ssl_verify:\s*(?:false|no|0)\b/i, 'conda', 'certificate')],
  [/^\.?gemrc$/, setting(/^\s*:?ssl_verify_mode:\s*0\b/, 'RubyGems', 'certificate')],
];

function setting(pattern: RegExp, tool: string, what: FoundSwitch['what']): Reader {
  return (line) => {
    const m = pattern.exec(line);
    if (!m) return undefined;
    return {
      what,
      tool,
      from: m.index + (/^(?:\s|\\t)*/.exec(m[0])?.[0].length ?? 0),
      to: m.index + m[0].length,
    };
  };
}

/** `deb [trusted=yes] …` and deb822's `Trusted: yes`. A source of files on the build's own disk has no maker to check. */
function aptSource(line: string, section: readonly string[]): InLine | undefined {
  const list = /^\s*['"]?deb(?:-src)?\s+(\[[^\]]*\])\s*(\S*)/.exec(line);
  const what = 'signature';
  const tool = 'apt';
  if (list) {
    const [, options = '', uri = ''] = list;
    const found = /\b(?:trusted|allow-insecure)=yes\b/i.exec(options);
    if (!found || /^(?:file|copy|cdrom):/.test(uri)) return undefined;
    const from = line.indexOf(options) + found.index;
    return {
      what,
      tool,
      from,
      to: from + found[0].length,
      form: withoutOption(line.indexOf(options), options),
    };
  }
  const field = /^\s*(?:Trusted|Allow-Insecure):\s*yes\b/i.exec(line);
  if (!field || section.some((l) => /^\s*URIs:\s*(?:file|copy|cdrom):/i.test(l))) return undefined;
  const from = field[0].length - field[0].trimStart().length;
  return { what, tool, from, to: field[0].length };
}

/** The options without those that switch the check off; the brackets go with the last one. */
function withoutOption(at: number, options: string): (line: Value) => SwitchForm {
  return (line) => {
    const kept = options
      .slice(1, -1)
      .split(/\s+/)
      .filter((o) => o !== '' && !/^(?:trusted|allow-insecure)=yes$/i.test(o));
    const blanks = /^\s*/.exec(line.text.slice(at + options.length))?.[0].length ?? 0;
    const whole = line.slice(at, at + options.length + (kept.length > 0 ? 0 : blanks));
    const span = whole.spanOf();
    if (!span || span.end - span.start !== whole.length) return { kind: 'other' };
    return { kind: 'text', span, text: kept.length > 0 ? `[${kept.join(' ')}]` : '' };
  };
}

function aptConfiguration(line: string): InLine | undefined {
  const signature =
    /\b(?:APT::Get::(?:AllowUnauthenticated|Force-Yes)|Acquire::Allow(?:DowngradeTo)?InsecureRepositories)\s+"?(?:true|1|yes)"?;?/i.exec(
      line,
    );
  const certificate =
    /\bAcquire(?:::|\s*\{\s*)(?:https?(?:::|\s*\{\s*))?(?:\S+::)?Verify-(?:Peer|Host)\s+"?(?:false|0|no)\b"?;?/i.exec(
      line,
    );
  const found = signature ?? certificate;
  if (!found || /^\s*(?:\/\/|#)/.test(line)) return undefined;
  return {
    what: signature ? 'signature' : 'certificate',
    tool: 'apt',
    from: found.index,
    to: found.index + found[0].length,
  };
}

function rpmRepository(line: string, section: readonly string[]): InLine | undefined {
  const m = /^\s*(?:pkg_)?(gpgcheck|sslverify)\s*=\s*(?:0|false|no|off)\b/i.exec(line);
  if (!m) return undefined;
  const urls = section.flatMap((l) => /^\s*baseurl\s*=\s*(\S+)/i.exec(l)?.[1] ?? []);
  if (urls.length > 0 && urls.every((u) => /^(?:file|media|cdrom):/.test(u))) return undefined;
  const signature = m[1]?.toLowerCase() === 'gpgcheck';
  const has = (pattern: RegExp) => section.some((l) => pattern.test(l));
  const key = has(/^\s*gpgkey\s*=\s*\S/i);
  const from = m[0].length - m[0].trimStart().length;
  return {
    what: signature ? 'signature' : 'certificate',
    tool: 'dnf',
    from,
    to: m[0].length,
    covered: signature && key && has(/^\s*repo_gpgcheck\s*=\s*(?:1|true|yes)/i) ? 'index' : undefined,
    form: (l) => {
      const value = l.slice(m[0].search(/\w+$/), m[0].length);
      const span = value.spanOf();
      if (!signature || !key || !span || span.end - span.start !== value.length) return { kind: 'other' };
      return { kind: 'text', span, text: '1' };
    },
  };
}

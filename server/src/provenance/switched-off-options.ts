import { contains } from '../syntax/span';
import { aptOptions, curlOptions, isLocalUrl, pipOptions, wgetOptions } from './commands/option-tables';
import { type Option, parseArguments } from './commands/options';
import type { Fetch, RunCommand, StageModel } from './model';
import type { FoundSwitch, SwitchForm } from './switched-off-checks';
import { switchesInSed } from './switched-off-sed';
import { toolCall } from './tools';
import type { Value } from './value';

type What = FoundSwitch['what'];
type Found = FoundSwitch & { readonly from?: ReturnType<Value['definitions']> };

/** Makes the places of one command. */
class Finder {
  readonly found: Found[] = [];
  constructor(private readonly command: RunCommand) {}

  /** Notes words of the command as a switch; what is shown is `shown`, else the first word. */
  words(
    what: What,
    tool: string,
    words: readonly Value[],
    shown = words[0],
    extra: Partial<Found> = {},
  ): void {
    const spans = words.flatMap((w) => w.spanOf() ?? []);
    const all: SwitchForm = spans.length === words.length ? { kind: 'words', spans } : { kind: 'other' };
    if (shown) this.add(what, tool, shown, all, extra);
  }

  /** Notes a part of a word. */
  add(what: What, tool: string, shown: Value, form: SwitchForm, extra: Partial<Found> = {}): void {
    const span = shown.spanOf() ?? this.command.span;
    this.found.push({
      what,
      tool,
      text: shown.text,
      span,
      instruction: this.command.instruction,
      command: this.command,
      form,
      from: shown.definitions(),
      ...extra,
    });
  }
}

/** What a command's own words switch off. */
export function switchesInCommand(command: RunCommand, stage: StageModel): FoundSwitch[] {
  const finder = new Finder(command);
  const { tool, words } = toolCall(command);
  if (tool === 'curl') inCurl(finder, words, command, stage);
  else if (tool === 'wget') inWget(finder, words, command, stage);
  else if (tool === 'git') inGit(finder, words);
  else if (/^(?:apt|apt-get|aptitude)$/.test(tool)) inApt(finder, words);
  else if (tool === 'apk') inApk(finder, words, command, stage);
  else if (/^(?:yum|dnf|dnf5|dnf-3|microdnf|tdnf|yum-config-manager|yum-builddep|yumdownloader)$/.test(tool))
    inDnf(finder, words, command, stage);
  else if (tool === 'rpm') inRpm(finder, words, command, stage);
  else if (tool === 'zypper') inZypper(finder, words, command, stage);
  else if (/^(?:pip|uv|pipx|pipenv|easy_install)$/.test(tool)) inPip(finder, words);
  else if (/^(?:npm|yarn|pnpm|bower)$/.test(tool)) inNpm(finder, words);
  else if (/^(?:conda|mamba|micromamba)$/.test(tool)) inConda(finder, words);
  else if (tool === 'composer' || tool === 'php') inComposer(finder, words);
  else if (tool === 'bundle') inBundle(finder, words);
  else if (tool === 'add-apt-repository' || tool === 'apt-add-repository')
    for (const word of words) inSourceLine(finder, word);
  else if (tool === 'sed') return switchesInSed(command);
  else inOther(finder, tool, words);
  return together(finder.found);
}

/** Switches of one command that say the same are one decision: `--nosignature --nodigest`. */
function together(found: readonly Found[]): Found[] {
  const out: Found[] = [];
  for (const one of found) {
    const at = out.findIndex((o) => o.what === one.what && joins(o) && joins(one));
    const first = out[at];
    if (first?.form.kind !== 'words' || one.form.kind !== 'words') {
      out.push(one);
      continue;
    }
    const spans = [...first.form.spans, ...one.form.spans];
    out[at] = { ...first, form: { kind: 'words', spans }, also: [...(first.also ?? []), one.text] };
  }
  return out;
}

/** `--force-yes` does more than switch a check off. */
function joins({ form, text, from }: Found): boolean {
  return form.kind === 'words' && text !== '--force-yes' && from?.length === 0;
}

function inCurl(finder: Finder, words: readonly Value[], command: RunCommand, stage: StageModel): void {
  const args = parseArguments(words, curlOptions);
  const urls = [...args.values('--url'), ...args.operands];
  if (urls.length > 0 && urls.every((u) => isLocalUrl(u.text))) return;
  const extra = { covered: coveredBy(command, stage), plain: arePlain(urls) };
  for (const option of args.options) {
    const { word } = option;
    if (option.name === '--insecure') finder.words('certificate', 'curl', [word], word, extra);
    else if (option.name === '-k') {
      const at = word.text.indexOf('k');
      const letter = word.slice(at, at + 1);
      const inWord = word.spanOf();
      if (word.text.length === 2 || !inWord) finder.words('certificate', 'curl', [word], word, extra);
      else if (letter.definitions().length > 0)
        finder.add('certificate', 'curl', word, { kind: 'other' }, extra);
      else
        finder.add('certificate', 'curl', letter, { kind: 'letter', word: inWord }, { ...extra, text: '-k' });
    }
  }
}

function inWget(finder: Finder, words: readonly Value[], command: RunCommand, stage: StageModel): void {
  const args = parseArguments(words, wgetOptions);
  if (args.has('--spider')) return;
  if (args.operands.length > 0 && args.operands.every((u) => isLocalUrl(u.text))) return;
  for (const { name, word } of args.options)
    if (/^--no-check-c[a-z]*$/.test(name))
      finder.words('certificate', 'wget', [word], word, {
        covered: coveredBy(command, stage),
        plain: arePlain(args.operands),
      });
}

function arePlain(urls: readonly Value[]): boolean {
  return urls.length > 0 && urls.every((u) => /^http:\/\//i.test(u.text));
}

/** A download that is compared with a value of the file cannot be exchanged on the way; an address alone compares nothing. */
function coveredBy(command: RunCommand, stage: StageModel): 'whole' | undefined {
  const all = fetchesOf(stage).get(command.instruction) ?? [];
  // The build is followed in the order of the text: a command's own downloads stand together.
  let from = 0;
  for (let to = all.length; from < to; ) {
    const middle = (from + to) >> 1;
    if ((all[middle]?.span.start ?? 0) < command.span.start) from = middle + 1;
    else to = middle;
  }
  const fetched: Fetch[] = [];
  for (const fetch of all.slice(from, from + 50)) if (contains(command.span, fetch.span)) fetched.push(fetch);
  const checked = fetched.every((f) => f.check && f.check.kind !== 'content-address');
  return fetched.length > 0 && checked ? 'whole' : undefined;
}

const no = /^(?:0|false|no|off|none)$/i;
const yes = /^(?:1|true|yes|on)$/i;

function inGit(finder: Finder, words: readonly Value[]): void {
  words.forEach((word, i) => {
    const option = words[i - 1];
    if (
      /^http\.(?:.+\.)?sslverify=(?:false|0|no|off)$/i.test(word.text) &&
      option &&
      /^(?:-c|--config)$/.test(option.text)
    )
      finder.words('certificate', 'git', [option, word], word);
    else if (/^--config=http\.(?:.+\.)?sslverify=(?:false|0|no|off)$/i.test(word.text))
      finder.words('certificate', 'git', [word]);
  });
  const at = words.findIndex((w) => w.text === 'config');
  if (at < 0 || words.slice(0, at).some((w) => /^(?:clone|commit|submodule|remote)$/.test(w.text))) return;
  const [key, value] = words.slice(at + 1).filter((w) => !w.text.startsWith('-') && w.text !== 'set');
  if (key && value && /^http\.(?:.+\.)?sslverify$/i.test(key.text) && no.test(unquoted(value.text)))
    finder.add('certificate', 'git', key, { kind: 'command' }, neighbours(key, value));
}

/** Text and place of two neighbouring words as one. */
function neighbours(first: Value, last: Value): Partial<Found> {
  const a = first.spanOf();
  const b = last.spanOf();
  const text = `${first.text} ${last.text}`;
  if (!a || !b || b.end < a.start || first.definitions().length + last.definitions().length > 0)
    return { text: first.text };
  return { text, span: { start: a.start, end: b.end } };
}

function unquoted(text: string): string {
  return text.replace(/^["']|["';]+$/g, '');
}

const aptSetting =
  /^(?:(?:APT::Get::(?:AllowUnauthenticated|Force-Yes)|Acquire::Allow(?:DowngradeTo)?InsecureRepositories|Aptitude::CmdLine::Ignore-Trust-Violations)=["']?(?:true|1|yes)|Acquire::(?:https?::)?(?:.+::)?Verify-(?:Peer|Host)=["']?(?:false|0|no))["']?;?$/i;

function inApt(finder: Finder, words: readonly Value[]): void {
  // What takes packages away verifies nothing.
  if (words.some((w) => /^(?:remove|purge|autoremove|auto-remove|clean|autoclean)$/.test(w.text))) return;
  for (const { name, value, word } of parseArguments(words, aptOptions).options) {
    if (
      /^--(?:allow-unauthenticated|force-yes|allow-insecure-repositories|allow-untrusted)$/.test(name) &&
      !(value && no.test(value.text))
    )
      finder.words('signature', 'apt', [word]);
    else if (/^(?:-o|--option)$/.test(name) && value && aptSetting.test(value.text.replace(/\s*=\s*/, '=')))
      finder.words(/verify/i.test(value.text) ? 'certificate' : 'signature', 'apt', both(word, value), value);
  }
}

/** An option with its value: one word or two. */
function both(word: Value, value: Value): readonly Value[] {
  const a = word.spanOf();
  const b = value.spanOf();
  return a && b && b.start >= a.end ? [word, value] : [word];
}

/** `deb [trusted=yes] …` as an argument. */
function inSourceLine(finder: Finder, word: Value): void {
  const m = /^\s*deb\S*\s+\[[^\]]*?((?:trusted|allow-insecure)=yes)[^\]]*\]\s+(\S+)/.exec(word.text);
  if (!m || /^(?:file|copy|cdrom):/.test(m[2] ?? '')) return;
  const at = word.text.indexOf(m[1] as string);
  finder.add('signature', 'apt', word.slice(at, at + (m[1] as string).length), { kind: 'other' });
}

function inApk(finder: Finder, words: readonly Value[], command: RunCommand, stage: StageModel): void {
  const option = words.find((w) => w.text === '--allow-untrusted');
  const verb = words.find((w) =>
    /^(?:add|del|fix|fetch|update|upgrade|index|info|verify|mkndx|convndx|extract)$/.test(w.text),
  );
  if (!option || (verb && /^(?:index|info|del|verify|mkndx|convndx|extract)$/.test(verb.text))) return;
  if (verb?.text === 'add' && takesOnlyOwnFiles(command, stage)) return;
  const places = words.flatMap((w, i) =>
    /^(?:-X|--repository)$/.test(w.text)
      ? (words[i + 1]?.text ?? [])
      : (/^(?:-X|--repository=)(.+)$/.exec(w.text)?.[1] ?? []),
  );
  if (places.length > 0 && places.every((p) => /^(?:file:|\.{0,2}\/|\$)/.test(p))) return;
  // A file from the network is refused without a key of its maker: taking the switch out alone would only break the build.
  const refused =
    (packageFilesOf(stage).get(command) ?? []).length > 0 && !stage.keys.some((k) => k.manager === 'apk');
  if (refused) finder.add('signature', 'apk', option, { kind: 'other' });
  else finder.words('signature', 'apk', [option]);
}

/**
 * True when a command installs nothing but files that the build has: made by it, from the context, or fetched and checked.
 * A file of which nothing is known is taken for one of these.
 */
function takesOnlyOwnFiles(command: RunCommand, stage: StageModel): boolean {
  const files = packageFilesOf(stage).get(command) ?? [];
  if (files.some((f) => !f.fetch?.check)) return false;
  const names = packagesOf(stage).get(command) ?? [];
  if (names.some((p) => !isPath(p.name.text))) return false;
  return files.length + names.length > 0 || command.argv.some((w) => isPath(w.text));
}

const fetchesOf = grouped(
  (stage) => stage.fetches,
  (fetch) => fetch.instruction,
);
const packageFilesOf = grouped(
  (stage) => stage.packageFiles,
  (file) => file.command,
);
const packagesOf = grouped(
  (stage) => stage.packages,
  (use) => use.command,
);

/** What a stage has of something, by what it belongs to; sorted once for all commands that ask. */
function grouped<T, K extends object>(
  list: (stage: StageModel) => readonly T[],
  keyOf: (item: T) => K,
): (stage: StageModel) => ReadonlyMap<K, readonly T[]> {
  const known = new WeakMap<StageModel, Map<K, T[]>>();
  return (stage) => {
    let groups = known.get(stage);
    if (!groups) {
      groups = new Map();
      for (const item of list(stage)) {
        const group = groups.get(keyOf(item));
        if (group) group.push(item);
        else groups.set(keyOf(item), [item]);
      }
      known.set(stage, groups);
    }
    return groups;
  };
}

function isPath(text: string): boolean {
  return /\.(?:apk|rpm|deb)$|^\.{0,2}\/|\*/.test(text);
}

const rpmSetting = /^(?:.+\.)?(?:gpgcheck|pkg_gpgcheck|sslverify)=(?:0|false|no|off)$/i;

function inDnf(finder: Finder, words: readonly Value[], command: RunCommand, stage: StageModel): void {
  words.forEach((word, i) => {
    const { text } = word;
    if (/^--(?:nogpgcheck|no-gpgchecks|no-gpg-checks)$/.test(text)) {
      if (!takesOnlyOwnFiles(command, stage)) finder.words('signature', command.name, [word]);
      return;
    }
    const before = words[i - 1];
    const setting = /^--setopt=(.*)$/s.exec(text)?.[1] ?? (before?.text === '--setopt' ? text : '');
    if (!rpmSetting.test(setting) || /(?:^|\.)(?:localpkg_|repo_)/.test(setting)) return;
    const shown = word.slice(text.length - setting.length);
    const what = /sslverify/i.test(setting) ? 'certificate' : 'signature';
    finder.words(what, command.name, setting === text && before ? [before, word] : [word], shown);
  });
}

function inRpm(finder: Finder, words: readonly Value[], command: RunCommand, stage: StageModel): void {
  const installs = words.some((w) =>
    /^-[a-zA-Z]*[iUF]|^--(?:install|upgrade|freshen|reinstall)$/.test(w.text),
  );
  if (!installs || words.some((w) => /^-q|^--(?:query|eval|checksig|import)$/.test(w.text))) return;
  if (takesOnlyOwnFiles(command, stage)) return;
  for (const word of words)
    if (/^--(?:nosignature|nodigest)$/.test(word.text)) finder.words('signature', 'rpm', [word]);
}

function inZypper(finder: Finder, words: readonly Value[], command: RunCommand, stage: StageModel): void {
  const verb = words.find((w) => /^[a-z]/.test(w.text))?.text ?? '';
  const own =
    takesOnlyOwnFiles(command, stage) ||
    (/^(?:ar|addrepo)$/.test(verb) && words.some((w) => /^(?:dir:|file:|\/)/.test(w.text)));
  if (own) return;
  for (const word of words) {
    const { text } = word;
    const short = text === '-G' && /^(?:ar|addrepo|mr|modifyrepo)$/.test(verb);
    if (
      short ||
      /^--(?:no-gpg-checks|no-gpgcheck|allow-unsigned-rpm|gpgcheck-allow-unsigned(?:-\w+)?)$/.test(text)
    )
      finder.words('signature', 'zypper', [word]);
  }
}

function inPip(finder: Finder, words: readonly Value[]): void {
  for (const { name, value, word } of options(words, pipOptions, ['allow-insecure-host'])) {
    if (!value || !/^--(?:trusted-host|allow-insecure-host)$/.test(name) || isLocalUrl(value.text)) continue;
    const all = both(word, value);
    finder.words('certificate', 'pip', all, word, all.length > 1 ? neighbours(word, value) : {});
  }
  const at = words.findIndex((w) => w.text === 'config');
  const [verb, key, value] = at < 0 ? [] : words.slice(at + 1).filter((w) => !w.text.startsWith('-'));
  if (verb?.text === 'set' && key && value && /\.trusted[-_]host$/.test(key.text) && !isLocalUrl(value.text))
    finder.add('certificate', 'pip', key, { kind: 'command' }, neighbours(key, value));
}

function options(
  words: readonly Value[],
  table: { readonly short: string; readonly long: readonly string[] },
  more: readonly string[],
): readonly Option[] {
  return parseArguments(words, { short: table.short, long: [...table.long, ...more] }).options;
}

function inNpm(finder: Finder, words: readonly Value[]): void {
  const plain = words.filter((w) => !w.text.startsWith('-'));
  const setting =
    plain[0]?.text === 'set' || (/^(?:config|c)$/.test(plain[0]?.text ?? '') && plain[1]?.text === 'set');
  const pairs = plain.slice(plain[0]?.text === 'set' ? 1 : 2);
  words.forEach((word, i) => {
    const { text } = word;
    const next = words[i + 1];
    if (/^--(?:strict-ssl=(?:false|0)|no-strict-ssl)$/.test(text)) finder.words('certificate', 'npm', [word]);
    else if (text === '--strict-ssl' && next && no.test(next.text))
      finder.words('certificate', 'npm', [word, next], word, neighbours(word, next));
    else if (!setting) return;
    else if (/^(?:strict-ssl|enableStrictSsl)=["']?(?:false|0)["']?$/i.test(text))
      finder.add('certificate', 'npm', word, pairs.length === 1 ? { kind: 'command' } : wordForm(word));
    else if (/^(?:strict-ssl|enableStrictSsl)$/i.test(text) && next && no.test(unquoted(next.text)))
      finder.add('certificate', 'npm', word, { kind: 'command' }, neighbours(word, next));
  });
}

function wordForm(word: Value): SwitchForm {
  const span = word.spanOf();
  return span ? { kind: 'words', spans: [span] } : { kind: 'other' };
}

function inConda(finder: Finder, words: readonly Value[]): void {
  if (words[0]?.text !== 'config') return;
  const at = words.findIndex((w) => w.text === 'ssl_verify');
  const key = words[at];
  const value = words[at + 1];
  if (key && value && no.test(value.text))
    finder.add(
      'certificate',
      'conda',
      key,
      words.filter((w) => w.text === '--set').length === 1 ? { kind: 'command' } : { kind: 'other' },
      neighbours(key, value),
    );
}

function inComposer(finder: Finder, words: readonly Value[]): void {
  const plain = words.filter((w) => !w.text.startsWith('-'));
  const at = plain.findIndex((w) => w.text === 'config');
  const [key, value] = at < 0 ? [] : plain.slice(at + 1);
  const off =
    key &&
    value &&
    ((key.text === 'disable-tls' && yes.test(value.text)) ||
      (key.text === 'secure-http' && no.test(value.text)));
  if (off) finder.add('certificate', 'Composer', key, { kind: 'command' }, neighbours(key, value));
  for (const word of words)
    if (word.text === '--disable-tls') finder.words('certificate', 'Composer', [word]);
}

function inBundle(finder: Finder, words: readonly Value[]): void {
  const at = words.findIndex((w) => w.text === 'ssl_verify_mode');
  const key = words[at];
  const value = words[at + 1];
  if (words[0]?.text === 'config' && key && value?.text === '0')
    finder.add('certificate', 'Bundler', key, { kind: 'command' }, neighbours(key, value));
}

/** Tools with one such option each. */
const others: readonly (readonly [tool: RegExp, word: RegExp, what: What])[] = [
  [
    /^(?:q?debootstrap|cdebootstrap|qemu-debootstrap)$/,
    /^--(?:no-check-gpg|allow-unauthenticated)$/,
    'signature',
  ],
  [/^flatpak$/, /^--no-gpg-verify$/, 'signature'],
  [/^(?:mvn|mvnw)$/, /^-Dmaven\.wagon\.http\.ssl\.(?:insecure|allowall)=true$/, 'certificate'],
  [/^svn$/, /^--trust-server-cert(?:-failures(?:=.*)?)?$/, 'certificate'],
  [/^hg$/, /^--insecure$/, 'certificate'],
  [/^aria2c$/, /^--check-certificate=false$/, 'certificate'],
  [/^ansible-galaxy$/, /^--ignore-certs$/, 'certificate'],
  [/^helm$/, /^--insecure-skip-tls-verify$/, 'certificate'],
  [/^aws$/, /^--no-verify-ssl$/, 'certificate'],
  [
    /^(?:pwsh|powershell)$/,
    /-Skip(?:Certificate|HeaderValidation\s+-SkipCertificate)Check\b/i,
    'certificate',
  ],
];

function inOther(finder: Finder, tool: string, words: readonly Value[]): void {
  for (const [name, pattern, what] of others) {
    if (!name.test(tool)) continue;
    for (const word of words) {
      const m = pattern.exec(word.text);
      if (!m) continue;
      if (m[0] === word.text) finder.words(what, tool, [word]);
      else finder.add(what, tool, word.slice(m.index, m.index + m[0].length), { kind: 'other' });
    }
  }
}

import type { Base, CheckKind, Contents, KeyState, LanguagePackages, StartAccount } from './account';

/** Text from the Dockerfile as code in Markdown: one line, and no mark-up of its own, in a table either. */
export function code(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const short = line.length > 200 ? `${line.slice(0, 199)}…` : line;
  if (short === '') return '(empty)';
  // A run of backticks inside needs a longer one around it; a bar would end a table's cell.
  const longest = Math.max(0, ...[...short.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 ? ' ' : '';
  return `${fence}${pad}${short.replace(/\|/g, '\u2223')}${pad}${fence}`;
}

/** `1 package`, `3 packages`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

const reasons: Readonly<Record<string, string>> = {
  official: 'trusted',
  publisher: 'trusted',
  own: 'trusted: your own',
  policy: 'trusted by your policy',
  community: 'not trusted: an account that anyone can have',
  'unknown-registry': 'not trusted: a registry that the policy does not know',
  unqualified: 'not trusted: no official image',
  address: 'not trusted: a registry named by its address',
  'not-distribution': 'not trusted: no distribution',
};

/** A base with its publisher and whether it is trusted, in Markdown. */
export function baseText(base: Base): string {
  switch (base.kind) {
    case 'scratch':
      return '`scratch`: nothing';
    case 'stage':
      return `stage ${code(base.stage)}`;
    case 'unknown':
      return `${code(base.text)}, which cannot be known before the build`;
    case 'image': {
      const who = [base.publisher ?? undefined, reasons[base.because] ?? base.because];
      return `${code(base.image)} (${who.filter((word) => word !== undefined).join(', ')})`;
    }
  }
}

/** `Debian bookworm`, for sentences; undefined when not known. */
export function distributionText({ distribution }: Contents): string | undefined {
  if (!distribution) return undefined;
  const { name, release } = distribution;
  return `${names[name] ?? name.charAt(0).toUpperCase() + name.slice(1)}${release === null ? '' : ` ${release}`}`;
}

const names: Readonly<Record<string, string>> = {
  centos: 'CentOS',
  rhel: 'Red Hat Enterprise Linux',
  almalinux: 'AlmaLinux',
  rocky: 'Rocky Linux',
  amazon: 'Amazon Linux',
  oracle: 'Oracle Linux',
  opensuse: 'openSUSE',
  sles: 'SUSE Linux Enterprise',
  arch: 'Arch Linux',
  azurelinux: 'Azure Linux',
  busybox: 'BusyBox',
};

export function checkText(check: CheckKind): string {
  switch (check) {
    case null:
      return 'not checked';
    case 'checksum':
      return 'checked: checksum';
    case 'signature':
      return 'checked: signature';
    case 'commit':
      return 'fixed: commit';
    case 'content-address':
      return 'fixed: its address names the content';
  }
}

/** Who may sign a repository's packages. */
export function keyText({ scope, fixed, file }: KeyState): string {
  const which = fixed === null ? 'not seen in this file which' : fixed ? 'fixed in this file' : 'not fixed';
  switch (scope) {
    case 'none':
      return 'no key in this file';
    case 'unknown':
      return 'key not seen in this file';
    case 'keyring':
      return `key of its own${file === null ? '' : ` ${code(file)}`}, ${which}`;
    case 'global':
      return `key for every repository${file === null ? '' : ` ${code(file)}`}, ${which}`;
  }
}

const uses: Readonly<Record<string, string>> = {
  run: 'run',
  unpack: 'unpacked',
  install: 'installed',
  key: 'trusted as a key',
  repository: 'a package source',
  executable: 'made executable',
  build: 'built',
};

/** What becomes of a download. */
export function usesText(how: readonly string[], kept: boolean): string {
  const words = [...how.map((use) => uses[use] ?? use), ...(kept ? ['stays'] : [])];
  return words.length > 0 ? words.join(', ') : 'no use seen';
}

/** `pip (default index)`. */
export function indexText({ indexes }: LanguagePackages): string {
  return indexes.length === 0 ? 'default index' : indexes.map(code).join(', ');
}

/** A command line as it would be typed. */
export function startText({ commands }: StartAccount): string {
  return code(commands.map((words) => words.map(quoted).join(' ')).join('; '));
}

function quoted(word: string): string {
  return /^[^\s'"]+$/.test(word) ? word : `'${word}'`;
}

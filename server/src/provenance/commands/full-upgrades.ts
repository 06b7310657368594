import type { RunCommand } from '../model';
import { parseArguments } from './options';

/** A command that brings every installed package to the archive's newest. */
export interface FullUpgrade {
  /** As it is named to the package manager: `dist-upgrade`. */
  readonly verb: string;
  /** What the manager is called: `apt-get`. */
  readonly program: string;
  /**
   * `release`: may remove packages and take what is new in the archive; `all`: the manager knows no other way to take
   * every package; `installed`: newer versions of what is there, nothing else.
   */
  readonly reach: 'release' | 'all' | 'installed';
}

const tables = {
  apt: { short: 'toca', long: ['target-release', 'default-release', 'option', 'config-file'] },
  rpm: {
    short: 'cdexR',
    long: ['exclude', 'enablerepo', 'disablerepo', 'repo', 'setopt', 'releasever', 'installroot', 'advisory'],
  },
  apk: { short: 'Xpt', long: ['repository', 'root', 'arch', 'keys-dir', 'repositories-file', 'cache-dir'] },
  zypper: { short: 'rRcD', long: ['repo', 'root', 'config', 'from'] },
  pacman: { short: 'br', long: ['dbpath', 'root', 'config', 'cachedir', 'ignore', 'ignoregroup'] },
};

/** What a command upgrades as a whole; undefined for one that names packages, simulates, or does anything else. */
export function fullUpgradeOf({ name, argv }: RunCommand): FullUpgrade | undefined {
  const words = argv.slice(1);
  switch (name) {
    case 'apt-get':
    case 'apt':
    case 'aptitude':
    case 'nala': {
      const args = parseArguments(words, tables.apt);
      const [verb, ...packages] = args.operands.map((w) => w.text);
      if (args.has('-s', '--simulate', '--just-print', '--dry-run', '-d', '--download-only'))
        return undefined;
      if (packages.length > 0 || !verb) return undefined;
      if (/^(?:dist-upgrade|full-upgrade)$/.test(verb)) return { verb, program: name, reach: 'release' };
      return /^(?:upgrade|safe-upgrade)$/.test(verb)
        ? { verb, program: name, reach: 'installed' }
        : undefined;
    }
    case 'do-release-upgrade':
      return { verb: '', program: name, reach: 'release' };
    case 'yum':
    case 'dnf':
    case 'dnf5':
    case 'microdnf':
    case 'tdnf': {
      const args = parseArguments(words, tables.rpm);
      const [verb, ...packages] = args.operands.map((w) => w.text);
      if (args.has('--assumeno', '--downloadonly', '--installroot', '--advisory') || packages.length > 0)
        return undefined;
      if (verb === 'distro-sync' || verb === 'system-upgrade')
        return { verb, program: name, reach: 'release' };
      return /^(?:update|upgrade|up)$/.test(verb ?? '')
        ? { verb: verb ?? '', program: name, reach: 'all' }
        : undefined;
    }
    case 'apk': {
      const args = parseArguments(words, tables.apk);
      const [verb, ...packages] = args.operands.map((w) => w.text);
      if (verb !== 'upgrade' || packages.length > 0 || args.has('-s', '--simulate', '-p', '--root'))
        return undefined;
      // `--available` also exchanges what the archive has in the same or an older version.
      return { verb, program: name, reach: args.has('-a', '--available') ? 'all' : 'installed' };
    }
    case 'zypper': {
      const args = parseArguments(words, tables.zypper);
      const [verb, ...packages] = args.operands.map((w) => w.text);
      if (packages.length > 0 || args.has('--dry-run', '--root', '-R', '--installroot')) return undefined;
      if (/^(?:dup|dist-upgrade)$/.test(verb ?? ''))
        return { verb: verb ?? '', program: name, reach: 'release' };
      return /^(?:up|update|patch)$/.test(verb ?? '')
        ? { verb: verb ?? '', program: name, reach: 'installed' }
        : undefined;
    }
    case 'pacman': {
      // With packages named it installs: Arch supports no installation beside old packages.
      const args = parseArguments(words, tables.pacman);
      const upgrades = args.has('-u', '--sysupgrade') && args.has('-S', '--sync');
      return upgrades && args.operands.length === 0 && !args.has('-p', '--print')
        ? { verb: '-Syu', program: name, reach: 'installed' }
        : undefined;
    }
    default:
      return undefined;
  }
}

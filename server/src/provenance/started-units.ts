import { baseName } from './files';

/**
 * The unit that a command starts by a service manager: `service NAME start`, `/etc/init.d/NAME start`,
 * `rc-service NAME start`, `invoke-rc.d NAME start`, `systemctl start NAME`, `sv start NAME`.
 *
 * @param words program and arguments
 * @returns its name without folder and `.service`; undefined for any other command
 */
export function startedUnit(words: readonly string[]): string | undefined {
  const [program = '', ...all] = words;
  const rest = all.filter((word) => !word.startsWith('-'));
  const name = baseName(program);
  if (/^\/etc\/(?:rc\.d\/)?init\.d\//.test(program)) return starts(rest[0]) ? plain(name) : undefined;
  switch (name) {
    case 'service':
    case 'rc-service':
    case 'invoke-rc.d':
      return rest[0] && starts(rest[1]) ? plain(rest[0]) : undefined;
    case 'systemctl':
    case 'sv':
      return rest[1] && starts(rest[0]) ? plain(rest[1]) : undefined;
    default:
      return undefined;
  }
}

/**
 * Units that a command tells the init system to start with the machine: `systemctl enable A B`, `update-rc.d A defaults`,
 * `chkconfig A on`, `rc-update add A`.
 *
 * @returns their names without folder and `.service`
 */
export function enabledUnits(words: readonly string[]): string[] {
  const [program = '', ...all] = words;
  const rest = all.filter((word) => !word.startsWith('-'));
  switch (baseName(program)) {
    case 'systemctl':
      return rest[0] === 'enable' ? rest.slice(1).map(plain) : [];
    case 'update-rc.d':
      return rest[0] && /^(?:defaults|enable)/.test(rest[1] ?? '') ? [plain(rest[0])] : [];
    case 'chkconfig':
      return rest[0] && (rest[1] === 'on' || all.includes('--add')) ? [plain(rest[0])] : [];
    case 'rc-update':
      return rest[1] && rest[0] === 'add' ? [plain(rest[1])] : [];
    default:
      return [];
  }
}

function starts(word: string | undefined): boolean {
  return /^(?:start|restart|force-start|reload-or-restart)$/.test(word ?? '');
}

function plain(unit: string): string {
  return baseName(unit).replace(/\.service$/, '');
}

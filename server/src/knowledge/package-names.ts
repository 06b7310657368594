/** The package managers whose names the tables here know. */
export type PackageManager = 'apt' | 'apk' | 'rpm' | 'zypper' | 'pacman' | 'pip';

/**
 * The bare name in an operand of an installation: versions (`=1.2`, `~=`, `>5`), architectures (`:amd64`,
 * `.x86_64`), releases (`/bookworm-backports`), repository tags (`@edge`), quotes and a trailing glob go.
 * What a variable stands for inside a name is unknown; most name a version, so it becomes the digit `9`:
 * `postgresql-$PG_MAJOR=$PG_VERSION` gives `postgresql-9`. Lower case.
 */
function barePackageName(operand: string): string {
  return operand
    .trim()
    .replace(/^["']|["']$/g, '')
    .replace(/\$\{[^}]*\}|\$\w+|\$\([^)]*\)/g, '9')
    .replace(/(?:[=<>~!]|@|\/(?!\/)).*$/, '')
    .replace(/:(?:amd64|arm64|armhf|i386|any|native|\d)$/, '')
    .replace(/\.(?:x86_64|noarch|i[3-6]86|aarch64|armv7hl|ppc64le|s390x)$/, '')
    .replace(/[*+]+$/, '')
    .toLowerCase();
}

/**
 * The names to look up for an operand: its bare name, and for rpm, where a version may follow the name after a
 * dash (`mongodb-org-server-4.4.1-1.el8`), the name without it.
 */
export function packageNames(manager: PackageManager, operand: string): string[] {
  const name = barePackageName(operand);
  if (manager !== 'rpm' && manager !== 'zypper') return [name];
  const unversioned = name.replace(/-\d+(?:\.[\w.~]+)?(?:-[\w.~]+)?$/, '');
  return unversioned === name ? [name] : [name, unversioned];
}

/**
 * Directory servers.
 * Source: the projects' and images' documentation, and names seen in public Dockerfiles; curated 2026-11-21.
 */
import type { Service } from './service';

export const directories: readonly Service[] = [
  {
    id: 'openldap',
    name: 'OpenLDAP',
    kind: 'directory',
    images: ['openldap', 'slapd', 'openldap-backup', 'ldap-server'],
    packages: ['slapd', 'openldap-servers', 'openldap2'],
    packagesOf: { apk: ['openldap'], pacman: ['openldap'] },
    notPackages: ['ldap-utils', 'openldap-(clients|dev|devel|libs|back-.*)'],
    daemons: ['slapd'],
    archives: ['openldap-\\d.*\\.tgz'],
    dataDirectories: ['/var/lib/ldap', '/etc/ldap/slapd.d', '/var/lib/openldap'],
    ambiguousPorts: [389, 636],
    clientPackage: { apt: 'ldap-utils', apk: 'openldap-clients', rpm: 'openldap-clients' },
  },
  {
    id: '389ds',
    name: '389 Directory Server',
    kind: 'directory',
    images: ['389ds', 'dirsrv', '389-ds'],
    packages: ['389-ds(-base)?'],
    daemons: ['ns-slapd', 'dscontainer'],
    dataDirectories: ['/var/lib/dirsrv'],
  },
  {
    id: 'freeipa',
    name: 'FreeIPA',
    kind: 'directory',
    images: ['freeipa-server', 'freeipa'],
    packages: ['freeipa-server', 'ipa-server'],
    daemons: ['ipa-server-configure-first'],
  },
  {
    id: 'apacheds',
    name: 'ApacheDS',
    kind: 'directory',
    images: ['apacheds', 'apache-ds'],
    packages: ['apacheds'],
    daemons: ['apacheds'],
    archives: ['apacheds-.*'],
  },
  {
    id: 'opendj',
    name: 'OpenDJ',
    kind: 'directory',
    images: ['opendj', 'forgerock-opendj'],
    packages: ['opendj'],
    daemons: ['start-ds'],
    archives: ['opendj-.*\\.(zip|war|deb|rpm)'],
  },
  {
    id: 'krb5-kdc',
    name: 'Kerberos KDC',
    kind: 'directory',
    images: ['krb5-kdc', 'kerberos-kdc', 'kdc'],
    packages: ['krb5-kdc', 'krb5-server'],
    daemons: ['krb5kdc'],
    dataDirectories: ['/var/lib/krb5kdc', '/var/kerberos/krb5kdc'],
  },
];

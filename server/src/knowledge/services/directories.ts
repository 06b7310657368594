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
    knownImages: [
      {
        repositories: ['docker.io/osixia/openldap'],
        data: [
          { paths: ['/var/lib/ldap', '/etc/ldap/slapd.d'], volumes: ['/var/lib/ldap', '/etc/ldap/slapd.d'] },
        ],
        secrets: [
          { name: 'LDAP_ADMIN_PASSWORD', file: 'LDAP_ADMIN_PASSWORD_FILE' },
          { name: 'LDAP_CONFIG_PASSWORD', file: 'LDAP_CONFIG_PASSWORD_FILE' },
        ],
      },
      {
        repositories: [
          'docker.io/bitnami/openldap',
          'docker.io/bitnamilegacy/openldap',
          'docker.io/bitnamisecure/openldap',
          'public.ecr.aws/bitnami/openldap',
        ],
        data: [{ paths: ['/bitnami/openldap'] }],
        secrets: [{ name: 'LDAP_ADMIN_PASSWORD', file: 'LDAP_ADMIN_PASSWORD_FILE' }],
      },
    ],
    backup: {
      how: 'Write the data and the configuration as LDIF with slapcat (-n 1 and -n 0), and load them with slapadd.',
    },
    health: "ldapsearch -x -H ldap://127.0.0.1 -b '' -s base > /dev/null",
    stop: { signal: 'SIGTERM', byImage: true },
    address: { variable: 'LDAP_URL', url: 'ldap://{host}:389' },
  },
  {
    id: '389ds',
    name: '389 Directory Server',
    kind: 'directory',
    images: ['389ds', 'dirsrv', '389-ds'],
    packages: ['389-ds(-base)?'],
    daemons: ['ns-slapd', 'dscontainer'],
    dataDirectories: ['/var/lib/dirsrv'],
    knownImages: [
      {
        repositories: ['quay.io/389ds/dirsrv', 'docker.io/389ds/dirsrv'],
        data: [{ paths: ['/data'], volumes: ['/data'] }],
        secrets: [{ name: 'DS_DM_PASSWORD' }],
      },
    ],
    backup: { how: 'Back it up with dsconf backup create, or as LDIF with dsctl db2ldif.' },
    stop: { signal: 'SIGTERM', byImage: true },
  },
  {
    id: 'freeipa',
    name: 'FreeIPA',
    kind: 'directory',
    images: ['freeipa-server', 'freeipa'],
    packages: ['freeipa-server', 'ipa-server'],
    daemons: ['ipa-server-configure-first'],
    knownImages: [
      {
        repositories: ['quay.io/freeipa/freeipa-server', 'docker.io/freeipa/freeipa-server'],
        data: [{ paths: ['/data'], volumes: ['/data'] }],
        secrets: [{ name: 'PASSWORD' }],
      },
    ],
    backup: { how: 'Back it up with ipa-backup, and run at least two replicas.' },
  },
  {
    id: 'apacheds',
    name: 'ApacheDS',
    kind: 'directory',
    images: ['apacheds', 'apache-ds'],
    packages: ['apacheds'],
    daemons: ['apacheds', 'apacheds.sh', 'apacheds-service-*.jar'],
    archives: ['apacheds-.*'],
    backup: { how: 'Export it as LDIF.' },
  },
  {
    id: 'opendj',
    name: 'OpenDJ',
    kind: 'directory',
    images: ['opendj', 'forgerock-opendj'],
    packages: ['opendj'],
    daemons: ['start-ds'],
    archives: ['opendj-.*\\.(zip|war|deb|rpm)'],
    backup: { how: 'Back it up with the command backup, or as LDIF with export-ldif.' },
  },
  {
    id: 'krb5-kdc',
    name: 'Kerberos KDC',
    kind: 'directory',
    images: ['krb5-kdc', 'kerberos-kdc', 'kdc'],
    packages: ['krb5-kdc', 'krb5-server'],
    daemons: ['krb5kdc'],
    dataDirectories: ['/var/lib/krb5kdc', '/var/kerberos/krb5kdc'],
    backup: {
      how: 'Dump the database with kdb5_util dump, load it with kdb5_util load, and keep the stash file.',
    },
  },
  {
    id: 'lldap',
    name: 'LLDAP',
    kind: 'directory',
    images: ['lldap'],
    packages: ['lldap'],
    daemons: ['lldap run'],
    knownImages: [
      {
        repositories: ['docker.io/lldap/lldap', 'ghcr.io/lldap/lldap'],
        data: [{ paths: ['/data'], volumes: ['/data'] }],
        secrets: [
          { name: 'LLDAP_JWT_SECRET', file: 'LLDAP_JWT_SECRET_FILE' },
          { name: 'LLDAP_LDAP_USER_PASS', file: 'LLDAP_LDAP_USER_PASS_FILE' },
        ],
      },
    ],
    backup: {
      how: 'Copy its database file while it is stopped, or dump the database that it is set up with.',
    },
  },
  {
    id: 'oud',
    name: 'Oracle Unified Directory',
    kind: 'directory',
    images: ['oud', 'oracle/oud'],
    packages: [],
    daemons: ['createAndStartOUDInstance.sh'],
    archives: ['fmw_.*_oud.*\\.(jar|zip)'],
    backup: { how: 'Back it up with the command backup, or as LDIF with export-ldif.' },
  },
];

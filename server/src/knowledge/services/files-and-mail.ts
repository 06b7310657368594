/**
 * File, document and mail stores.
 * Source: the projects' and images' documentation, and names seen in public Dockerfiles; curated 2026-11-21.
 */
import type { Service } from './service';

export const filesAndMail: readonly Service[] = [
  {
    id: 'hadoop-hdfs',
    name: 'HDFS',
    kind: 'file-store',
    images: ['hadoop-namenode', 'hadoop-datanode', 'hdfs-namenode', 'hdfs-datanode'],
    packages: ['hadoop-hdfs-(namenode|datanode)', 'hadoop-conf-pseudo'],
    daemons: ['hdfs namenode', 'hdfs datanode', 'start-dfs.sh'],
    dataDirectories: ['/hadoop/dfs/name', '/hadoop/dfs/data', '/hadoop/dfs'],
    knownImages: [
      {
        repositories: ['docker.io/bde2020/hadoop-namenode'],
        data: [{ paths: ['/hadoop/dfs/name'], volumes: ['/hadoop/dfs/name'] }],
      },
      {
        repositories: ['docker.io/bde2020/hadoop-datanode'],
        data: [{ paths: ['/hadoop/dfs/data'], volumes: ['/hadoop/dfs/data'] }],
      },
    ],
    backup: {
      how: 'Copy it to another cluster with hadoop distcp, and save the name node’s metadata with hdfs dfsadmin -fetchImage.',
    },
  },
  {
    id: 'samba',
    name: 'Samba',
    kind: 'file-store',
    images: ['samba', 'samba-dc', 'samba-ad-dc'],
    packages: ['samba', 'samba-dc', 'samba-ad-dc', 'samba-server'],
    notPackages: [
      'samba-(common|client|libs|dev|winbind|common-tools|common-bin|dsdb-modules|vfs-modules).*',
    ],
    daemons: ['smbd', 'samba'],
    dataDirectories: ['/var/lib/samba'],
    ports: [445],
    clientPackage: { apt: 'smbclient', apk: 'samba-client', rpm: 'samba-client' },
    backup: { how: 'Copy the shares; a domain controller is saved with samba-tool domain backup online.' },
  },
  {
    id: 'nextcloud',
    name: 'Nextcloud',
    kind: 'file-store',
    images: ['nextcloud', 'nextcloud-releases/all-in-one'],
    packages: ['nextcloud', 'nextcloud-server'],
    daemons: [],
    archives: ['nextcloud-(\\d|\\$|latest).*\\.(tar\\.bz2|zip)'],
    dataDirectories: ['/var/www/html/data'],
    environment: ['NEXTCLOUD_ADMIN_PASSWORD'],
    knownImages: [
      {
        repositories: ['docker.io/library/nextcloud'],
        data: [{ paths: ['/var/www/html'], volumes: ['/var/www/html'] }],
        dataVariables: ['NEXTCLOUD_DATA_DIR'],
        secrets: [
          { name: 'NEXTCLOUD_ADMIN_PASSWORD', file: 'NEXTCLOUD_ADMIN_PASSWORD_FILE' },
          { name: 'POSTGRES_PASSWORD', file: 'POSTGRES_PASSWORD_FILE' },
          { name: 'MYSQL_PASSWORD', file: 'MYSQL_PASSWORD_FILE' },
        ],
      },
      {
        repositories: ['ghcr.io/nextcloud-releases/all-in-one', 'docker.io/nextcloud/all-in-one'],
        data: [{ paths: ['/mnt/docker-aio-config'], volumes: ['/mnt/docker-aio-config'] }],
      },
      {
        repositories: ['lscr.io/linuxserver/nextcloud', 'docker.io/linuxserver/nextcloud'],
        data: [{ paths: ['/config', '/data'], volumes: ['/config', '/data'] }],
      },
    ],
    backup: {
      how: 'Turn maintenance mode on, copy the data directory, config and themes, and dump its database.',
    },
    health: 'curl -fsS http://127.0.0.1/status.php',
    stop: { signal: 'SIGTERM', byImage: true },
  },
  {
    id: 'owncloud',
    name: 'ownCloud',
    kind: 'file-store',
    images: ['owncloud', 'owncloud/server', 'ocis', 'opencloud'],
    packages: ['owncloud', 'owncloud-files', 'owncloud-server'],
    daemons: ['ocis server', 'opencloud server'],
    archives: ['owncloud-(\\d|\\$|complete|latest).*\\.(tar\\.bz2|zip)'],
    knownImages: [
      {
        repositories: ['docker.io/owncloud/server'],
        data: [{ paths: ['/mnt/data'], volumes: ['/mnt/data'] }],
        secrets: [{ name: 'OWNCLOUD_ADMIN_PASSWORD' }],
      },
      { repositories: ['docker.io/owncloud/ocis'], data: [{ paths: ['/var/lib/ocis'] }] },
      {
        repositories: ['docker.io/opencloudeu/opencloud', 'docker.io/opencloudeu/opencloud-rolling'],
        data: [{ paths: ['/var/lib/opencloud'] }],
      },
    ],
    backup: {
      how: 'Turn maintenance mode on, copy data directory and configuration, and dump its database.',
    },
  },
  {
    id: 'seafile',
    name: 'Seafile',
    kind: 'file-store',
    images: ['seafile', 'seafile-mc', 'seafile-pro-mc', 'seafile-server'],
    packages: ['seafile-server', 'seahub'],
    daemons: ['seafile.sh start', 'seaf-server'],
    archives: ['seafile-(pro-)?server[-_].*\\.tar\\.gz'],
    knownImages: [
      {
        repositories: ['docker.io/seafileltd/seafile-mc', 'docker.io/seafileltd/seafile-pro-mc'],
        data: [{ paths: ['/shared'] }],
        secrets: [{ name: 'SEAFILE_ADMIN_PASSWORD' }, { name: 'DB_ROOT_PASSWD' }],
      },
    ],
    backup: { how: 'Dump its databases first, then copy the library data below /shared.' },
  },
  {
    id: 'syncthing',
    name: 'Syncthing',
    kind: 'file-store',
    images: ['syncthing'],
    packages: ['syncthing'],
    daemons: ['syncthing', 'syncthing serve'],
    archives: ['syncthing-linux-.*\\.tar\\.gz'],
    knownImages: [
      {
        repositories: ['docker.io/syncthing/syncthing', 'ghcr.io/syncthing/syncthing'],
        data: [{ paths: ['/var/syncthing'], volumes: ['/var/syncthing'] }],
      },
      {
        repositories: ['lscr.io/linuxserver/syncthing', 'docker.io/linuxserver/syncthing'],
        data: [{ paths: ['/config'], volumes: ['/config'] }],
      },
    ],
    backup: {
      how: 'Copy the folders and the configuration; synchronising is no backup, because it passes deletions on.',
    },
  },
  {
    id: 'resilio-sync',
    name: 'Resilio Sync',
    kind: 'file-store',
    images: ['btsync', 'resilio-sync'],
    packages: ['resilio-sync', 'btsync'],
    daemons: ['rslsync', 'btsync'],
    archives: ['(resilio-sync|btsync|BitTorrent-Sync).*\\.(tar\\.gz|deb)'],
  },
  {
    id: 'alfresco',
    name: 'Alfresco',
    kind: 'file-store',
    images: ['alfresco', 'alfresco-content-repository', 'alfresco-content-repository-community'],
    packages: [],
    daemons: ['alfresco.sh start'],
    archives: ['alfresco-community.*\\.(bin|zip)', 'alfresco-enterprise.*'],
    knownImages: [
      {
        repositories: [
          'docker.io/alfresco/alfresco-content-repository-community',
          'docker.io/alfresco/alfresco-content-repository',
          'quay.io/alfresco/alfresco-content-repository',
        ],
        data: [{ paths: ['/usr/local/tomcat/alf_data'] }],
      },
    ],
    backup: { how: 'Back up its database first and then the content store.' },
  },
  {
    id: 'dovecot',
    name: 'Dovecot',
    kind: 'mail',
    images: ['dovecot'],
    packages: ['dovecot(-core|-imapd|-pop3d|-lmtpd)?', 'dovecot\\d+'],
    notPackages: ['dovecot-(dev|devel|sieve|managesieved|mysql|pgsql|ldap|sqlite|antispam|solr)'],
    daemons: ['dovecot'],
    dataDirectories: ['/var/mail', '/var/vmail', '/srv/mail'],
    ports: [143, 993],
    knownImages: [{ repositories: ['docker.io/dovecot/dovecot'], data: [{ paths: ['/srv/mail'] }] }],
    backup: { how: 'Save mailboxes with doveadm backup or dsync to another place.' },
    stop: { signal: 'SIGTERM', byImage: true },
  },
  {
    id: 'cyrus',
    name: 'Cyrus IMAP',
    kind: 'mail',
    images: ['cyrus-imapd', 'cyrus'],
    packages: ['cyrus-(imapd|pop3d|common|murder)', 'cyrus-imapd-.*'],
    notPackages: ['cyrus-sasl.*', 'cyrus-dev'],
    daemons: ['cyrmaster', 'cyrus-master'],
    backup: { how: 'Copy mail spool and configuration directory together, or replicate with sync_client.' },
  },
  {
    id: 'courier',
    name: 'Courier IMAP',
    kind: 'mail',
    images: ['courier-imap'],
    packages: ['courier-(imap|pop)(-ssl)?'],
    daemons: [],
    backup: { how: 'Copy the Maildir folders.' },
  },
  {
    id: 'mailserver',
    name: 'mail server',
    kind: 'mail',
    images: [
      'docker-mailserver',
      'mailserver',
      'poste.io',
      'mailinabox',
      'stalwart',
      'stalwart-mail',
      'mail-server',
      'iredmail',
      'zimbra',
    ],
    packages: ['stalwart-mail'],
    daemons: ['stalwart', 'stalwart-mail', 'start-mailserver.sh'],
    knownImages: [
      {
        repositories: [
          'ghcr.io/docker-mailserver/docker-mailserver',
          'docker.io/mailserver/docker-mailserver',
        ],
        data: [{ paths: ['/var/mail', '/var/mail-state', '/tmp/docker-mailserver'] }],
      },
      { repositories: ['docker.io/stalwartlabs/stalwart'], data: [{ paths: ['/opt/stalwart'] }] },
      { repositories: ['docker.io/stalwartlabs/mail-server'], data: [{ paths: ['/opt/stalwart-mail'] }] },
      { repositories: ['docker.io/analogic/poste.io'], data: [{ paths: ['/data'], volumes: ['/data'] }] },
    ],
    backup: { how: 'Copy the mail directories and the configuration.' },
  },
  {
    id: 'james',
    name: 'Apache James',
    kind: 'mail',
    images: ['james', 'apache/james'],
    packages: [],
    daemons: ['james-server.jar'],
    archives: ['james-server-app-.*\\.zip'],
    backup: { how: 'Back up the database and the mail store behind it.' },
  },
  {
    id: 'vaultwarden',
    name: 'Vaultwarden',
    kind: 'file-store',
    images: ['vaultwarden', 'bitwarden_rs', 'bitwardenrs/server'],
    packages: ['vaultwarden'],
    daemons: ['vaultwarden', 'bitwarden_rs'],
    knownImages: [
      {
        repositories: [
          'docker.io/vaultwarden/server',
          'docker.io/bitwardenrs/server',
          'ghcr.io/dani-garcia/vaultwarden',
          'quay.io/vaultwarden/server',
        ],
        data: [{ paths: ['/data'], volumes: ['/data'] }],
        dataVariables: ['DATA_FOLDER'],
        secrets: [{ name: 'ADMIN_TOKEN', file: 'ADMIN_TOKEN_FILE' }],
      },
    ],
    backup: {
      how: 'Copy db.sqlite3 with sqlite3 .backup (or the command backup of the image), and the attachments and keys beside it.',
    },
    stop: { signal: 'SIGTERM', byImage: true },
  },
  {
    id: 'moosefs',
    name: 'MooseFS',
    kind: 'file-store',
    images: ['moosefs-master', 'moosefs-chunkserver'],
    packages: ['moosefs-(master|chunkserver)'],
    daemons: ['mfsmaster', 'mfschunkserver'],
    dataDirectories: ['/var/lib/mfs'],
    backup: {
      how: 'Keep the metadata of the master on a metalogger, and copies of the chunks by storage class.',
    },
  },
];

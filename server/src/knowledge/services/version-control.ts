/**
 * Version control servers.
 * Source: the projects' and images' documentation, and names seen in public Dockerfiles; curated 2026-11-21.
 */
import type { Service } from './service';

export const versionControl: readonly Service[] = [
  {
    id: 'gitlab',
    name: 'GitLab',
    kind: 'version-control',
    images: ['gitlab', 'gitlab-ce', 'gitlab-ee'],
    packages: ['gitlab', 'gitlab-(ce|ee)'],
    daemons: ['gitlab-ctl'],
    archives: ['gitlab-(ce|ee)[-_].*\\.(deb|rpm)'],
    dataDirectories: ['/var/opt/gitlab', '/home/git/data'],
    knownImages: [
      {
        repositories: [
          'docker.io/gitlab/gitlab-ce',
          'docker.io/gitlab/gitlab-ee',
          'registry.gitlab.com/gitlab-org/gitlab-foss',
          'registry.gitlab.com/gitlab-org/gitlab',
        ],
        data: [
          {
            paths: ['/var/opt/gitlab', '/etc/gitlab'],
            volumes: ['/etc/gitlab', '/var/opt/gitlab', '/var/log/gitlab'],
          },
        ],
      },
      {
        repositories: ['docker.io/sameersbn/gitlab'],
        data: [{ paths: ['/home/git/data'], volumes: ['/home/git/data', '/var/log/gitlab'] }],
        secrets: [{ name: 'GITLAB_ROOT_PASSWORD' }, { name: 'DB_PASS' }],
      },
    ],
    backup: {
      how: 'Run gitlab-backup create and copy the archive together with /etc/gitlab (gitlab-secrets.json); load it with gitlab-backup restore in the same version.',
    },
    health: '/opt/gitlab/bin/gitlab-healthcheck --fail --max-time 10',
    stop: { signal: 'SIGTERM', byImage: true, seconds: 120 },
  },
  {
    id: 'gitea',
    name: 'Gitea or Forgejo',
    kind: 'version-control',
    images: ['gitea', 'forgejo'],
    packages: ['gitea', 'forgejo'],
    daemons: ['gitea web', 'gitea', 'forgejo web'],
    archives: ['(gitea|forgejo)-\\d.*linux.*'],
    knownImages: [
      {
        repositories: [
          'docker.io/gitea/gitea',
          'docker.gitea.com/gitea',
          'codeberg.org/forgejo/forgejo',
          'data.forgejo.org/forgejo/forgejo',
          'code.forgejo.org/forgejo/forgejo',
        ],
        data: [{ paths: ['/data'], volumes: ['/data'] }],
        secrets: [{ name: 'GITEA__database__PASSWD', file: 'GITEA__database__PASSWD__FILE' }],
      },
    ],
    backup: {
      how: 'Stop it and run gitea dump (forgejo dump), or copy its data directory and dump its database.',
    },
    health: 'curl -fsS http://127.0.0.1:3000/api/healthz',
    stop: { signal: 'SIGTERM', byImage: true },
  },
  {
    id: 'gogs',
    name: 'Gogs',
    kind: 'version-control',
    images: ['gogs'],
    packages: ['gogs'],
    daemons: ['gogs web', 'gogs'],
    archives: ['gogs_.*\\.(zip|tar\\.gz)'],
    knownImages: [
      { repositories: ['docker.io/gogs/gogs'], data: [{ paths: ['/data'], volumes: ['/data', '/backup'] }] },
    ],
    backup: { how: 'Run gogs backup and load it with gogs restore.' },
  },
  {
    id: 'gerrit',
    name: 'Gerrit',
    kind: 'version-control',
    images: ['gerrit'],
    packages: ['gerrit'],
    daemons: ['gerrit.sh', 'gerrit.war'],
    archives: ['gerrit-.*\\.war', 'gerrit\\.war'],
    dataDirectories: ['/var/gerrit', '/var/gerrit/review_site'],
    ports: [29418],
    knownImages: [
      {
        repositories: ['docker.io/gerritcodereview/gerrit'],
        data: [
          {
            paths: [
              '/var/gerrit/git',
              '/var/gerrit/index',
              '/var/gerrit/db',
              '/var/gerrit/cache',
              '/var/gerrit/etc',
            ],
            volumes: [
              '/var/gerrit/git',
              '/var/gerrit/index',
              '/var/gerrit/cache',
              '/var/gerrit/db',
              '/var/gerrit/etc',
            ],
          },
        ],
      },
    ],
    backup: { how: 'Copy repositories, index and site configuration, or replicate the repositories.' },
  },
  {
    id: 'gitolite',
    name: 'Gitolite',
    kind: 'version-control',
    images: ['gitolite', 'gitolite3'],
    packages: ['gitolite3?'],
    daemons: [],
    backup: { how: 'Mirror the repositories, or copy them and the admin repository.' },
  },
  {
    id: 'gitblit',
    name: 'Gitblit',
    kind: 'version-control',
    images: ['gitblit'],
    packages: [],
    daemons: ['gitblit.jar'],
    archives: ['gitblit-.*\\.(tar\\.gz|war|zip)'],
    backup: { how: 'Copy its data directory.' },
  },
  {
    id: 'gitbucket',
    name: 'GitBucket',
    kind: 'version-control',
    images: ['gitbucket'],
    packages: [],
    daemons: ['gitbucket.war'],
    archives: ['gitbucket\\.war'],
    knownImages: [
      {
        repositories: ['docker.io/gitbucket/gitbucket', 'ghcr.io/gitbucket/gitbucket'],
        data: [{ paths: ['/gitbucket'], volumes: ['/gitbucket'] }],
      },
    ],
    backup: { how: 'Copy its home directory and dump its database.' },
  },
  {
    id: 'bitbucket-server',
    name: 'Bitbucket Server',
    kind: 'version-control',
    images: ['bitbucket', 'bitbucket-server', 'stash', 'atlassian-bitbucket', 'atlassian-stash'],
    packages: [],
    daemons: ['start-bitbucket.sh'],
    archives: ['atlassian-(bitbucket|stash)-.*\\.(tar\\.gz|bin)'],
    knownImages: [
      {
        repositories: ['docker.io/atlassian/bitbucket', 'docker.io/atlassian/bitbucket-server'],
        data: [
          {
            paths: ['/var/atlassian/application-data/bitbucket'],
            volumes: ['/var/atlassian/application-data/bitbucket'],
          },
        ],
        secrets: [{ name: 'JDBC_PASSWORD' }],
      },
    ],
    backup: { how: 'Run its backup client, or snapshot its home directory and its database together.' },
  },
  {
    id: 'phabricator',
    name: 'Phabricator',
    kind: 'version-control',
    images: ['phabricator'],
    packages: [],
    daemons: ['phd start'],
    backup: { how: 'Dump it with bin/storage dump and copy the repositories.' },
  },
  {
    id: 'subversion',
    name: 'Subversion server',
    kind: 'version-control',
    images: ['subversion', 'svn-server', 'svn-edge', 'svnserver'],
    packages: [],
    daemons: ['svnserve'],
    ports: [3690],
    backup: {
      how: 'Dump repositories with svnadmin dump (or svnadmin hotcopy) and load them with svnadmin load.',
    },
  },
  {
    id: 'perforce',
    name: 'Perforce',
    kind: 'version-control',
    images: ['perforce', 'perforce-server', 'helix-p4d', 'p4d'],
    packages: ['helix-p4d(-base)?', 'perforce-server'],
    daemons: ['p4d'],
    archives: ['p4d'],
    backup: { how: 'Write checkpoints with p4d -jc, and copy them and the versioned files.' },
  },
];

/**
 * CI servers.
 * Source: the projects' and images' documentation, and names seen in public Dockerfiles; curated 2026-11-21.
 */
import type { Service } from './service';

export const ci: readonly Service[] = [
  {
    id: 'jenkins',
    name: 'Jenkins',
    kind: 'ci',
    images: ['jenkins', 'blueocean', 'jenkins-2-centos7', 'jenkins-lts', 'jenkins-master'],
    packages: ['jenkins'],
    daemons: ['jenkins.war', 'jenkins.sh', 'jenkins'],
    archives: ['jenkins(-war-.*)?\\.war', 'jenkins[-_]\\d.*\\.(deb|rpm|war)', 'jenkins-war-.*\\.war'],
    dataDirectories: ['/var/jenkins_home', '/var/lib/jenkins'],
    ambiguousPorts: [50000],
    knownImages: [
      {
        repositories: [
          'docker.io/jenkins/jenkins',
          'docker.io/library/jenkins',
          'docker.io/jenkinsci/blueocean',
          'docker.io/cloudbees/jenkins-enterprise',
        ],
        data: [{ paths: ['/var/jenkins_home'], volumes: ['/var/jenkins_home'] }],
        dataVariables: ['JENKINS_HOME'],
      },
      {
        repositories: [
          'docker.io/bitnami/jenkins',
          'docker.io/bitnamilegacy/jenkins',
          'docker.io/bitnamisecure/jenkins',
          'public.ecr.aws/bitnami/jenkins',
        ],
        data: [{ paths: ['/bitnami/jenkins'] }],
        secrets: [{ name: 'JENKINS_PASSWORD', file: 'JENKINS_PASSWORD_FILE' }],
      },
    ],
    backup: {
      how: 'Copy the Jenkins home (without workspaces and caches), keep secrets/master.key apart from it, and describe the configuration as code.',
    },
    health: 'curl -fsS -o /dev/null http://127.0.0.1:8080/login',
    stop: { signal: 'SIGTERM', byImage: true, seconds: 60 },
  },
  {
    id: 'teamcity',
    name: 'TeamCity server',
    kind: 'ci',
    images: ['teamcity', 'teamcity-server'],
    packages: [],
    daemons: ['teamcity-server.sh', 'teamcity-server.sh run'],
    archives: ['TeamCity-.*\\.(tar\\.gz|war)'],
    dataDirectories: ['/data/teamcity_server/datadir'],
    ports: [8111],
    knownImages: [
      {
        repositories: ['docker.io/jetbrains/teamcity-server'],
        data: [
          {
            paths: ['/data/teamcity_server/datadir'],
            volumes: ['/data/teamcity_server/datadir', '/opt/teamcity/logs'],
          },
        ],
        dataVariables: ['TEAMCITY_DATA_PATH'],
      },
    ],
    backup: { how: 'Run maintainDB backup, or the backup of its web interface, and copy the artifacts.' },
    stop: { signal: 'SIGTERM', byImage: true },
  },
  {
    id: 'bamboo',
    name: 'Bamboo server',
    kind: 'ci',
    images: ['bamboo', 'bamboo-server', 'atlassian-bamboo'],
    packages: [],
    daemons: ['start-bamboo.sh'],
    archives: ['atlassian-bamboo-.*\\.tar\\.gz'],
    knownImages: [
      {
        repositories: ['docker.io/atlassian/bamboo', 'docker.io/atlassian/bamboo-server'],
        data: [
          {
            paths: ['/var/atlassian/application-data/bamboo'],
            volumes: ['/var/atlassian/application-data/bamboo'],
          },
        ],
      },
    ],
    backup: { how: 'Schedule its export, and copy home directory and database.' },
  },
  {
    id: 'gocd',
    name: 'GoCD server',
    kind: 'ci',
    images: ['gocd-server', 'go-server'],
    packages: ['go-server'],
    daemons: ['go-server'],
    archives: ['go-server-.*'],
    knownImages: [{ repositories: ['docker.io/gocd/gocd-server'], data: [{ paths: ['/godata'] }] }],
    backup: { how: 'Start its server backup over the API, and copy what it wrote.' },
  },
  {
    id: 'drone',
    name: 'Drone or Woodpecker server',
    kind: 'ci',
    images: ['drone', 'drone/drone', 'woodpecker-server'],
    packages: [],
    daemons: ['drone-server', 'woodpecker-server', 'droned'],
    archives: ['drone\\.deb'],
    environment: ['DRONE_DATABASE_DATASOURCE'],
    dataDirectories: ['/var/lib/drone', '/var/lib/woodpecker'],
    knownImages: [
      {
        repositories: ['docker.io/drone/drone'],
        data: [{ paths: ['/data'], volumes: ['/data'] }],
        secrets: [{ name: 'DRONE_RPC_SECRET' }],
      },
      {
        repositories: ['docker.io/woodpeckerci/woodpecker-server'],
        data: [{ paths: ['/var/lib/woodpecker'] }],
        secrets: [{ name: 'WOODPECKER_AGENT_SECRET', file: 'WOODPECKER_AGENT_SECRET_FILE' }],
      },
    ],
    backup: { how: 'Dump its database, or copy the SQLite file while it is stopped.' },
  },
  {
    id: 'buildbot',
    name: 'Buildbot master',
    kind: 'ci',
    images: ['buildbot-master'],
    packages: [],
    packagesOf: { apt: ['buildbot'] },
    daemons: ['buildbot start'],
    knownImages: [{ repositories: ['docker.io/buildbot/buildbot-master'], data: [{ paths: ['/buildbot'] }] }],
    backup: { how: 'Dump its database and copy the master’s directory.' },
  },
  {
    id: 'sonarqube',
    name: 'SonarQube',
    kind: 'ci',
    images: ['sonarqube', 'docker-sonarqube', 'sonar', 'sonar-server'],
    packages: ['sonar'],
    daemons: ['sonar.sh', 'sonar-application.jar'],
    archives: ['sonarqube-(developer-|enterprise-)?(\\d|\\$).*\\.zip'],
    dataDirectories: ['/opt/sonarqube/data'],
    knownImages: [
      {
        repositories: ['docker.io/library/sonarqube'],
        data: [{ paths: ['/opt/sonarqube/data', '/opt/sonarqube/extensions'] }],
        secrets: [{ name: 'SONAR_JDBC_PASSWORD' }],
      },
    ],
    backup: { how: 'Its data lies in its SQL database: dump that; the search index is built anew.' },
    stop: { signal: 'SIGTERM', byImage: true, seconds: 3600 },
  },
];

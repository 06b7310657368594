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
  },
  {
    id: 'bamboo',
    name: 'Bamboo server',
    kind: 'ci',
    images: ['bamboo', 'bamboo-server', 'atlassian-bamboo'],
    packages: [],
    daemons: ['start-bamboo.sh'],
    archives: ['atlassian-bamboo-.*\\.tar\\.gz'],
  },
  {
    id: 'gocd',
    name: 'GoCD server',
    kind: 'ci',
    images: ['gocd-server', 'go-server'],
    packages: ['go-server'],
    daemons: ['go-server'],
    archives: ['go-server-.*'],
  },
  {
    id: 'drone',
    name: 'Drone or Woodpecker server',
    kind: 'ci',
    images: ['drone', 'drone/drone', 'woodpecker-server'],
    packages: [],
    daemons: ['drone-server', 'woodpecker-server'],
    dataDirectories: ['/var/lib/drone', '/var/lib/woodpecker'],
  },
  {
    id: 'buildbot',
    name: 'Buildbot master',
    kind: 'ci',
    images: ['buildbot-master'],
    packages: [],
    daemons: ['buildbot start'],
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
  },
];

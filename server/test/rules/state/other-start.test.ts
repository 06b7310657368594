import { describe, expect, it } from 'vitest';
import { findings } from './helpers';

const found = (...lines: string[]) => findings('stateful-service', ...lines);

describe('an image of a service that starts something else', () => {
  it.each([
    [['FROM postgres:18', 'ENTRYPOINT ["pg_dump"]']],
    [['FROM mongo:8', 'ENTRYPOINT ["mongodump", "--host", "db"]']],
    [['FROM redis:8', 'CMD ["redis-cli", "-h", "cache"]']],
    [['FROM redis:8', 'CMD redis-cli -h cache ping']],
    [['FROM influxdb:1.8', 'ENTRYPOINT ["/usr/bin/influxdb-to-s3"]', 'CMD ["cron", "0 1 * * *"]']],
    [['FROM postgres:18 AS tools', 'ENTRYPOINT ["psql"]', 'FROM tools', 'COPY x /x']],
    [['FROM mysql:8.4', 'CMD ["sh", "-c", "mysqldump -h db --all-databases > /out/all.sql"]']],
  ])('%j: its client is no service', (lines) => expect(found(...lines)).toEqual([]));

  it.each([
    [['FROM postgres:18', 'CMD ["npm", "start"]']],
    [['FROM redis:8', 'ENTRYPOINT ["python3", "/app.py"]']],
    [['FROM postgres:18', 'CMD ["bash"]']],
  ])('%j: another program has the server beside it', (lines) =>
    expect(found(...lines)).toMatchObject([
      { severity: 'information', message: expect.stringMatching(/^This image contains/) },
    ]),
  );

  it.each([
    [['FROM postgres:18']],
    [['FROM postgres:18', 'CMD ["postgres", "-c", "fsync=off"]']],
    [['FROM postgres:18', 'CMD ["-c", "max_connections=10"]']],
    [['FROM postgres:18', 'ENTRYPOINT ["/start.sh"]']],
    [['FROM postgres:18', 'ENTRYPOINT ["backup-and-start.sh"]']],
    [['FROM jenkins/jenkins:lts', 'ENTRYPOINT []', 'CMD ["/bin/wrapper", "/usr/local/bin/jenkins.sh"]']],
    [['FROM redis:8', 'CMD redis-server & node app.js']],
  ])('%j: it runs', (lines) =>
    expect(found(...lines)).toMatchObject([{ message: expect.stringMatching(/^This image runs/) }]),
  );
});

import { afterEach } from 'vitest';
import { type Answer, startServer, type TestServer } from './hostile-server';

/** For one file of tests: starts servers, and stops them, and those put into `servers`, behind each test. */
export function stoppedServers() {
  const servers: TestServer[] = [];
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.stop()));
  });
  const start = async (...answers: Answer[]) => {
    const server = await startServer(...answers);
    servers.push(server);
    return server;
  };
  return { servers, start };
}

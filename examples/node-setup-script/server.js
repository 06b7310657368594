import { createServer } from 'node:http';

createServer((_request, response) => response.end('Hello!\n')).listen(3000);

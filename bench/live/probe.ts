import { subscribe } from 'node:diagnostics_channel';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Reading } from './reading';

/*
 * Preloaded into every process that is measured, the bare ones alike: tells on PROBE_PORT what it has used. With PROBE_SQL
 * it counts the statements that the process sends to its database, too.
 */

const counts = { requests: 0, statements: 0 };

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** `/memory` first takes away what is garbage. */
const probe = createServer((request, response) => {
  if (request.url === '/memory') for (let pass = 0; pass < 3; pass++) collectGarbage();
  const { rss, heapUsed, external } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  const reading: Reading = { cpu: user + system, rss, heap: heapUsed + external, ...counts };
  response.end(JSON.stringify(reading));
});

subscribe('http.server.request.start', (message) => {
  const { request, server } = message as { request: IncomingMessage; server: Server };
  if (server !== probe && request.url === '/graphql') counts.requests++;
});
if (process.env.PROBE_SQL) countStatements();
probe.listen(Number(process.env.PROBE_PORT), '127.0.0.1').unref();

function countStatements(): void {
  const { Client } = require('pg') as { Client: { prototype: { query(...args: unknown[]): unknown } } };
  const { query } = Client.prototype;
  Client.prototype.query = function (...args) {
    counts.statements++;
    return query.apply(this, args);
  };
}

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { VerificationKey } from '../auth/keys';
import { UsedClaims } from '../auth/used-claims';
import type { Log } from '../log';
import { answer } from './server/answers';
import { refuse } from './server/reply';
import { MAX_SOCKETS, SocketDoor } from './server/socket-door';
import type { Service } from './service';

/** Many times what gateways keep open, and probes; whoever comes on top is turned away. */
const MAX_CONNECTIONS = 512 + MAX_SOCKETS;
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;

export interface ServiceServerOptions {
  readonly host: string;
  readonly port: number;
  /** Public keys of the gateway that may ask. */
  readonly gatewayKeys: readonly VerificationKey[];
  /** Public keys of those who may read the event log; none where nobody may. */
  readonly readerKeys?: readonly VerificationKey[];
  readonly log: Log;
}

export interface ServiceServer {
  readonly port: number;
  /** Takes no new connections, ends subscriptions, and lets requests in flight end. */
  stop(): Promise<void>;
}

/**
 * Serves one service to the gateway: queries and mutations over HTTP, a subscription on a WebSocket; and its event log to
 * the other services. Who asks without their claims learns nothing, not even the schema; `/livez` and `/readyz` tell whether the process lives and whether
 * its database answers, and no more.
 */
export async function serveService(service: Service, options: ServiceServerOptions): Promise<ServiceServer> {
  const { gatewayKeys, readerKeys = [], log } = options;
  const stopping = new AbortController();
  const door = { service, gatewayKeys, readerKeys, used: new UsedClaims(), stopping: stopping.signal, log };
  const server = createServer((request, response) => {
    answer(door, request, response).catch((error: unknown) => refuse(log, response, error));
  });
  const sockets = new SocketDoor(door);
  server.on('upgrade', (request, socket, head) => sockets.take(request, socket, head));
  server.keepAliveTimeout = 65_000; // longer than the gateway keeps idle sockets, so that the gateway closes them
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.maxConnections = MAX_CONNECTIONS;
  await listen(server, options);
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      const closed = close(server);
      stopping.abort();
      await sockets.stop();
      await closed;
    },
  };
}

function listen(server: Server, { host, port }: { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // Kept-alive connections become idle one after the other, as their last answers go out.
    const sweep = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearInterval(sweep);
      resolve();
    });
  });
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CLAIM_HEADER, ClaimRefused, verifyClaim } from '../auth/claim';
import type { VerificationKey } from '../auth/keys';
import type { Viewer } from '../auth/viewer';
import { HubError } from '../errors';
import type { Log } from '../log';
import type { Service } from './service';

/** Representations of a large page fit well; more is refused before it is read. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;

export interface ServiceServerOptions {
  readonly host: string;
  readonly port: number;
  /** Public keys of the gateway that may ask. */
  readonly gatewayKeys: readonly VerificationKey[];
  readonly log: Log;
}

export interface ServiceServer {
  readonly port: number;
  /** Takes no new connections and lets requests in flight end. */
  stop(): Promise<void>;
}

/**
 * Serves one service to the gateway over HTTP. Who asks without the gateway's claim learns nothing, not even the schema;
 * `/livez` and `/readyz` tell whether the process lives and whether its database answers, and no more.
 */
export async function serveService(service: Service, options: ServiceServerOptions): Promise<ServiceServer> {
  const server = createServer((request, response) => {
    answer(service, options, request, response).catch((error: unknown) => refuse(options.log, response, error));
  });
  server.keepAliveTimeout = 65_000; // longer than the gateway keeps idle sockets, so that the gateway closes them
  server.requestTimeout = 30_000;
  await listen(server, options);
  return { port: (server.address() as AddressInfo).port, stop: () => close(server) };
}

async function answer(
  service: Service,
  options: ServiceServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.url === '/livez') return send(response, 200, { status: 'ok' });
  if (request.url === '/readyz') return sendReadiness(service, response);
  const claim = request.headers[CLAIM_HEADER];
  if (claim === undefined) throw new ClaimRefused('absent');
  const body = await readBody(request);
  const viewer = verifyClaim(options.gatewayKeys, String(claim), { audience: service.name, body });
  send(response, 200, await execute(service, viewer, body));
}

async function sendReadiness(service: Service, response: ServerResponse): Promise<void> {
  const ready = await service.ping().then(
    () => true,
    () => false,
  );
  send(response, ready ? 200 : 503, { status: ready ? 'ok' : 'database does not answer' });
}

async function execute(service: Service, viewer: Viewer, body: Buffer): Promise<object> {
  const { query, operationName, variables } = JSON.parse(body.toString('utf8')) as Record<string, unknown>;
  if (typeof query !== 'string') throw new HubError('BAD_REQUEST', 'The body must have a "query".');
  return service.execute({
    document: query,
    operationName: operationName as string | undefined,
    variables: variables as Record<string, unknown> | undefined,
    viewer,
  });
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new HubError('PAYLOAD_TOO_LARGE', `The body is over ${MAX_BODY_BYTES} bytes.`);
    chunks.push(chunk);
  }
  return chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
}

function refuse(log: Log, response: ServerResponse, error: unknown): void {
  if (error instanceof ClaimRefused) {
    log.warn({ reason: error.message }, 'refused a request without a valid claim');
    return sendError(response, new HubError('UNAUTHENTICATED', 'Only the gateway may ask this service.'));
  }
  if (error instanceof HubError) return sendError(response, error);
  if (error instanceof SyntaxError) return sendError(response, new HubError('BAD_REQUEST', 'The body is no JSON.'));
  log.error({ err: error }, 'request failed');
  sendError(response, new HubError('INTERNAL_SERVER_ERROR', 'The service failed to answer.'));
}

function sendError(response: ServerResponse, error: HubError): void {
  send(response, error.status, { errors: [error.toJSON()] });
}

function send(response: ServerResponse, status: number, body: object): void {
  if (response.headersSent || response.destroyed) return;
  const text = JSON.stringify(body);
  // A body that nobody will read would be taken for the next request.
  if (!response.req.complete) response.setHeader('connection', 'close');
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
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

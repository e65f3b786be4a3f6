import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { checkBody, type Claim, CLAIM_HEADER, ClaimRefused, readClaim } from '../auth/claim';
import type { VerificationKey } from '../auth/keys';
import { HubError } from '../errors';
import type { Log } from '../log';
import type { Service } from './service';

/** Representations of a large page fit well; more is refused before it is read. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;

/** Many times what gateways keep open, and probes; whoever comes on top is turned away. */
const MAX_CONNECTIONS = 512;
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;

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
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.maxConnections = MAX_CONNECTIONS;
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
  // Nothing of a stranger's body is read; only what its bytes decide is left for when they are there.
  const claim = readClaim(options.gatewayKeys, request.headers[CLAIM_HEADER]?.toString(), service.name);
  const closed = closeOf(response);
  const body = await readBody(request);
  checkBody(claim, body);
  send(response, 200, await execute(service, claim, body, closed));
}

/** Aborts when the connection closes before the answer is out. */
function closeOf(response: ServerResponse): AbortSignal {
  const closed = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) closed.abort();
  });
  return closed.signal;
}

async function sendReadiness(service: Service, response: ServerResponse): Promise<void> {
  const ready = await service.ping().then(
    () => true,
    () => false,
  );
  send(response, ready ? 200 : 503, { status: ready ? 'ok' : 'database does not answer' });
}

async function execute(service: Service, claim: Claim, body: Buffer, signal: AbortSignal): Promise<object> {
  const { query, operationName, variables } = operationOf(JSON.parse(body.toString('utf8')));
  return service.execute({ document: query, operationName, variables, viewer: claim.viewer, kind: claim.kind, signal });
}

interface Operation {
  readonly query: string;
  readonly operationName?: string | null;
  readonly variables?: Record<string, unknown>;
}

function operationOf(body: unknown): Operation {
  if (!isObject(body) || typeof body.query !== 'string') {
    throw new HubError('BAD_REQUEST', 'The body must be an object with a "query".');
  }
  const { query, operationName, variables } = body;
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') {
    throw new HubError('BAD_REQUEST', '"operationName" must be a string.');
  }
  if (variables !== undefined && variables !== null && !isObject(variables)) {
    throw new HubError('BAD_REQUEST', '"variables" must be an object.');
  }
  return { query, operationName, variables: variables ?? undefined };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
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
  if (response.destroyed) return; // the client left in mid-request: nobody is there to be told
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

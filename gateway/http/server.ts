import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { HubError } from '../../platform/errors';
import type { Log } from '../../platform/log';
import type { ClientErrors } from '../client-errors';
import { logAccess } from './access-log';
import { answerBrokenRequest } from './broken-request';
import { type CorsOrigins, corsHeaders } from './cors';
import { errorReply } from './errors';
import type { Exchange, Reply } from './exchange';
import { checkHead } from './head';
import { InFlight } from './in-flight';
import type { Router } from './router';
import { serveUpgrades, type Upgrade } from './upgrade';

/** Against clients that send slowly, and for as long as clients of good faith need. */
const TIMES = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 2_000,
};
const MAX_HEADER_BYTES = 16_384;
/** Connections that wait to be taken in: clients that were cut off come back by the thousand, and an attempt that is dropped costs a second. */
const BACKLOG = 4_096;
/** How long a request in flight may take to end once the server stops. */
const DRAIN_MILLISECONDS = 15_000;

/** Half a minute, and a second for each megabyte: a phone has more than enough, and who never reads is soon let go. */
const timeToTake = (bytes: number): number => 30_000 + bytes / 1_000;

const SAFETY = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
};

export interface HttpServerOptions {
  readonly router: Router;
  readonly host: string;
  readonly port: number;
  readonly cors: CorsOrigins;
  readonly log: Log;
  readonly errors: ClientErrors;
  /** For requests that ask for WebSocket. */
  readonly upgrade?: Upgrade;
  /** Milliseconds that a client has to take an answer of so many bytes. */
  readonly timeToTake?: (bytes: number) => number;
}

/** An HTTP server that answers whatever comes with what the router says, or with an error in JSON. */
export class HttpServer {
  private readonly server: Server;
  private readonly inFlight = new InFlight();
  private stopping = false;

  constructor(private readonly options: HttpServerOptions) {
    this.server = createServer(
      { ...TIMES, maxHeaderSize: MAX_HEADER_BYTES },
      (request, response) => void this.serve(request, response),
    );
    this.server.on('clientError', answerBrokenRequest);
    if (options.upgrade) serveUpgrades(this.server, options.upgrade);
  }

  get url(): string {
    const { port } = this.server.address() as AddressInfo;
    const { host } = this.options;
    return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  }

  start(): Promise<void> {
    const { port, host } = this.options;
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen({ port, host, backlog: BACKLOG }, () => {
        this.server.off('error', reject);
        resolve();
      });
    });
  }

  /**
   * Takes no more connections, and resolves when the requests in flight have their answers and connections that were
   * upgraded are gone. For streams it does not wait: who opened them ends them.
   */
  async stop(): Promise<void> {
    this.stopping = true;
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    await this.inFlight.ended(DRAIN_MILLISECONDS);
    this.server.closeAllConnections();
    await closed;
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const start = performance.now();
    this.inFlight.add(response);
    const exchange = open(request, response);
    const reply = await this.reply(exchange);
    const status = exchange.signal.aborted ? 499 : reply.status;
    this.send(exchange, reply, response);
    logAccess(this.options.log, exchange, status, performance.now() - start);
  }

  private async reply(exchange: Exchange): Promise<Reply> {
    try {
      checkHead(exchange.request);
      return await this.options.router.route(exchange);
    } catch (error) {
      const told = this.options.errors.tell(error);
      exchange.record.code = String(told.extensions.code);
      return errorReply(told);
    }
  }

  private send(exchange: Exchange, reply: Reply, response: ServerResponse): void {
    if (reply.stream) this.stream(exchange, reply, response);
    else if (!response.destroyed) this.sendWhole(exchange, reply, response);
  }

  private sendWhole(exchange: Exchange, reply: Reply, response: ServerResponse): void {
    const { body = '' } = reply;
    const bytes = typeof body === 'string' ? Buffer.from(body) : body;
    const hasLength = reply.status !== 204 && reply.status !== 304;
    response.writeHead(reply.status, {
      ...this.headersOf(exchange, reply),
      ...(hasLength && { 'content-length': bytes.length }),
    });
    response.end(bytes);
    hangUpAfter((this.options.timeToTake ?? timeToTake)(bytes.length), response);
  }

  private stream(exchange: Exchange, reply: Reply, response: ServerResponse): void {
    this.inFlight.release(response);
    response.writeHead(reply.status, this.headersOf(exchange, reply));
    reply.stream?.(response);
  }

  private headersOf({ request }: Exchange, { headers }: Reply): OutgoingHttpHeaders {
    const cors = corsHeaders(request, this.options.cors);
    const vary = [headers?.vary, cors.vary].filter(Boolean).join(', ');
    return {
      ...SAFETY,
      ...cors,
      ...headers,
      ...(vary && { vary }),
      ...(this.stopping && { connection: 'close' }),
    };
  }
}

/** Hangs up on a client that has not taken its answer by then: until it has, the answer takes up memory here. */
function hangUpAfter(milliseconds: number, response: ServerResponse): void {
  if (response.writableLength === 0) return;
  const timer = setTimeout(() => response.req.socket.destroy(), milliseconds).unref();
  response.once('close', () => clearTimeout(timer));
}

function open(request: IncomingMessage, response: ServerResponse): Exchange {
  const url = request.url ?? '/';
  const query = url.indexOf('?');
  return {
    request,
    method: request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET'),
    path: query < 0 ? url : url.slice(0, query),
    search: query < 0 ? '' : url.slice(query),
    signal: goneSignal(response),
    record: { operation: null, code: null },
  };
}

/** Aborted when the connection closes before the response is written. */
function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished)
      gone.abort(new HubError('CLIENT_CLOSED_REQUEST', 'The client went away before the answer was ready.'));
  });
  return gone.signal;
}

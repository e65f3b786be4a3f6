import { bodyOf, type ClaimedOperation } from '../../platform/auth/claim';
import type { Viewer } from '../../platform/auth/viewer';
import { badResponse, SubgraphFailure, unavailable } from './failure';
import { Flights, type Task } from './flights';
import type { HttpClient } from './http1/exchange';
import { ConnectionPool, type PoolLimits } from './http1/pool';
import type { HttpResponse } from './http1/response-reader';
import { ACCEPT, HttpsClient } from './https';
import { parseJson } from './json';
import { requestBody } from './request-body';
import { asResult } from './result';
import type {
  CompiledFetch,
  Subgraph,
  SubgraphCounters,
  SubgraphRequest,
  SubgraphResult,
  SubgraphSubscription,
} from './subgraph';
import { Upstream, type UpstreamOptions } from './websocket/upstream';

/** What is signed, so that a subgraph can tell that the gateway sent it, and for whom. */
export interface ClaimRequest {
  readonly subgraph: string;
  readonly kind: CompiledFetch['kind'];
  readonly viewer: Viewer;
  /** The body exactly as it is sent. */
  readonly body: string;
}

export interface HttpSubgraphOptions extends Partial<PoolLimits> {
  readonly name: string;
  /** http: or https:. Redirects are not followed. */
  readonly url: string;
  /** In bytes. */
  readonly maxBody?: number;
  /** Of subscriptions: see `UpstreamOptions`. */
  readonly heartbeat?: number;
  /** Gives the value of the header `x-hub-claim`, and of a subscription's first message; without it none is sent. */
  readonly sign?: (request: ClaimRequest) => string;
}

const DEFAULT_LIMITS: PoolLimits = {
  connections: 32,
  queue: 1_000,
  timeout: 10_000,
  connectTimeout: 2_000,
  idle: 4_000,
};
const DEFAULT_MAX_BODY = 8 * 1024 * 1024;
const DEFAULT_HEARTBEAT = 4_000;
const HEADER_VALUE = /^[\x21-\x7e]+$/;

/** A subgraph reached over HTTP, on kept-alive connections. */
export class HttpSubgraph implements Subgraph {
  readonly name: string;
  readonly counters: SubgraphCounters = { fetches: 0, failures: 0, shared: 0 };
  private readonly client: HttpClient;
  private readonly flights = new Flights<HttpResponse>();
  /** Subscriptions that are open. */
  private readonly upstreams = new Set<Upstream>();

  constructor(private readonly options: HttpSubgraphOptions) {
    this.name = options.name;
    this.client = createClient(options);
  }

  async fetch(request: SubgraphRequest): Promise<SubgraphResult> {
    const body = requestBody(request);
    try {
      const response = await this.respond(request, body);
      // Each caller gets objects of its own: it will change them.
      return resultOf(response);
    } catch (error) {
      if (error instanceof SubgraphFailure) this.counters.failures++;
      throw error;
    }
  }

  async subscribe(request: SubgraphSubscription): Promise<AsyncIterator<SubgraphResult, undefined>> {
    request.signal.throwIfAborted();
    this.counters.fetches++;
    try {
      return await this.openUpstream(request).opened;
    } catch (error) {
      if (error instanceof SubgraphFailure) this.counters.failures++;
      throw error;
    }
  }

  forget(): void {
    this.flights.forget();
  }

  close(): void {
    this.client.close();
    for (const upstream of this.upstreams) upstream.leave();
  }

  private openUpstream({ fetch, variables, caller, signal, onPosition }: SubgraphSubscription): Upstream {
    const { name, options, upstreams } = this;
    const body = bodyOf(JSON.parse(requestBody({ fetch, variables, caller, representations: [] })) as ClaimedOperation);
    const claim = options.sign?.({ subgraph: name, kind: fetch.kind, viewer: caller.viewer, body });
    const upstream = new Upstream(upstreamOptions(options), { body, claim, onPosition }, () => {
      signal.removeEventListener('abort', leave);
      upstreams.delete(upstream);
    });
    const leave = (): void => upstream.leave(signal.reason);
    signal.addEventListener('abort', leave, { once: true });
    upstreams.add(upstream);
    return upstream;
  }

  private respond(request: SubgraphRequest, body: string): Promise<HttpResponse> {
    const isRead = request.fetch.kind === 'query';
    const key = isRead ? `${request.caller.rightsClass}\n${body}` : '';
    if (isRead && this.flights.has(key)) this.counters.shared++;
    const start = (): Task<HttpResponse> => this.send(request, body, isRead);
    return isRead ? this.flights.join(key, request.signal, start) : start().result;
  }

  private send({ fetch, caller }: SubgraphRequest, body: string, repeatable: boolean): Task<HttpResponse> {
    this.counters.fetches++;
    const { sign } = this.options;
    const claim = sign?.({ subgraph: this.name, kind: fetch.kind, viewer: caller.viewer, body });
    return this.client.send({ body, headers: claim === undefined ? '' : claimHeader(claim), repeatable });
  }
}

function createClient(options: HttpSubgraphOptions): HttpClient {
  const url = new URL(options.url);
  const limits = { ...DEFAULT_LIMITS, ...definedOf(options) };
  const maxBody = options.maxBody ?? DEFAULT_MAX_BODY;
  if (url.protocol === 'https:') return new HttpsClient(url, maxBody, limits);
  if (url.protocol !== 'http:')
    throw new Error(`The URL of the subgraph ${options.name} must begin with http: or https:, not ${url.protocol}`);
  const address = { host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port || 80) };
  return new ConnectionPool({ address, requestHead: requestHead(url), maxBody }, limits);
}

function upstreamOptions(options: HttpSubgraphOptions): UpstreamOptions {
  const { timeout, connectTimeout } = { ...DEFAULT_LIMITS, ...definedOf(options) };
  const { heartbeat = DEFAULT_HEARTBEAT, maxBody = DEFAULT_MAX_BODY } = options;
  return { url: options.url.replace(/^http/i, 'ws'), maxBody, connectTimeout, timeout, heartbeat };
}

function definedOf({ connections, queue, timeout, connectTimeout, idle }: HttpSubgraphOptions): Partial<PoolLimits> {
  const given = { connections, queue, timeout, connectTimeout, idle };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function requestHead(url: URL): string {
  const lines = [
    `POST ${url.pathname}${url.search} HTTP/1.1`,
    `host: ${url.host}`,
    'content-type: application/json',
    `accept: ${ACCEPT}`,
    'content-length: ',
  ];
  return lines.join('\r\n');
}

function claimHeader(claim: string): string {
  if (!HEADER_VALUE.test(claim)) throw new Error('A signed claim must be printable ASCII without spaces.');
  return `x-hub-claim: ${claim}\r\n`;
}

/** A GraphQL result is one under any status; anything else is judged by its status. */
function resultOf({ status, text }: HttpResponse): SubgraphResult {
  try {
    return asResult(parseJson(text));
  } catch (error) {
    if (status >= 500) throw unavailable(`HTTP status ${status}`, error);
    throw badResponse(`HTTP status ${status}: ${error instanceof Error ? error.message : ''}`, error);
  }
}

import https from 'node:https';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { HttpClient, HttpRequest } from './http1/exchange';
import { Gathered } from './http1/gathered';
import type { PoolLimits } from './http1/pool';
import type { HttpResponse } from './http1/response-reader';
import { badResponse, ConnectionLost, SubgraphFailure, timedOut, tooManyWait, unavailable } from './failure';
import type { Task } from './flights';
import { lookup } from './known-addresses';

/** What the gateway asks subgraphs to answer in; nothing compressed. */
export const ACCEPT = 'application/json, application/graphql-response+json';

/** Kept-alive connections, each of which must be secure within its time. */
class PatientAgent extends https.Agent {
  constructor(private readonly limits: PoolLimits) {
    super({ keepAlive: true, maxSockets: limits.connections, timeout: limits.idle, scheduling: 'lifo' });
  }

  override createConnection(...args: Parameters<https.Agent['createConnection']>): Duplex | null | undefined {
    const socket = super.createConnection(...args);
    const { connectTimeout } = this.limits;
    const tooLate = unavailable(`no connection within ${connectTimeout} ms`);
    const timer = setTimeout(() => socket?.destroy(tooLate), connectTimeout);
    for (const event of ['secureConnect', 'close']) socket?.once(event, () => clearTimeout(timer));
    return socket;
  }
}

/** Requests over TLS by Node's own client: right, where `http1` is fast. */
export class HttpsClient implements HttpClient {
  private readonly agent: https.Agent;
  private readonly closing = new AbortController();
  private underWay = 0;

  constructor(
    private readonly url: URL,
    private readonly maxBody: number,
    private readonly limits: PoolLimits,
  ) {
    this.agent = new PatientAgent(limits);
  }

  send(request: HttpRequest): Task<HttpResponse> {
    if (this.underWay >= this.limits.connections + this.limits.queue)
      return { result: Promise.reject(tooManyWait(this.limits.queue)), cancel: () => undefined };
    this.underWay++;
    const abort = new AbortController();
    const deadline = AbortSignal.timeout(this.limits.timeout);
    const signal = AbortSignal.any([abort.signal, this.closing.signal, deadline]);
    const result = this.exchange(request, signal)
      .catch((error: unknown) => {
        if (error instanceof ConnectionLost && request.repeatable && !signal.aborted)
          return this.exchange(request, signal);
        throw error;
      })
      .catch((error: unknown) => {
        throw deadline.aborted ? timedOut(this.limits.timeout) : error;
      })
      .finally(() => this.underWay--);
    return { result, cancel: () => abort.abort() };
  }

  close(): void {
    this.closing.abort();
    this.agent.destroy();
  }

  private exchange({ body, headers }: HttpRequest, signal: AbortSignal): Promise<HttpResponse> {
    return new Promise((resolve, reject) => {
      const lost = (error: Error): void =>
        reject(error instanceof SubgraphFailure ? error : new ConnectionLost(error.message, { cause: error }));
      const outgoing = https.request(this.url, {
        method: 'POST',
        agent: this.agent,
        lookup,
        signal,
        headers: headersOf(body, headers),
      });
      outgoing.on('error', lost);
      outgoing.on('response', (response) => this.read(response).then(resolve, reject));
      outgoing.end(body);
    });
  }

  private async read(response: IncomingMessage): Promise<HttpResponse> {
    const encoding = response.headers['content-encoding'];
    if (encoding !== undefined && encoding !== 'identity')
      throw discarded(response, 'a compressed response, which was not asked for');
    const gathered = new Gathered();
    try {
      for await (const piece of response as AsyncIterable<Buffer>) {
        if (gathered.length + piece.length > this.maxBody)
          throw discarded(response, `a response of more than ${this.maxBody} bytes`);
        gathered.add(piece);
      }
      return { status: response.statusCode ?? 0, text: gathered.text() };
    } catch (error) {
      throw error instanceof SubgraphFailure
        ? error
        : new SubgraphFailure('SUBGRAPH_UNAVAILABLE', 'the response was cut off', { cause: error });
    } finally {
      gathered.clear();
    }
  }
}

function discarded(response: IncomingMessage, message: string): SubgraphFailure {
  response.destroy();
  return badResponse(message);
}

function headersOf(body: string, lines: string): Record<string, string | number> {
  const own = lines.split('\r\n').flatMap((line): [string, string][] => {
    const colon = line.indexOf(':');
    return colon > 0 ? [[line.slice(0, colon), line.slice(colon + 1).trim()]] : [];
  });
  return {
    'content-type': 'application/json',
    accept: ACCEPT,
    ...Object.fromEntries(own),
    'content-length': Buffer.byteLength(body),
  };
}

import { HubError } from '../../platform/errors';
import type { ApolloFront } from '../apollo/front';
import type { ClientErrors } from '../client-errors';
import type { Explorer } from '../explorer/explorer';
import type { Limits } from '../limits/limits';
import { limitLength } from '../limits/tokens';
import type { EventStreamDoor } from '../sse/event-stream-door';
import type { Caller } from '../subgraphs/subgraph';
import { readJson } from './body';
import { errorReply, headersFor } from './errors';
import type { Exchange, Reply } from './exchange';
import { chooseMediaType, MEDIA_TYPES, prefersEventStream, prefersHtml } from './negotiation';
import type { Route } from './router';

export interface GraphqlDoor {
  readonly front: ApolloFront;
  readonly authenticate: (authorization: string | undefined) => Promise<Caller>;
  readonly errors: ClientErrors;
  readonly limits: Limits;
  /** In bytes. */
  readonly maxBody: number;
  readonly explorer: Explorer | undefined;
  readonly streams: EventStreamDoor;
}

/** GraphQL over HTTP; a person who opens the address in a browser gets the explorer. */
export function graphqlRoute(door: GraphqlDoor): Route {
  return {
    GET: (exchange) => (door.explorer && isVisit(exchange) ? door.explorer.page(exchange) : answer(exchange, door)),
    POST: (exchange) => answer(exchange, door),
  };
}

function isVisit({ request, search }: Exchange): boolean {
  const asked = new URLSearchParams(search);
  return !asked.has('query') && !asked.has('extensions') && prefersHtml(request.headers.accept);
}

async function answer(exchange: Exchange, door: GraphqlDoor): Promise<Reply> {
  const { headers, method } = exchange.request;
  // HEAD asks for the head of an answer, and a stream has none of interest.
  if (method !== 'HEAD' && prefersEventStream(headers.accept)) return door.streams.open(exchange);
  const mediaType = chooseMediaType(headers.accept);
  if (!mediaType) throw new HubError('NOT_ACCEPTABLE', `The answer can be had as ${MEDIA_TYPES.join(' or ')}.`);
  try {
    const caller = await door.authenticate(headers.authorization);
    const body = exchange.method === 'POST' ? await readJson(exchange.request, door.maxBody) : undefined;
    // Apollo Server keeps what it has parsed: nothing long may come so far.
    limitLength(sourceOf(body), door.limits);
    const { signal, record } = exchange;
    const reply = await door.front.answer(exchange, body, { caller, signal, mediaType, record });
    return { ...reply, headers: { ...reply.headers, ...headersFor(reply.status), ...cachingOf(exchange, caller) } };
  } catch (error) {
    const told = door.errors.tell(error);
    exchange.record.code = String(told.extensions.code);
    return errorReply(told, `${mediaType}; charset=utf-8`);
  }
}

/** The text of the query in a body, or none; in a URL it cannot be long. */
function sourceOf(body: unknown): string {
  const query: unknown = typeof body === 'object' && body !== null && 'query' in body ? body.query : undefined;
  return typeof query === 'string' ? query : '';
}

/** What one viewer sees is for nobody else; what the public sees is true only now. */
function cachingOf({ method }: Exchange, { viewer }: Caller): Record<string, string> {
  const control = viewer.authenticated ? 'private, no-store' : method === 'GET' ? 'no-cache' : 'no-store';
  return { 'cache-control': control, vary: 'Accept, Authorization' };
}

import { type Client, type ClientOptions, createClient } from 'graphql-ws';
import { cursorOf, type GraphqlError, type LiveResult, type Operation } from './protocol';
import type { Ending, Sink, TokenSource, Transport } from './transport';

/** The options of graphql-ws's `createClient`; coming back is this module's affair, so those for retrying are not among them. */
export interface WebSocketOptions extends Omit<ClientOptions, 'url' | 'generateID' | 'retryAttempts' | 'retryWait'> {
  /** The hub's GraphQL address; http and https stand for ws and wss. */
  readonly url: string;
  readonly token?: TokenSource;
  /** After how many milliseconds without an answer to a ping the connection counts as lost; by default 10 s. */
  readonly longestSilence?: number;
}

/** A client of graphql-ws of your own, made with `generateID: operationId`. */
export interface WebSocketClientOptions {
  readonly client: Client;
}

/** One socket for all subscriptions, by graphql-ws. */
export function overWebSocket(options: WebSocketOptions | WebSocketClientOptions): Transport {
  const client = 'client' in options ? options.client : clientOf(options);
  return { open: (operation, after, sink) => open(client, operation, after, sink) };
}

const ids = new WeakMap<object, string>();
let made = 0;

/** Ids of operations that this module knows again: the hub tells positions by them. For `generateID` of graphql-ws. */
export function operationId(payload: object | null | undefined): string {
  const id = String(++made);
  if (payload) ids.set(payload, id);
  return id;
}

function clientOf({ url, token, connectionParams, longestSilence, ...options }: WebSocketOptions): Client {
  const client = createClient({
    keepAlive: 15_000,
    lazyCloseTimeout: 1_000,
    ...options,
    url: socketAddress(url),
    connectionParams: async () => {
      const given = typeof connectionParams === 'function' ? await connectionParams() : connectionParams;
      const bearer = await token?.();
      return bearer ? { ...given, authorization: `Bearer ${bearer}` } : given;
    },
    generateID: operationId,
    retryAttempts: 0,
  });
  hangUpInSilence(client, longestSilence);
  return client;
}

function socketAddress(url: string): string {
  const { location } = globalThis as { location?: { href: string } };
  return new URL(url, location?.href).href.replace(/^http/, 'ws');
}

const LONGEST_SILENCE = 10_000;

/** A connection whose other end is gone without a word is found by pings that nobody answers. */
function hangUpInSilence(client: Client, longestSilence = LONGEST_SILENCE): void {
  let silence: ReturnType<typeof setTimeout> | undefined;
  const heard = (): void => clearTimeout(silence);
  client.on('ping', (received) => {
    if (received) return;
    heard();
    silence = setTimeout(() => client.terminate(), longestSilence);
  });
  client.on('message', heard);
  client.on('closed', heard);
}

function open(
  client: Client,
  { query, variables, operationName }: Operation,
  after: string | null,
  sink: Sink,
): () => void {
  const extensions: Record<string, unknown> = {};
  // A client that comes back by itself sends the same payload again: it must hold the position by then.
  const moveTo = (cursor: unknown): void => {
    if (typeof cursor === 'string') extensions.after = cursor;
  };
  moveTo(after);
  const payload = { query, variables: { ...variables }, operationName, extensions };
  const unsubscribe = client.subscribe(payload, {
    next: (message) => {
      const result = message as LiveResult;
      moveTo(cursorOf(result));
      sink.next(result);
    },
    error: (reason) => sink.ended(endingOf(reason)),
    complete: () => sink.ended({ type: 'complete' }),
  });
  const id = ids.get(payload);
  if (id === undefined) {
    unsubscribe();
    throw new Error('The client of graphql-ws must be made with `generateID: operationId` of this module.');
  }
  const deafen = client.on('ping', (received, ping: Positions | undefined) => {
    const cursor = received ? ping?.cursor?.[id] : undefined;
    if (typeof cursor !== 'string') return;
    moveTo(cursor);
    sink.position(cursor);
  });
  return () => {
    deafen();
    unsubscribe();
  };
}

/** What a `ping` of the hub carries: positions by operation. */
interface Positions {
  readonly cursor?: Readonly<Record<string, unknown>>;
}

/** Close codes by which the other end says that we spoke wrongly: we would do so again. */
const OUR_FAULT: ReadonlySet<unknown> = new Set([1002, 1003, 1007, 1009, 4400, 4406, 4409, 4429]);
const UNAUTHORIZED: ReadonlySet<unknown> = new Set([4401, 4403]);

/** What graphql-ws gives as an error: GraphQL errors, the event with which the socket closed, or what was thrown. */
function endingOf(reason: unknown): Ending {
  if (Array.isArray(reason)) return { type: 'refused', errors: reason as GraphqlError[] };
  const code = typeof reason === 'object' && reason !== null && 'code' in reason ? reason.code : undefined;
  if (UNAUTHORIZED.has(code)) return { type: 'unauthorized', reason };
  return { type: OUR_FAULT.has(code) ? 'broken' : 'lost', reason };
}

import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { WebSocket } from 'ws';
import { DOCUMENT } from '../../test/faults/subscriber';

/** Whom to follow, and how. */
export interface Target {
  readonly kind: 'WebSocket' | 'SSE';
  /** GraphQL address. */
  readonly url: string;
  readonly meeting: string;
}

/** What a listener tells of. Nothing is parsed: that would cost more than to deliver it. */
export interface ListenerEvents {
  /** An execution result, as JSON. */
  result(json: string): void;
  /** Told a position without an event. */
  position(cursor: string): void;
  closed(): void;
}

const CURSOR_LENGTH = 22;
const UUID_LENGTH = 36;

/** Follows a meeting after a cursor; null for the present. Returns what ends it. */
export function listen(target: Target, after: string | null, events: ListenerEvents): () => void {
  return target.kind === 'WebSocket' ? listenBySocket(target, after, events) : listenByStream(target, after, events);
}

/** The cursor that a result holds. */
export function cursorOf(json: string): string {
  return json.slice(endOf('"cursor":"', json)).slice(0, CURSOR_LENGTH);
}

export function eventIdOf(json: string): string {
  return json.slice(endOf('"eventId":"', json)).slice(0, UUID_LENGTH);
}

function listenBySocket({ url, meeting }: Target, after: string | null, events: ListenerEvents): () => void {
  const id = randomUUID();
  const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws', { perMessageDeflate: false });
  socket.on('error', () => undefined); // its close is what counts
  socket.on('close', () => events.closed());
  socket.on('open', () => socket.send('{"type":"connection_init"}'));
  socket.on('message', (data: Buffer) => {
    const text = data.toString('latin1');
    if (text.includes('"type":"next"')) events.result(text.slice(endOf('"payload":', text), -1));
    else if (text.includes('"connection_ack"')) {
      const payload = { query: DOCUMENT, variables: { meeting, after } };
      socket.send(JSON.stringify({ id, type: 'subscribe', payload }));
    } else if (text.includes('"ping"')) {
      const [cursor] = Object.values((JSON.parse(text) as Ping).payload.cursor);
      events.position(cursor);
    } else throw new Error(`The gateway refuses: ${text}`);
  });
  return () => socket.terminate();
}

interface Ping {
  readonly payload: { readonly cursor: Readonly<Record<string, string>> };
}

function listenByStream({ url, meeting }: Target, after: string | null, events: ListenerEvents): () => void {
  const search = new URLSearchParams({ query: DOCUMENT, variables: JSON.stringify({ meeting, after }) });
  const request = http.get(`${url}?${search}`, { agent: false, headers: { accept: 'text/event-stream' } });
  request.on('error', () => undefined); // its close is what counts
  request.on('close', () => events.closed());
  request.on('response', (response) => {
    if (response.statusCode !== 200) throw new Error(`The gateway refuses with ${response.statusCode}.`);
    response.on('error', () => undefined);
    readEvents(response, events);
  });
  return () => request.destroy();
}

function readEvents(response: http.IncomingMessage, events: ListenerEvents): void {
  let rest = '';
  response.setEncoding('latin1');
  response.on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\n\n');
    rest = parts.pop() as string;
    for (const part of parts) {
      if (part.includes('event: next')) events.result(part.slice(endOf('data: ', part)));
      else if (part.startsWith('id: ')) events.position(part.slice('id: '.length));
    }
  });
}

function endOf(mark: string, text: string): number {
  return text.indexOf(mark) + mark.length;
}

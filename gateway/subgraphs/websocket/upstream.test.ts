import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { parse } from 'graphql';
import { type WebSocket, WebSocketServer } from 'ws';
import { until } from '../../../test/support/raw-subgraph';
import { PUBLIC } from '../../../platform/auth/viewer';
import { type ClaimRequest, HttpSubgraph, type HttpSubgraphOptions } from '../http';
import type { CompiledFetch, SubgraphResult, SubgraphSubscription } from '../subgraph';

const text = 'subscription($after: String) { words(after: $after) }';
const FETCH: CompiledFetch = {
  subgraph: 'words',
  kind: 'subscription',
  text,
  operationName: undefined,
  variables: ['after', 'unset'],
  document: parse(text),
};
const CURSOR = 'A'.repeat(22);
const BODY = { query: text, variables: { after: CURSOR } };
const MAX_BODY = 100_000;

type Next = IteratorResult<SubgraphResult, undefined>;

/** A subgraph that says what a test wants, right or wrong. */
class Scripted {
  readonly heard: { type: string; [key: string]: unknown }[] = [];
  readonly sockets: WebSocket[] = [];
  private readonly connections: Socket[] = [];
  /** Called for each message that comes. */
  answer: (socket: WebSocket, message: { type: string }) => void = acknowledge;
  readonly server = http.createServer((_, response) => response.writeHead(404).end());
  private readonly door = new WebSocketServer({ noServer: true, handleProtocols: () => this.protocol });
  protocol: string | false = 'graphql-transport-ws';
  upgrade = (request: http.IncomingMessage, socket: Socket, head: Buffer): void =>
    this.door.handleUpgrade(request, socket, head, (client) => this.take(client));

  async start(): Promise<this> {
    this.server.on('connection', (socket) => this.connections.push(socket));
    this.server.on('upgrade', (request, socket, head) => this.upgrade(request, socket as Socket, head));
    await once(this.server.listen(0, '127.0.0.1'), 'listening');
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/graphql?a=b`;
  }

  async stop(): Promise<void> {
    for (const connection of this.connections) connection.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private take(client: WebSocket): void {
    this.sockets.push(client);
    client.on('error', () => undefined); // clients of tests die as they like
    client.on('message', (data) => {
      const message = JSON.parse((data as Buffer).toString()) as { type: string };
      this.heard.push(message);
      this.answer(client, message);
    });
  }
}

function say(socket: WebSocket, ...messages: unknown[]): void {
  for (const message of messages) socket.send(typeof message === 'string' ? message : JSON.stringify(message));
}

function acknowledge(socket: WebSocket, { type }: { type: string }): void {
  if (type === 'connection_init') say(socket, { type: 'connection_ack' });
}

/** After the acknowledgement. */
function then(...messages: unknown[]): Scripted['answer'] {
  return (socket, message) => {
    acknowledge(socket, message);
    if (message.type === 'subscribe') say(socket, ...messages);
  };
}

const event = (word: unknown, id: unknown = '1'): object => ({ id, type: 'next', payload: { data: { word } } });
const at = (cursor: string): object => ({ type: 'ping', payload: { cursor: { '1': cursor } } });
const COMPLETE = { id: '1', type: 'complete' };

let words: Scripted;
let subgraphs: HttpSubgraph[];
beforeEach(async () => {
  words = await new Scripted().start();
  subgraphs = [];
});
afterEach(async () => {
  for (const subgraph of subgraphs) subgraph.close();
  await words.stop();
});

function subgraphOf(options: Partial<HttpSubgraphOptions> = {}): HttpSubgraph {
  const subgraph = new HttpSubgraph({ name: 'words', url: words.url, maxBody: MAX_BODY, ...options });
  subgraphs.push(subgraph);
  return subgraph;
}

function subscribe(subgraph = subgraphOf(), more: Partial<SubgraphSubscription> = {}) {
  const signal = new AbortController().signal;
  const caller = { viewer: PUBLIC, rightsClass: 'public' };
  return subgraph.subscribe({ fetch: FETCH, variables: { after: CURSOR, other: 1 }, caller, signal, ...more });
}

async function all(stream: AsyncIterator<SubgraphResult, undefined>): Promise<unknown[]> {
  const results: unknown[] = [];
  for (let next: Next = await stream.next(); !next.done; next = await stream.next()) results.push(next.value);
  return results;
}

describe('a subscription to a subgraph over a WebSocket', () => {
  it('gives what comes until it is complete', async () => {
    words.answer = then(event('a'), event('b'), COMPLETE);
    expect(await all(await subscribe())).toEqual([
      { data: { word: 'a' }, errors: [] },
      { data: { word: 'b' }, errors: [] },
    ]);
    expect(words.heard).toEqual([{ type: 'connection_init' }, { id: '1', type: 'subscribe', payload: BODY }]);
  });

  it('is signed for the text that it sends', async () => {
    const signed: ClaimRequest[] = [];
    words.answer = then(COMPLETE);
    await all(await subscribe(subgraphOf({ sign: (request) => (signed.push(request), 'the claim') })));
    expect(signed).toEqual([{ subgraph: 'words', kind: 'subscription', viewer: PUBLIC, body: JSON.stringify(BODY) }]);
    expect(words.heard[0]).toEqual({ type: 'connection_init', payload: { claim: 'the claim' } });
    expect(JSON.stringify(words.heard[1].payload)).toBe(signed[0].body);
  });

  it('tells positions in their order with the results, and answers pings', async () => {
    const [one, two] = ['B'.repeat(22), 'C'.repeat(22)];
    words.answer = then(
      at(one),
      event('a'),
      { type: 'ping' },
      { type: 'ping', payload: { cursor: { '1': 'short', '2': one } } },
      { type: 'pong' },
      { type: 'ping', payload: { cursor: { '1': two }, caughtUp: true } },
      event('b'),
      COMPLETE,
    );
    const told: unknown[] = [];
    const stream = await subscribe(undefined, { onPosition: (...position) => told.push(position) });
    for (let next = await stream.next(); !next.done; next = await stream.next()) told.push(next.value.data?.word);
    expect(told).toEqual([[one, false], 'a', [two, true], 'b']);
    await until(() => words.heard.filter(({ type }) => type === 'pong').length === 4);
  });

  it.each([
    ['error', { id: '1', type: 'error', payload: [{ message: 'no' }] }],
    ['next without data', { id: '1', type: 'next', payload: { errors: [{ message: 'no' }] } }],
  ])('ends after one result when it is refused by %s', async (_how, refusal) => {
    words.answer = then(refusal, event('a'));
    expect(await all(await subscribe())).toEqual([{ data: null, errors: [{ message: 'no' }] }]);
  });

  it('goes on after an event that is null', async () => {
    words.answer = then(
      { id: '1', type: 'next', payload: { data: null, errors: [{ message: 'no' }] } },
      event('a'),
      COMPLETE,
    );
    expect(await all(await subscribe())).toEqual([
      { data: null, errors: [{ message: 'no' }] },
      { data: { word: 'a' }, errors: [] },
    ]);
  });

  it('does not read on while its results are not taken, and loses none of them', async () => {
    const COUNT = 3_000;
    let sent = 0;
    const pad = 'x'.repeat(10_000);
    words.answer = (socket, message) => {
      acknowledge(socket, message);
      const next = (): void => {
        if (sent < COUNT) socket.send(JSON.stringify(event(`${sent++} ${pad}`)), next);
        else say(socket, COMPLETE);
      };
      if (message.type === 'subscribe') next();
    };
    const stream = await subscribe();
    for (let last = -1; last !== sent; await new Promise((resolve) => setTimeout(resolve, 200))) last = sent;
    expect(sent).toBeLessThan(COUNT / 2);
    const results = (await all(stream)) as { data: { word: string } }[];
    expect(results.map(({ data }) => parseInt(data.word, 10))).toEqual(Array.from({ length: COUNT }, (_, i) => i));
  });

  it('ends at once when nobody wants more, whoever says so', async () => {
    const leaving = new AbortController();
    const subgraph = subgraphOf();
    const aborted = await subscribe(subgraph, { signal: leaving.signal });
    const returned = await subscribe(subgraph);
    const closed = await subscribe(subgraph);
    const waiting = [aborted, returned, closed].map((stream) => stream.next());
    leaving.abort();
    await returned.return?.();
    subgraph.close();
    for (const next of waiting) expect(await next).toEqual({ done: true, value: undefined });
    await until(() => words.sockets.every(({ readyState }) => readyState === 3));
    expect(subgraph.counters).toMatchObject({ fetches: 3, failures: 0 });
  });

  it('is not opened for who left before', async () => {
    const reason = new Error('left');
    words.answer = () => undefined;
    await expect(subscribe(undefined, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const leaving = new AbortController();
    const opening = subscribe(undefined, { signal: leaving.signal });
    await until(() => words.heard.length > 0);
    leaving.abort(reason);
    await expect(opening).rejects.toBe(reason);
  });

  it('follows a subgraph again after it was lost', async () => {
    words.answer = then(event('a'));
    const subgraph = subgraphOf();
    const stream = await subscribe(subgraph);
    await stream.next();
    words.sockets[0].terminate();
    await expect(stream.next()).rejects.toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' });
    expect(await stream.next()).toEqual({ done: true, value: undefined });
    expect(await (await subscribe(subgraph)).next()).toMatchObject({ value: { data: { word: 'a' } } });
  });
});

describe('a subgraph that does not behave', () => {
  const failsWith = async (code: string, options: Partial<HttpSubgraphOptions> = {}): Promise<void> => {
    const subgraph = subgraphOf(options);
    const failing = subscribe(subgraph).then(all);
    await expect(failing).rejects.toMatchObject({ name: 'SubgraphFailure', code });
    await until(() => words.sockets.every(({ readyState }) => readyState === 3));
  };

  it.each([
    ['no JSON', '{'],
    ['no object', '[]'],
    ['null', 'null'],
    ['no type', {}],
    ['an unknown type', { id: '1', type: 'data' }],
    [
      'JSON that nests too deep',
      `{"type":"next","id":"1","payload":{"data":{"a":${'['.repeat(3_000)}${']'.repeat(3_000)}}}}`,
    ],
    ['a result of another operation', event('a', '2')],
    ['a result of no operation', { type: 'next', payload: { data: {} } }],
    ['the end of another operation', { id: '2', type: 'complete' }],
    ['a result that is none', { id: '1', type: 'next', payload: 'a' }],
    ['a result with neither data nor errors', { id: '1', type: 'next', payload: {} }],
    ['data that is a list', { id: '1', type: 'next', payload: { data: [] } }],
    ['an error that is no list', { id: '1', type: 'error', payload: {} }],
    ['an error of nothing', { id: '1', type: 'error', payload: [] }],
    ['a second acknowledgement', { type: 'connection_ack' }],
    ['a message that is too long', event('x'.repeat(MAX_BODY))],
  ])('by sending %s is given up', async (_what, message) => {
    words.answer = then(message);
    await failsWith('SUBGRAPH_BAD_RESPONSE');
  });

  it('by sending bytes is given up', async () => {
    words.answer = (socket, message) => {
      acknowledge(socket, message);
      if (message.type === 'subscribe') socket.send(Buffer.from(JSON.stringify(event('a'))), { binary: true });
    };
    await failsWith('SUBGRAPH_BAD_RESPONSE');
  });

  it('by sending a result before it took the connection is given up', async () => {
    words.answer = (socket) => say(socket, event('a'));
    await failsWith('SUBGRAPH_BAD_RESPONSE');
  });

  it.each([1000, 1011, 1012, 4400, 4401, 4403, 4499])('by closing with %i in mid-stream has lost it', async (code) => {
    words.answer = (socket, message) => {
      then(event('a'))(socket, message);
      if (message.type === 'subscribe') socket.close(code);
    };
    const stream = await subscribe();
    await stream.next();
    await expect(stream.next()).rejects.toMatchObject({
      code: 'SUBGRAPH_UNAVAILABLE',
      message: expect.stringContaining(String(code)),
    });
  });

  it('by closing before it took the connection is unavailable', async () => {
    words.answer = (socket) => socket.close(4403);
    await failsWith('SUBGRAPH_UNAVAILABLE');
  });

  it('by never taking the connection is given up in time', async () => {
    words.answer = () => undefined;
    await failsWith('SUBGRAPH_TIMEOUT', { timeout: 50 });
  });

  it.each<[string, Scripted['upgrade'], Partial<HttpSubgraphOptions>]>([
    ['never answering the handshake', () => undefined, { connectTimeout: 50 }],
    ['hanging up', (_request, socket) => socket.destroy(), {}],
    ['answering with garbage', (_request, socket) => socket.end('garbage\r\n\r\n'), {}],
    ['refusing', (_request, socket) => socket.end('HTTP/1.1 401 Unauthorized\r\nconnection: close\r\n\r\n'), {}],
    [
      'leading elsewhere',
      (_request, socket) =>
        socket.end(`HTTP/1.1 302 Found\r\nlocation: ${words.url.replace('http', 'ws')}\r\nconnection: close\r\n\r\n`),
      {},
    ],
  ])('by %s is unavailable', async (_what, upgrade, options) => {
    words.upgrade = upgrade;
    await failsWith('SUBGRAPH_UNAVAILABLE', options);
    expect(words.sockets).toHaveLength(0);
  });

  it('by choosing no protocol is refused', async () => {
    words.protocol = false;
    await failsWith('SUBGRAPH_UNAVAILABLE');
  });

  it('by sending frames that are none is given up', async () => {
    const { upgrade } = words;
    let raw: Socket | undefined;
    words.upgrade = (request, socket, head) => upgrade(request, (raw = socket), head);
    words.answer = (socket, message) => {
      acknowledge(socket, message);
      if (message.type === 'subscribe') raw?.write(Buffer.alloc(100, 0xff));
    };
    await failsWith('SUBGRAPH_BAD_RESPONSE');
  });

  it('by sending nothing while its connection is dead is noticed', async () => {
    const { upgrade } = words;
    let raw: Socket | undefined;
    words.upgrade = (request, socket, head) => upgrade(request, (raw = socket), head);
    const subgraph = subgraphOf({ heartbeat: 40 });
    const stream = await subscribe(subgraph);
    raw?.pause(); // as if its packets were lost: pings are not even read
    await expect(stream.next()).rejects.toMatchObject({
      code: 'SUBGRAPH_UNAVAILABLE',
      message: 'nothing was heard of it for long',
    });
  });

  it('by answering pings and sending nothing else is left alone', async () => {
    const stream = await subscribe(subgraphOf({ heartbeat: 20 }));
    let pings = 0;
    words.sockets[0].on('ping', () => pings++);
    await until(() => pings > 10);
    say(words.sockets[0], event('late'));
    expect(await stream.next()).toMatchObject({ value: { data: { word: 'late' } } });
  });

  it('is not at the address of the subgraph is unavailable', async () => {
    await failsWith('SUBGRAPH_UNAVAILABLE', { url: 'http://127.0.0.1:1/graphql' });
  });
});

import { WebSocket } from 'ws';
import { exchangeRaw, readRaw } from '../../test/support/raw-http';
import { type ScriptedGateway, startScriptedGateway, until } from '../connections/testing/scripted-gateway';
import { type ConnectOptions, RawClient } from './testing/raw-client';

let gateway: ScriptedGateway;
const more: ScriptedGateway[] = [];
beforeAll(async () => {
  gateway = await startScriptedGateway({ connections: { perAddress: 1_000, initMilliseconds: 60_000 } });
});
afterEach(async () => {
  for (const other of more.splice(0)) await other.stop();
});
afterAll(() => gateway.stop());

async function start(...options: Parameters<typeof startScriptedGateway>): Promise<ScriptedGateway> {
  const other = await startScriptedGateway(...options);
  more.push(other);
  return other;
}

const connect = (options?: ConnectOptions): Promise<RawClient> => RawClient.connect(gateway.socketUrl, options);
const acknowledged = (token?: string): Promise<RawClient> => RawClient.acknowledged(gateway.socketUrl, token);

/** Status of what a server answers to a handshake that it refuses. */
function refusal(url: string, origin: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const ws = new WebSocket(url, 'graphql-transport-ws', { origin });
    ws.on('error', () => undefined);
    ws.on('open', () => reject(new Error('The socket was opened.')));
    ws.on('unexpected-response', (request, response) => {
      resolve(response.statusCode);
      request.destroy();
    });
  });
}

describe('a socket', () => {
  it('answers a query once, and completes', async () => {
    const client = await acknowledged();
    client.subscribe('a', 'query($t: String!) { word(text: $t) { length } }', { variables: { t: 'sun' } });
    await client.hears('complete', 'a');
    expect(client.heard).toEqual([
      { type: 'connection_ack' },
      { id: 'a', type: 'next', payload: { data: { word: { length: 3 } } } },
      { id: 'a', type: 'complete' },
    ]);
    await client.end();
  });

  it('answers a mutation, with errors of its fields beside the data', async () => {
    const client = await acknowledged();
    client.subscribe('m', 'mutation { say(text: "hello") }');
    client.subscribe('b', '{ broken }');
    expect((await client.hears('next', 'm')).payload).toEqual({ data: { say: 'hello' } });
    expect((await client.hears('next', 'b')).payload).toMatchObject({
      data: { broken: null },
      errors: [{ extensions: { code: 'SUBGRAPH_ERROR' } }],
    });
    await client.end();
  });

  it.each([1, 50, 300, 70_000])('carries events of %i characters, each once and in order', async (length) => {
    const client = await acknowledged();
    client.subscribe('é"\\', 'subscription { tick }');
    const scripted = await gateway.opened();
    const text = 'ü'.repeat(length);
    for (let n = 1; n <= 3; n++) scripted.send({ n, text }, `c${n}`);
    scripted.subscriber.complete();
    await client.hears('complete');
    expect(client.heard.slice(1)).toEqual([
      ...[1, 2, 3].map((n) => ({
        id: 'é"\\',
        type: 'next',
        payload: { data: { n, text }, extensions: { cursor: `c${n}` } },
      })),
      { id: 'é"\\', type: 'complete' },
    ]);
    await client.end();
  });

  it('tells a position by a ping that names the operation', async () => {
    const client = await acknowledged();
    client.subscribe('__proto__');
    (await gateway.opened()).subscriber.progress('c7');
    const { payload } = await client.hears('ping');
    expect(JSON.stringify(payload)).toBe('{"cursor":{"__proto__":"c7"}}');
    await client.end();
  });

  it('answers a ping with its payload', async () => {
    const client = await connect();
    client.say({ type: 'ping', payload: { a: 1 } });
    expect(await client.hears('pong')).toEqual({ type: 'pong', payload: { a: 1 } });
    await client.end();
  });

  it('ends an operation when the client completes it, and its id is free again', async () => {
    const client = await acknowledged();
    for (let round = 0; round < 2; round++) {
      client.subscribe('same');
      const scripted = await gateway.opened();
      client.say({ type: 'complete', id: 'same' });
      await until(() => scripted.left);
      expect(scripted.request.signal.aborted).toBe(true);
      expect(scripted.send()).toBe(false);
    }
    await client.end();
    expect(client.heard).toEqual([{ type: 'connection_ack' }]);
  });

  it('gives up a query when the client completes it', async () => {
    const other = await startScriptedGateway();
    more.push(other);
    const { graph } = other as unknown as { graph: { asked: unknown[]; abandoned: unknown[]; finish(): void } };
    const client = await RawClient.acknowledged(other.socketUrl);
    client.subscribe('q', '{ slow }');
    await until(() => graph.asked.length === 1);
    client.say({ type: 'complete', id: 'q' });
    await until(() => graph.abandoned.length === 1);
    graph.finish();
    await client.end();
  });

  it('ends its operations when it is gone', async () => {
    const client = await acknowledged();
    client.subscribe('1');
    const scripted = await gateway.opened();
    client.ws.terminate();
    await until(() => scripted.left);
  });

  it('tells where to go on from, as the client says it', async () => {
    const client = await acknowledged();
    client.subscribe('1', undefined, { extensions: { after: 'c9' }, variables: { a: 1 } });
    const { request } = await gateway.opened();
    expect(request).toMatchObject({ after: 'c9', variables: { a: 1 }, operationName: null });
    await client.end();
  });

  it('keeps operations apart: one is refused, the other goes on', async () => {
    const client = await acknowledged();
    client.subscribe('good');
    const scripted = await gateway.opened();
    client.subscribe('bad', '{ nothing }');
    expect((await client.hears('error', 'bad')).payload).toMatchObject([
      { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
    ]);
    scripted.send();
    await client.hears('next', 'good');
    await client.end();
  });
});

describe('whoever is there', () => {
  it.each([
    ['authorization', { authorization: 'Bearer member' }, undefined],
    ['Authorization', { Authorization: 'Bearer member' }, undefined],
    ['the request for the upgrade', undefined, { authorization: 'Bearer member' }],
    ['authorization, before the request', { authorization: 'Bearer member' }, { authorization: 'Bearer staff' }],
  ])('is known by %s', async (_, payload, headers) => {
    const client = await connect({ headers });
    client.say({ type: 'connection_init', payload });
    await client.hears('connection_ack');
    client.subscribe('1');
    expect((await gateway.opened()).request.caller.viewer.person).toBe('p1');
    await client.end();
  });

  it('is the public without a token', async () => {
    const client = await acknowledged();
    client.subscribe('1');
    expect((await gateway.opened()).request.caller.rightsClass).toBe('public');
    await client.end();
  });

  it.each([
    [{ authorization: 'Bearer nonsense' }, 'UNAUTHENTICATED'],
    [{ authorization: 'nonsense' }, 'UNAUTHENTICATED'],
    [{ authorization: '' }, 'UNAUTHENTICATED'],
    [{ authorization: 17 }, 'UNAUTHENTICATED'],
    [{ authorization: 'Bearer old' }, 'TOKEN_EXPIRED'],
  ])('is not taken for the public where the token is not good: %j', async (payload, reason) => {
    const client = await connect();
    client.say({ type: 'connection_init', payload });
    expect(await client.closed).toEqual({ code: 4403, reason });
    expect(client.heard).toEqual([]);
  });
});

describe('what is not the protocol', () => {
  const init = { type: 'connection_init' };
  const subscribe = (payload: unknown, id: unknown = '1'): object => ({ type: 'subscribe', id, payload });

  it.each<[string, unknown[], number]>([
    ['no JSON', ['{'], 4400],
    ['no object', ['[]'], 4400],
    ['no type', [{}], 4400],
    ['an unknown type', [{ type: 'start' }], 4400],
    ["the server's own words", [{ type: 'connection_ack' }], 4400],
    ['a payload that is no object', [{ type: 'ping', payload: 'a' }], 4400],
    ['an operation without id', [init, subscribe({ query: '{ a }' }, null)], 4400],
    ['an operation with an empty id', [init, subscribe({ query: '{ a }' }, '')], 4400],
    ['an operation without payload', [init, subscribe(undefined)], 4400],
    ['an operation without query', [init, subscribe({})], 4400],
    ['a batch', [init, subscribe([{ query: '{ a }' }])], 4400],
    ['variables that are no object', [init, subscribe({ query: '{ a }', variables: [] })], 4400],
    ['a name that is no text', [init, subscribe({ query: '{ a }', operationName: 1 })], 4400],
    ['a cursor that is no text', [init, subscribe({ query: '{ a }', extensions: { after: 1 } })], 4400],
    ['complete without id', [init, { type: 'complete' }], 4400],
    ['an operation before the connection is acknowledged', [subscribe({ query: '{ a }' })], 4401],
    ['an operation while the token is checked', [init, subscribe({ query: '{ a }' })], 4401],
    ['a second initialisation', [init, init], 4429],
  ])('%s closes the socket', async (_, messages, code) => {
    const client = await connect();
    const [first, ...rest] = messages;
    client.say(first);
    if (first === init && code === 4400) await client.hears('connection_ack');
    for (const message of rest) client.say(message);
    expect((await client.closed).code).toBe(code);
  });

  it('a second operation of one id closes the socket, and ends the first', async () => {
    const client = await acknowledged();
    client.subscribe('1');
    const scripted = await gateway.opened();
    client.subscribe('1');
    expect((await client.closed).code).toBe(4409);
    expect(scripted.left).toBe(true);
  });

  it('silence closes the socket', async () => {
    const other = await start({ connections: { initMilliseconds: 30 } });
    const client = await RawClient.connect(other.socketUrl);
    expect((await client.closed).code).toBe(4408);
    const spoken = await RawClient.acknowledged(other.socketUrl);
    spoken.subscribe('1');
    await other.opened(0);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(spoken.ws.readyState).toBe(WebSocket.OPEN);
    await spoken.end();
  });

  it('binary messages close the socket', async () => {
    const client = await connect();
    client.ws.send(Buffer.from('{"type":"ping"}'));
    expect((await client.closed).code).toBe(4400);
  });

  it.each([[['graphql-ws']], [['graphql-ws', 'other']], [null]])(
    'the protocols %j close the socket',
    async (protocol) => {
      const client = await connect({ protocol });
      expect((await client.closed).code).toBe(4406);
    },
  );

  it('a frame over 64 KiB closes the socket, and one of 64 KiB does not', async () => {
    const client = await connect();
    const ping = (length: number): string => {
      const bare = JSON.stringify({ type: 'ping', payload: { x: '' } }).length;
      return JSON.stringify({ type: 'ping', payload: { x: 'x'.repeat(length - bare) } });
    };
    client.say(ping(65_536));
    await client.hears('pong');
    client.say(ping(65_537));
    expect((await client.closed).code).toBe(1009);
  });

  it('nothing is compressed', async () => {
    const ws = new WebSocket(gateway.socketUrl, 'graphql-transport-ws', { perMessageDeflate: true });
    await new Promise((resolve) => ws.once('open', resolve));
    expect(ws.extensions).toBe('');
    ws.close();
  });
});

describe('the 26th operation on a socket', () => {
  it('is refused by name, and the others go on', async () => {
    const client = await acknowledged();
    const first = gateway.subscriptions.length;
    for (let n = 1; n <= 26; n++) client.subscribe(`${n}`);
    const { payload } = await client.hears('error', '26');
    expect(payload).toMatchObject([
      { extensions: { code: 'LIMIT_EXCEEDED', limit: 'operationsPerSocket', allowed: 25, measured: 26 } },
    ]);
    (await gateway.opened(first + 24)).send();
    await client.hears('next', '25');
    client.say({ type: 'complete', id: '3' });
    client.subscribe('27');
    await gateway.opened(first + 25);
    await client.end();
    expect(client.heard.filter(({ type }) => type === 'error')).toHaveLength(1);
  });
});

describe('a handshake', () => {
  const UPGRADE = [
    'connection: upgrade',
    'upgrade: websocket',
    'sec-websocket-version: 13',
    'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==',
  ];
  const head = (path: string, ...lines: string[]): string =>
    [`GET ${path} HTTP/1.1`, 'host: hub', ...lines, '', ''].join('\r\n');

  it.each<[string, string, number, string]>([
    ['at another address', head('/schema.graphql', ...UPGRADE), 404, 'NOT_FOUND'],
    [
      'with a flood of headers',
      head('/graphql', ...UPGRADE, ...Array.from({ length: 120 }, (_, i) => `x-${i}: 1`)),
      431,
      'HEADERS_TOO_LARGE',
    ],
    [
      'with two tokens',
      head('/graphql', ...UPGRADE, 'authorization: Bearer a', 'authorization: Bearer b'),
      400,
      'BAD_REQUEST',
    ],
    ['without a key', head('/graphql', ...UPGRADE.slice(0, 3)), 400, 'BAD_REQUEST'],
    [
      'of another version',
      head('/graphql', ...UPGRADE.slice(0, 2), 'sec-websocket-version: 7', UPGRADE[3]),
      400,
      'BAD_REQUEST',
    ],
  ])('%s is refused in JSON', async (_, request, status, code) => {
    expect(readRaw(await exchangeRaw(gateway.url, request))).toMatchObject({
      status,
      body: { errors: [{ extensions: { code } }] },
    });
  });

  it('may come from pages of any origin by default', async () => {
    const client = await connect({ origin: 'https://page.example' });
    await client.end();
  });

  it('may come from pages of named origins alone, where some are named', async () => {
    const strict = await start({ cors: ['https://page.example'] });
    for (const origin of [
      'https://evil.example',
      'null',
      'https://page.example.evil.org',
      'https://evil-page.example',
      'http://page.example',
      'https://page.example:8443',
      'https://page.example/',
    ]) {
      expect(await refusal(strict.socketUrl, origin)).toBe(403);
    }
    const page = await RawClient.connect(strict.socketUrl, { origin: 'https://page.example' });
    const phone = await RawClient.connect(strict.socketUrl);
    await Promise.all([page.end(), phone.end()]);
  });
});

describe('a client without a sign of life', () => {
  it('is let go, and one that answers stays', async () => {
    const other = await start({ connections: { keepAliveMilliseconds: 60 } });
    const dead = await RawClient.acknowledged(other.socketUrl, undefined, { autoPong: false });
    const live = await RawClient.acknowledged(other.socketUrl);
    live.subscribe('1');
    const scripted = await other.opened(0);
    expect((await dead.closed).code).toBe(1006);
    await new Promise((resolve) => setTimeout(resolve, 120));
    scripted.send();
    await live.hears('next');
    await live.end();
  });
});

describe('stopping', () => {
  it('closes sockets with 1012, and takes no more', async () => {
    const other = await startScriptedGateway();
    const { socketUrl } = other;
    const client = await RawClient.acknowledged(socketUrl, 'member');
    client.subscribe('1');
    const scripted = await other.opened(0);
    const idle = await RawClient.connect(socketUrl);
    const stopped = other.stop();
    expect(await client.closed).toEqual({ code: 1012, reason: 'Service restart' });
    expect((await idle.closed).code).toBe(1012);
    expect(scripted.left).toBe(true);
    await stopped;
    await expect(RawClient.connect(socketUrl)).rejects.toThrow('ECONNREFUSED');
  });

  it('waits a moment, and no longer, for clients that do not answer', async () => {
    const other = await startScriptedGateway();
    const client = await RawClient.acknowledged(other.socketUrl);
    client.ws.pause();
    const begun = performance.now();
    await other.stop();
    expect(performance.now() - begun).toBeLessThan(3_000);
    client.ws.terminate();
  });
});

import { Agent } from 'node:http';
import { connect } from 'node:net';
import { EventSource } from 'eventsource';
import { type ScriptedGateway, startScriptedGateway, until } from '../connections/testing/scripted-gateway';
import { EventReader } from './testing/event-reader';

const TICKS = 'subscription { tick }';

let gateway: ScriptedGateway;
let url: string;
beforeAll(async () => {
  gateway = await startScriptedGateway({ connections: { perAddress: 1_000 } });
  url = `${gateway.url}/graphql`;
});
afterAll(() => gateway.stop());

const address = (params: Record<string, string>): string => `${url}?${new URLSearchParams(params)}`;
const post = (query: string, more: object = {}, headers?: Record<string, string>): Promise<EventReader> =>
  EventReader.open(url, { body: { query, ...more }, headers });

describe('an event stream', () => {
  it('carries events with their ids, and completes', async () => {
    const reader = await post(TICKS);
    const scripted = await gateway.opened(0);
    scripted.subscriber.progress('c0');
    scripted.send({ text: 'ü\n\n' }, 'c1');
    scripted.send({ text: 'x'.repeat(70_000) }, 'c2');
    scripted.subscriber.complete();
    await reader.ended;
    expect(reader.told).toEqual([
      { id: 'c0' },
      { id: 'c1', event: 'next', data: JSON.stringify({ data: { text: 'ü\n\n' }, extensions: { cursor: 'c1' } }) },
      {
        id: 'c2',
        event: 'next',
        data: JSON.stringify({ data: { text: 'x'.repeat(70_000) }, extensions: { cursor: 'c2' } }),
      },
      { event: 'complete', data: '' },
    ]);
  });

  it('comes with headers that let it through', async () => {
    const reader = await post('{ words { text } }', {}, { origin: 'https://page.example' });
    expect(reader.response.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'access-control-allow-origin': '*',
      vary: 'Accept, Authorization',
    });
    await reader.ended;
  });

  it.each([
    ['POST', () => post('{ word(text: "sun") { length } }')],
    ['GET', () => EventReader.open(address({ query: '{ word(text: "sun") { length } }' }))],
  ])('answers a query by %s once', async (_, open) => {
    const reader = await open();
    await reader.ended;
    expect(reader.told).toEqual([
      { event: 'next', data: '{"data":{"word":{"length":3}}}' },
      { event: 'complete', data: '' },
    ]);
  });

  it('answers a mutation by POST, and refuses one by GET', async () => {
    const query = 'mutation { say(text: "a") }';
    const posted = await post(query);
    await posted.ended;
    expect(posted.told[0]).toEqual({ event: 'next', data: '{"data":{"say":"a"}}' });
    const got = await EventReader.open(address({ query }));
    expect([got.status, got.response.headers.allow]).toEqual([405, 'POST']);
  });

  it('leaves the connection for further requests', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (let round = 0; round < 3; round++) {
      const reader = await EventReader.open(url, { body: { query: '{ words { text } }' }, agent });
      await reader.ended;
      expect(reader.told).toHaveLength(2);
    }
    agent.destroy();
  });

  it('speaks HTTP/1.0 to those who speak it', async () => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    const index = gateway.subscriptions.length;
    let received = '';
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => (received += text));
    socket.write(`GET /graphql?query=${encodeURIComponent(TICKS)} HTTP/1.0\r\naccept: text/event-stream\r\n\r\n`);
    const scripted = await gateway.opened(index);
    scripted.send({ a: 1 }, 'c1');
    scripted.subscriber.complete();
    await new Promise((resolve) => socket.once('close', resolve));
    expect(received.split('\r\n\r\n')[1]).toBe(
      ':\n\nid: c1\nevent: next\ndata: {"data":{"a":1},"extensions":{"cursor":"c1"}}\n\nevent: complete\ndata:\n\n',
    );
  });

  it('that waits behind another answer of the same connection is hung up on', async () => {
    const index = gateway.subscriptions.length;
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    const request = `GET /graphql?query=${encodeURIComponent(TICKS)} HTTP/1.1\r\nhost: a\r\naccept: text/event-stream\r\n\r\n`;
    socket.write(request + request);
    const first = await gateway.opened(index);
    socket.resume();
    first.subscriber.complete();
    await new Promise((resolve) => socket.once('close', resolve));
    expect(gateway.subscriptions.length).toBe(index + 1);
  });

  it('is over when the client goes away', async () => {
    const index = gateway.subscriptions.length;
    const reader = await post(TICKS);
    const scripted = await gateway.opened(index);
    reader.close();
    await until(() => scripted.left);
    expect(scripted.request.signal.aborted).toBe(true);
    expect(scripted.send()).toBe(false);
  });

  it('is what EventSource takes, which comes back with the last id', async () => {
    const index = gateway.subscriptions.length;
    const source = new EventSource(address({ query: TICKS }));
    const heard: unknown[] = [];
    source.addEventListener('next', (event) => heard.push([event.lastEventId, JSON.parse(event.data)]));
    const completed = new Promise((resolve) => source.addEventListener('complete', resolve));
    (await gateway.opened(index)).send({ a: 1 }, 'c5');
    await until(() => heard.length === 1);
    // A gateway that stops ends its streams, and says when to come back.
    const { subscriber } = gateway.subscriptions[index];
    (subscriber as unknown as { finish(text: string): void }).finish('retry: 5\n\n');
    const again = await gateway.opened(index + 1);
    expect(again.request.after).toBe('c5');
    again.send({ a: 2 }, 'c6');
    again.subscriber.complete();
    await completed;
    source.close();
    expect(heard).toEqual([
      ['c5', { data: { a: 1 }, extensions: { cursor: 'c5' } }],
      ['c6', { data: { a: 2 }, extensions: { cursor: 'c6' } }],
    ]);
  });
});

describe('where a stream goes on from', () => {
  it.each<[string, object, Record<string, string>, string | null]>([
    ['nothing', {}, {}, null],
    ['extensions.after', { extensions: { after: 'a' } }, {}, 'a'],
    ['Last-Event-ID', {}, { 'last-event-id': 'b' }, 'b'],
    ['Last-Event-ID before extensions.after', { extensions: { after: 'a' } }, { 'last-event-id': 'b' }, 'b'],
    ['extensions.after where Last-Event-ID is empty', { extensions: { after: 'a' } }, { 'last-event-id': '' }, 'a'],
  ])('is told by %s', async (_, more, headers, after) => {
    const index = gateway.subscriptions.length;
    const reader = await post(TICKS, more, headers);
    expect((await gateway.opened(index)).request.after).toBe(after);
    reader.close();
  });

  it('is told in the address, too', async () => {
    const index = gateway.subscriptions.length;
    const reader = await EventReader.open(
      address({
        query: 'subscription A { tick }',
        variables: '{"a":1}',
        operationName: 'A',
        extensions: '{"after":"c"}',
      }),
    );
    const { request } = await gateway.opened(index);
    expect(request).toMatchObject({ after: 'c', variables: { a: 1 }, operationName: 'A' });
    reader.close();
  });
});

describe('what is wrong', () => {
  it('with the operation is told in the stream', async () => {
    const reader = await post('{ nothing }');
    await reader.ended;
    expect(reader.status).toBe(200);
    expect(reader.told.map(({ event }) => event)).toEqual(['next', 'complete']);
    expect(JSON.parse(reader.told[0].data as string)).toMatchObject({
      errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
    });
  });

  it('with the subscription is told in the stream, when that is known', async () => {
    const index = gateway.subscriptions.length;
    const reader = await post(TICKS);
    (await gateway.opened(index)).subscriber.fail([]);
    await reader.ended;
    expect(reader.told).toEqual([
      { event: 'next', data: '{"errors":[]}' },
      { event: 'complete', data: '' },
    ]);
  });

  it.each<[string, () => Promise<EventReader>, number, string]>([
    ['a bad token', () => post(TICKS, {}, { authorization: 'Bearer nonsense' }), 401, 'UNAUTHENTICATED'],
    ['an old token', () => post(TICKS, {}, { authorization: 'Bearer old' }), 401, 'TOKEN_EXPIRED'],
    ['a batch', () => EventReader.open(url, { body: [{ query: TICKS }] }), 400, 'BAD_REQUEST'],
    ['no JSON', () => EventReader.open(url, { body: '{' }), 400, 'BAD_REQUEST'],
    ['no query', () => EventReader.open(url), 400, 'BAD_REQUEST'],
    ['a query twice', () => EventReader.open(`${address({ query: TICKS })}&query=a`), 400, 'BAD_REQUEST'],
    [
      'variables that are no JSON',
      () => EventReader.open(address({ query: TICKS, variables: '{' })),
      400,
      'BAD_REQUEST',
    ],
    [
      'a GET of a type that no form needs to ask for',
      () => EventReader.open(address({ query: TICKS }), { headers: { 'content-type': 'text/plain' } }),
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['a body that is too large', () => post('x'.repeat(1_100_000)), 413, 'PAYLOAD_TOO_LARGE'],
  ])('with the request is told by its status: %s', async (_, open, status, code) => {
    const reader = await open();
    expect([reader.status, reader.response.headers['content-type']]).toEqual([
      status,
      'application/json; charset=utf-8',
    ]);
    await reader.ended;
    expect(JSON.parse(reader.text)).toMatchObject({ errors: [{ extensions: { code } }] });
  });

  it('makes no stream of a request for a head', async () => {
    const response = await fetch(address({ query: TICKS }), {
      method: 'HEAD',
      headers: { accept: 'text/event-stream' },
    });
    expect(response.status).toBe(406);
  });
});

describe('a quiet stream', () => {
  it('shows that it lives', async () => {
    const other = await startScriptedGateway({ connections: { keepAliveMilliseconds: 20 } });
    const reader = await EventReader.open(`${other.url}/graphql`, { body: { query: TICKS } });
    await reader.until(() => reader.events.filter(({ comment }) => comment === '').length >= 4);
    expect(reader.told).toEqual([]);
    reader.close();
    await other.stop();
  });
});

describe('stopping', () => {
  it('ends streams at once, and says when to come back', async () => {
    const other = await startScriptedGateway();
    const readers = await Promise.all(
      [1, 2, 3].map(() => EventReader.open(`${other.url}/graphql`, { body: { query: TICKS } })),
    );
    await other.opened(2);
    const begun = performance.now();
    await Promise.all([other.stop(), ...readers.map(({ ended }) => ended)]);
    expect(performance.now() - begun).toBeLessThan(2_000);
    const retries = readers.map(({ told }) => Number(told.at(-1)?.retry));
    for (const retry of retries) expect(retry >= 1_000 && retry <= 5_000).toBe(true);
    expect(new Set(retries).size).toBeGreaterThan(1);
    expect(other.subscriptions.every(({ left }) => left)).toBe(true);
  });
});

import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { composeServices, compositionHasErrors } from '@theguild/federation-composition';
import { parse } from 'graphql';
import { PUBLIC } from '../platform/auth/viewer';
import { SILENT } from '../platform/log';
import { always, drip, flood, type RawAnswer, RawSubgraph, response, until } from '../test/support/raw-subgraph';
import { createGateway, type Gateway } from './pipeline';
import { HttpSubgraph } from './subgraphs/http';
import { LocalSubgraph } from './subgraphs/local';
import type { Subgraph } from './subgraphs/subgraph';

const MEGABYTE = 1024 * 1024;
const GIGABYTE = 1024 * MEGABYTE;
const TIMEOUT = 1_000;
const MAX_BODY = MEGABYTE;
/** Stands in everything that the hostile subgraph says and that no client may see. */
const CANARY = 'canary-of-the-house';

const FEDERATION = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';
const GOOD = `${FEDERATION}
  type Query { things: [Thing!] }
  type Thing @key(fields: "id") { id: ID!  name: String! }
`;
const BAD = `${FEDERATION}
  type Query { loose(at: Int): String  item: Item }
  type Item { text: String!  count: Int  list: [Int!]  inner: Item }
  type Thing @key(fields: "id") { id: ID!  sound: String }
`;
const THINGS = [
  { __typename: 'Thing', id: 'a', name: 'sun' },
  { __typename: 'Thing', id: 'b', name: 'moon' },
];
const BOTH = '{ things { id name sound } loose }';

interface ClientError {
  readonly message: string;
  readonly path?: (string | number)[];
  readonly extensions: Record<string, unknown>;
}
interface Told {
  readonly text: string;
  readonly data: Record<string, unknown> | null;
  readonly errors?: ClientError[];
}

let bad: RawSubgraph;
let gateway: Gateway;
let memoryAtFirst: number;
beforeAll(async () => {
  bad = await RawSubgraph.start();
  gateway = createGateway({
    supergraphSdl: supergraph(),
    subgraphs: new Map<string, Subgraph>([
      ['good', new LocalSubgraph({ name: 'good', execute: async () => ({ data: { things: THINGS } }) })],
      ['bad', new HttpSubgraph({ name: 'bad', url: bad.url, timeout: TIMEOUT, maxBody: MAX_BODY })],
    ]),
    authenticate: async () => PUBLIC,
    log: SILENT,
    host: '127.0.0.1',
    port: 0,
  });
  await gateway.start();
  bad.answer = WELL;
  await ask(BOTH);
  memoryAtFirst = memory();
});
afterAll(async () => {
  await gateway.stop();
  await bad.stop();
});

function supergraph(): string {
  const services = Object.entries({ good: GOOD, bad: BAD }).map(([name, sdl]) => ({
    name,
    url: '',
    typeDefs: parse(sdl),
  }));
  const result = composeServices(services);
  if (compositionHasErrors(result)) throw new Error(result.errors.map(({ message }) => message).join('\n'));
  return result.supergraphSdl;
}

/**
 * What is still held, in bytes, without garbage. Not the process's own size: the fake subgraph and the test runner live
 * in it too. That of a gateway by itself is in test/hostile-memory.test.ts.
 */
function memory(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return heapUsed + external + arrayBuffers;
}

async function ask(query: string, variables?: object): Promise<Told> {
  const answer = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const text = await answer.text();
  return { ...(JSON.parse(text) as Omit<Told, 'text'>), text };
}

/** Answers with this JSON where entities are asked for, and with that where a root field is. */
function answering(entities: unknown, root: unknown): RawAnswer {
  return (socket, { body }) =>
    socket.write(
      response(JSON.stringify(body.includes('_entities') ? entities : root).replaceAll('"PROTO"', '"__proto__"')),
    );
}

const WELL = answering(
  { data: { _entities: [{ sound: 'hum' }, { sound: 'hush' }] } },
  { data: { loose: 'well', item: { text: 'well' } } },
);

afterEach(async () => {
  expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(12);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  // Whatever came before, the gateway lives, and has a connection for the next question.
  bad.answer = WELL;
  const start = performance.now();
  expect((await ask(BOTH)).text).toBe(
    '{"data":{"things":[{"id":"a","name":"sun","sound":"hum"},{"id":"b","name":"moon","sound":"hush"}],"loose":"well"}}',
  );
  expect(performance.now() - start).toBeLessThan(2_000);
});

const HEAD = `HTTP/1.1 200 OK\r\nx-secret: ${CANARY}\r\n`;
const BLOCK = Buffer.alloc(64 * 1024, CANARY);
const CHUNK = Buffer.concat([Buffer.from('10000\r\n'), BLOCK, Buffer.from('\r\n')]);
const BOMB = gzipSync(Buffer.alloc(64 * MEGABYTE, ' '));

function begin(socket: Socket, headers: string): Socket {
  socket.write(`${HEAD}${headers}\r\n`);
  return socket;
}

const MESSAGES: Readonly<Record<string, string>> = {
  SUBGRAPH_UNAVAILABLE: 'The service bad could not be reached.',
  SUBGRAPH_TIMEOUT: 'The service bad did not answer in time.',
  SUBGRAPH_BAD_RESPONSE: 'The service bad gave an answer that cannot be used.',
};

describe('a subgraph that answers', () => {
  const secretly = (body: string): RawAnswer => always(response(body, `x-secret: ${CANARY}\r\n`));

  it.each<[string, string, RawAnswer]>([
    ['what is no JSON', 'SUBGRAPH_BAD_RESPONSE', secretly(`{"data": ${CANARY}`)],
    ['HTML with status 200', 'SUBGRAPH_BAD_RESPONSE', secretly(`<html>${CANARY}</html>`)],
    ['nothing', 'SUBGRAPH_BAD_RESPONSE', secretly('')],
    ['JSON that breaks off', 'SUBGRAPH_BAD_RESPONSE', secretly(`{"data":{"loose":"${CANARY}`)],
    ['a list', 'SUBGRAPH_BAD_RESPONSE', secretly(`[{"data":{"loose":"${CANARY}"}}]`)],
    ['a string for data', 'SUBGRAPH_BAD_RESPONSE', secretly(`{"data":"${CANARY}"}`)],
    ['an object for errors', 'SUBGRAPH_BAD_RESPONSE', secretly(`{"data":{},"errors":{"message":"${CANARY}"}}`)],
    ['lists in lists in lists', 'SUBGRAPH_BAD_RESPONSE', secretly(`{"data":{"loose":${'['.repeat(100_000)}`)],
    ['a stack trace with status 500', 'SUBGRAPH_UNAVAILABLE', always(response(`at ${CANARY}`, '', '500 Oops'))],
    ['a redirect', 'SUBGRAPH_BAD_RESPONSE', always(response('', `location: http://${CANARY}/\r\n`, '302 Found'))],
    [
      'with a length that is too small',
      'SUBGRAPH_BAD_RESPONSE',
      (s) => begin(s, 'content-length: 5\r\n').write('{"data":{}}'),
    ],
    [
      'with a length that is too large',
      'SUBGRAPH_TIMEOUT',
      (s) => begin(s, 'content-length: 50\r\n').write('{"data":{}}'),
    ],
    [
      'in two lengths',
      'SUBGRAPH_BAD_RESPONSE',
      (s) => begin(s, 'content-length: 2\r\ncontent-length: 3\r\n').write('{}'),
    ],
    ['and hangs up in the middle', 'SUBGRAPH_UNAVAILABLE', (s) => begin(s, 'content-length: 50\r\n').end('{"data":{')],
    ['with a reset', 'SUBGRAPH_UNAVAILABLE', (s) => s.resetAndDestroy()],
    ['by hanging up', 'SUBGRAPH_UNAVAILABLE', (s) => s.end()],
    ['a byte now and then', 'SUBGRAPH_TIMEOUT', (s) => dripSlowly(s, response('{"data":{"loose":"late"}}'))],
    ['with a head without end', 'SUBGRAPH_BAD_RESPONSE', (s) => flood(begin(s, 'x: '), BLOCK, GIGABYTE)],
    [
      'compressed',
      'SUBGRAPH_BAD_RESPONSE',
      (s) => begin(s, `content-encoding: gzip\r\ncontent-length: ${BOMB.length}\r\n`).write(BOMB),
    ],
    [
      'a gigabyte that it announces',
      'SUBGRAPH_BAD_RESPONSE',
      (s) => flood(begin(s, `content-length: ${GIGABYTE}\r\n`), BLOCK, GIGABYTE),
    ],
    [
      'a gigabyte in chunks',
      'SUBGRAPH_BAD_RESPONSE',
      (s) => flood(begin(s, 'transfer-encoding: chunked\r\n'), CHUNK, GIGABYTE),
    ],
    ['without end', 'SUBGRAPH_BAD_RESPONSE', (s) => flood(begin(s, ''), BLOCK, GIGABYTE)],
  ])('%s: its fields are null with their error, all others stand', async (_, code, answer) => {
    let sent = Promise.resolve<unknown>(undefined);
    bad.answer = (socket, request) => (sent = Promise.resolve(answer(socket, request)));
    const { text, data, errors = [] } = await ask(BOTH);
    expect(data).toEqual({ things: THINGS.map(({ id, name }) => ({ id, name, sound: null })), loose: null });
    expect(errors.map(({ path }) => path?.join('.')).sort()).toEqual(['loose', 'things.0', 'things.1']);
    for (const { message, extensions } of errors) {
      expect(message).toBe(MESSAGES[code]);
      expect(extensions).toEqual({ code, serviceName: 'bad' });
    }
    expect(text).not.toContain(CANARY);
    expect(text).not.toContain(new URL(bad.url).port);
    const bytes = await sent;
    if (typeof bytes === 'number') expect(bytes).toBeLessThan(64 * MEGABYTE);
  });
});

async function dripSlowly(socket: Socket, text: string): Promise<void> {
  for (const character of text) {
    if (socket.destroyed) return;
    await drip(socket, character, 1);
    await sleep(20);
  }
}

describe('entities', () => {
  const things = (sounds: (string | null)[]): object => ({
    things: THINGS.map(({ id, name }, at) => ({ id, name, sound: sounds[at] })),
  });

  it.each([
    ['too few', [{ sound: 'hush' }]],
    ['too many', [{ sound: 'hum' }, { sound: 'hush' }, { sound: CANARY }]],
    ['none', []],
    ['no list', { sound: 'hum' }],
    ['a text', CANARY],
  ])('that are %s are refused, and none is given to another thing', async (_, _entities) => {
    bad.answer = answering({ data: { _entities } }, {});
    const { data, errors } = await ask('{ things { id name sound } }');
    expect(data).toEqual(things([null, null]));
    expect(errors).toMatchObject(
      [0, 1].map((at) => ({
        path: ['things', at],
        extensions: { code: 'SUBGRAPH_BAD_RESPONSE', serviceName: 'bad' },
      })),
    );
  });

  it('of another type are refused one by one', async () => {
    bad.answer = answering({ data: { _entities: [{ __typename: 'Item', sound: CANARY }, { sound: 'hush' }] } }, {});
    const { data, errors } = await ask('{ things { id name sound } }');
    expect(data).toEqual(things([null, 'hush']));
    expect(errors).toMatchObject([{ path: ['things', 0], extensions: { code: 'SUBGRAPH_BAD_RESPONSE' } }]);
  });

  it('may be missing, each by itself', async () => {
    bad.answer = answering({ data: { _entities: [null, { sound: 'hush' }] } }, {});
    const { data, errors } = await ask('{ things { id name sound } }');
    expect([data, errors]).toEqual([things([null, 'hush']), undefined]);
  });

  it('cannot change what another subgraph has answered', async () => {
    bad.answer = answering({ data: { _entities: [{ sound: 'hum', name: CANARY, id: CANARY }, { sound: null }] } }, {});
    const { text } = await ask('{ things { name sound } }');
    expect(text).not.toContain(CANARY);
  });
});

describe('values', () => {
  it.each([
    ['an object for a text', { text: { a: CANARY } }, ['item', 'text']],
    ['a list for a text', { text: [CANARY] }, ['item', 'text']],
    ['a text for a number', { text: 'a', count: CANARY }, ['item', 'count']],
    ['a number that is too large', { text: 'a', count: 2 ** 40 }, ['item', 'count']],
    ['a text for a list', { text: 'a', list: CANARY }, ['item', 'list']],
    ['a list for an object', { text: 'a', inner: [] }, ['item', 'inner']],
    ['a text for an object', { text: 'a', inner: CANARY }, ['item', 'inner']],
  ])('of another type, %s, are null with an error at their place', async (_, item, path) => {
    bad.answer = answering({}, { data: { item } });
    const { text, data, errors } = await ask('{ things { id } item { text count list inner { text } } }');
    expect(data).toMatchObject({ things: [{ id: 'a' }, { id: 'b' }] });
    expect(errors).toMatchObject([{ path, extensions: { code: 'SUBGRAPH_BAD_RESPONSE' } }]);
    expect(text).not.toContain(CANARY);
  });

  it('that are null where none may be take no more with them than they must', async () => {
    const item = { text: 'a', count: 1, list: [1, null], inner: { text: null, count: 2 } };
    bad.answer = answering({}, { data: { item } });
    const { data, errors } = await ask('{ things { id } item { text count list inner { text count } } }');
    expect(data).toEqual({
      things: [{ id: 'a' }, { id: 'b' }],
      item: { text: 'a', count: 1, list: null, inner: null },
    });
    expect(errors).toMatchObject([
      { path: ['item', 'list', 1], extensions: { code: 'NULL_IN_NON_NULL' } },
      { path: ['item', 'inner', 'text'], extensions: { code: 'NULL_IN_NON_NULL' } },
    ]);
  });

  it('under keys that nobody asked for, whatever they are named, are in no answer and in no prototype', async () => {
    const own = { PROTO: { polluted: CANARY }, constructor: { prototype: { polluted: CANARY } }, secret: CANARY };
    bad.answer = answering(
      {
        ...own,
        data: {
          ...own,
          _entities: [
            { ...own, sound: 'hum' },
            { ...own, sound: 'hush' },
          ],
        },
      },
      { ...own, data: { ...own, loose: 'well', item: { ...own, text: 'well', inner: { ...own, text: 'in' } } } },
    );
    const { text, errors } = await ask('{ things { id sound } loose item { text inner { text } } }');
    expect(errors).toBeUndefined();
    expect(text).not.toContain(CANARY);
    expect(text).not.toContain('polluted');
  });
});

describe('errors', () => {
  it('are told with their message, code and path, without what tells of insides', async () => {
    const extensions = { code: 'NOT_FOUND', serviceName: CANARY, stacktrace: [CANARY], exception: { sql: CANARY } };
    const error = { message: 'It is silent.', path: ['loose'], extensions, locations: [{ line: 7, column: 7 }] };
    bad.answer = answering({}, { data: { loose: null }, errors: [error] });
    const { text, data, errors } = await ask('{ things { id } loose }');
    expect(data).toEqual({ things: [{ id: 'a' }, { id: 'b' }], loose: null });
    expect(errors).toEqual([
      { message: 'It is silent.', path: ['loose'], extensions: { code: 'NOT_FOUND', serviceName: 'bad' } },
    ]);
    expect(text).not.toContain(CANARY);
  });

  it.each([
    null,
    1,
    'x',
    [],
    {},
    { message: {} },
    { message: '', path: 'x', extensions: 'y' },
    { path: [{}], extensions: [] },
  ])('like %j are told all the same', async (error) => {
    bad.answer = answering({}, { data: { loose: null }, errors: [error] });
    expect((await ask('{ loose }')).errors).toEqual([
      {
        message: 'The service reported an error.',
        path: ['loose'],
        extensions: { code: 'SUBGRAPH_ERROR', serviceName: 'bad' },
      },
    ]);
  });

  it('of which there are a hundred thousand, or that are huge, are told in part', async () => {
    const many = Array.from({ length: 100_000 }, () => ({}));
    bad.answer = answering({}, { data: { loose: null }, errors: many });
    expect((await ask('{ loose }')).errors).toHaveLength(100);
    const huge = { message: 'm'.repeat(200_000), extensions: { code: 'C'.repeat(200_000), x: 'x'.repeat(200_000) } };
    bad.answer = answering({}, { data: { loose: null }, errors: [huge] });
    const { text, errors } = await ask('{ loose }');
    expect(errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_ERROR' } }]);
    expect(text.length).toBeLessThan(2_000);
  });
});

describe('a subgraph that hangs', () => {
  it('costs its fields their time and nothing else, keeps no connection, and is soon asked again', async () => {
    bad.answer = () => undefined;
    const before = bad.connections;
    const query = 'query($at: Int) { things { id } loose(at: $at) }';
    const start = performance.now();
    const answers = await Promise.all(Array.from({ length: 50 }, (_, at) => ask(query, { at })));
    expect(performance.now() - start).toBeLessThan(TIMEOUT + 2_000);
    for (const { data, errors } of answers) {
      expect(data).toEqual({ things: [{ id: 'a' }, { id: 'b' }], loose: null });
      expect(errors).toMatchObject([{ path: ['loose'], extensions: { code: 'SUBGRAPH_TIMEOUT', serviceName: 'bad' } }]);
    }
    await until(() => bad.open.size === 0);
    expect(bad.connections - before).toBeLessThanOrEqual(50);
    bad.answer = WELL;
    await until(async () => (await ask(query, { at: 0 })).data?.loose === 'well');
    expect(bad.open.size).toBe(1);
  });

  it('does not hold up those who do not ask for it', async () => {
    bad.answer = () => undefined;
    const hung = ask('{ loose }');
    await until(() => bad.requests.at(-1)?.body.includes('loose') === true);
    expect((await ask('{ things { name } }')).data).toEqual({ things: [{ name: 'sun' }, { name: 'moon' }] });
    expect((await hung).errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_TIMEOUT' } }]);
  });

  it('is left alone as soon as the client has gone', async () => {
    bad.answer = () => undefined;
    const abort = new AbortController();
    const asked = bad.requests.length;
    const gone = fetch(`${gateway.url}/graphql?query={loose}`, {
      headers: { 'content-type': 'application/json' },
      signal: abort.signal,
    });
    await until(() => bad.requests.length > asked);
    const { size } = bad.open;
    abort.abort();
    await expect(gone).rejects.toThrow('aborted');
    await until(() => bad.open.size === size - 1);
  });
});

it('nothing is held of all this and of a hundred answers of a gigabyte', async () => {
  bad.answer = (socket) => flood(begin(socket, 'transfer-encoding: chunked\r\n'), CHUNK, GIGABYTE);
  for (let i = 0; i < 100; i++) expect((await ask('{ loose }')).data).toEqual({ loose: null });
  expect(memory() - memoryAtFirst).toBeLessThan(32 * MEGABYTE);
});

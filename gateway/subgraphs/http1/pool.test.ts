import type { TcpSocketConnectOpts } from 'node:net';
import { always, drip, RawSubgraph, response, until } from '../../../test/support/raw-subgraph';
import type { Task } from '../flights';
import { ConnectionPool, type PoolLimits } from './pool';
import type { HttpResponse } from './response-reader';

const OK = response('{"data":{}}');
const LIMITS: PoolLimits = { connections: 2, queue: 1_000, timeout: 60_000, connectTimeout: 60_000, idle: 60_000 };

let subgraph: RawSubgraph;
let pools: ConnectionPool[];
beforeEach(async () => {
  subgraph = await RawSubgraph.start();
  pools = [];
});
afterEach(async () => {
  for (const pool of pools) pool.close();
  await subgraph.stop();
});

function createPool(limits: Partial<PoolLimits> = {}, address: Partial<TcpSocketConnectOpts> = {}): ConnectionPool {
  const { hostname, port } = new URL(subgraph.url);
  const options = {
    address: { host: hostname, port: Number(port), ...address },
    requestHead: `POST / HTTP/1.1\r\nhost: ${hostname}\r\ncontent-length: `,
    maxBody: 1024 * 1024,
  };
  const pool = new ConnectionPool(options, { ...LIMITS, ...limits });
  pools.push(pool);
  return pool;
}

function query(pool: ConnectionPool, body = '{}'): Task<HttpResponse> {
  return pool.send({ body, headers: '', repeatable: true });
}

function mutate(pool: ConnectionPool): Promise<HttpResponse> {
  return pool.send({ body: '{}', headers: '', repeatable: false }).result;
}

const UNAVAILABLE = expect.objectContaining({ name: 'SubgraphFailure', code: 'SUBGRAPH_UNAVAILABLE' });
const TIMEOUT = expect.objectContaining({ name: 'SubgraphFailure', code: 'SUBGRAPH_TIMEOUT' });
const BAD_RESPONSE = expect.objectContaining({ name: 'SubgraphFailure', code: 'SUBGRAPH_BAD_RESPONSE' });

describe('an answer', () => {
  const text = '{"data":{"é":"😀"}}';

  it.each([1, 7, 100])('is read in packets of %i bytes', async (step) => {
    subgraph.answer = (socket) => drip(socket, response(text), step);
    expect(await query(createPool()).result).toMatchObject({ status: 200, text });
  });

  it('may be as large as many reads', async () => {
    const large = `"${'x'.repeat(300_000)}é"`;
    subgraph.answer = always(response(large));
    expect((await query(createPool()).result).text).toBe(large);
  });

  it('may end with the connection', async () => {
    subgraph.answer = (socket) => socket.end(`HTTP/1.0 200 OK\r\n\r\n${text}`);
    const pool = createPool();
    expect((await query(pool).result).text).toBe(text);
    expect((await query(pool).result).text).toBe(text);
    expect(subgraph.connections).toBe(2);
  });

  it('is the one to the question, with the question as it was asked', async () => {
    subgraph.answer = (socket, { body }) => socket.write(response(body));
    const pool = createPool();
    const bodies = Array.from({ length: 500 }, (_, at) => `{"é":"${at}${'😀'.repeat(at % 7)}"}`);
    const answers = await Promise.all(bodies.map((body) => query(pool, body).result));
    expect(answers.map(({ text }) => text)).toEqual(bodies);
    expect(subgraph.connections).toBe(2);
  });
});

describe('a connection', () => {
  it('is used again', async () => {
    subgraph.answer = always(OK);
    const pool = createPool();
    for (let i = 0; i < 20; i++) await query(pool).result;
    expect(subgraph.connections).toBe(1);
  });

  it('is not used again where the other side says so', async () => {
    subgraph.answer = always(response('{}', 'connection: close\r\n'));
    const pool = createPool();
    await query(pool).result;
    await query(pool).result;
    expect(subgraph.connections).toBe(2);
    await until(() => subgraph.open.size === 0);
  });

  it('is not used again when more came than the answer: that is no answer to the next question', async () => {
    subgraph.answer = (socket, { connection }) => socket.write(connection === 1 ? OK + response('{"old":1}') : OK);
    const pool = createPool();
    await query(pool).result;
    expect(await query(pool).result).toMatchObject({ text: '{"data":{}}' });
    expect(subgraph.connections).toBe(2);
  });

  it('is closed when an answer comes that nobody had asked for', async () => {
    subgraph.answer = always(OK);
    const pool = createPool();
    await query(pool).result;
    for (const socket of subgraph.open) socket.write(response('{"forged":1}'));
    await until(() => subgraph.open.size === 0);
    expect(await query(pool).result).toMatchObject({ text: '{"data":{}}' });
    expect(subgraph.connections).toBe(2);
  });

  it('that the other side closed while idle is not used, not even for what is sent once only', async () => {
    subgraph.answer = always(OK);
    const pool = createPool();
    await query(pool).result;
    for (const socket of subgraph.open) socket.end();
    await until(() => subgraph.open.size === 0);
    expect(await mutate(pool)).toMatchObject({ status: 200 });
  });

  it('is closed when it was idle for long', async () => {
    subgraph.answer = always(OK);
    await query(createPool({ idle: 1 })).result;
    await until(() => subgraph.open.size === 0);
  });

  it('is closed before the other side would, where it says when', async () => {
    subgraph.answer = always(response('{}', 'keep-alive: timeout=1\r\n'));
    await query(createPool()).result;
    await until(() => subgraph.open.size === 0);
  });
});

describe('a connection that is lost before any answer', () => {
  it('has a query sent again on a new one, and those that were idle are closed too', async () => {
    subgraph.answer = always(OK);
    const pool = createPool();
    await Promise.all([query(pool).result, query(pool).result]);
    subgraph.answer = (socket, { connection }) => (connection <= 2 ? socket.destroy() : socket.write(OK));
    expect(await query(pool).result).toMatchObject({ status: 200 });
    expect(subgraph.requests.map(({ connection }) => connection).slice(2)).toEqual([expect.any(Number), 3]);
    await until(() => subgraph.open.size === 1);
  });

  it('has a query sent again once only', async () => {
    subgraph.answer = (socket) => socket.destroy();
    await expect(query(createPool()).result).rejects.toEqual(UNAVAILABLE);
    expect(subgraph.requests).toHaveLength(2);
  });

  it('does not have a mutation sent again: it may have been done', async () => {
    subgraph.answer = always(OK);
    const pool = createPool();
    await mutate(pool);
    subgraph.answer = (socket) => socket.destroy();
    await expect(mutate(pool)).rejects.toEqual(UNAVAILABLE);
    expect(subgraph.requests).toHaveLength(2);
  });

  it('by a reset is like one that was closed', async () => {
    subgraph.answer = (socket, { connection }) => (connection === 1 ? socket.resetAndDestroy() : socket.write(OK));
    expect(await query(createPool()).result).toMatchObject({ status: 200 });
  });
});

describe('an answer that breaks off', () => {
  it.each([
    ['in its head', 'HTTP/1.1 200 OK\r\n'],
    ['after an interim head', 'HTTP/1.1 103 Early Hints\r\n\r\n'],
    ['in its body', OK.slice(0, -1)],
    ['in a chunk', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhel'],
    ['before its last chunk', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n'],
  ])('%s is none, and is not asked for again', async (_, text) => {
    subgraph.answer = (socket) => socket.end(text);
    await expect(query(createPool()).result).rejects.toEqual(UNAVAILABLE);
    expect(subgraph.requests).toHaveLength(1);
  });

  it('leaves room for the next', async () => {
    subgraph.answer = (socket, { connection }) => (connection === 1 ? socket.end(OK.slice(0, -1)) : socket.write(OK));
    const pool = createPool({ connections: 1 });
    const first = query(pool);
    const second = query(pool);
    await expect(first.result).rejects.toEqual(UNAVAILABLE);
    expect(await second.result).toMatchObject({ status: 200 });
  });
});

describe('an answer that is none', () => {
  it('closes the connection, and the next question has a new one', async () => {
    subgraph.answer = (socket, { connection }) => socket.write(connection === 1 ? 'hello\r\n\r\n' : OK);
    const pool = createPool({ connections: 1 });
    const first = query(pool);
    const second = query(pool);
    await expect(first.result).rejects.toEqual(BAD_RESPONSE);
    expect(await second.result).toMatchObject({ status: 200 });
    await until(() => subgraph.open.size === 1);
    expect(subgraph.requests).toHaveLength(2);
  });
});

describe('time', () => {
  it('is up for an answer that does not come, or not to its end, and for who waits for a connection', async () => {
    subgraph.answer = (socket, { connection }) => connection === 2 && socket.write(OK.slice(0, -1));
    const pool = createPool({ timeout: 50 });
    const tasks = [query(pool), query(pool), query(pool)];
    await Promise.all(tasks.map(({ result }) => expect(result).rejects.toEqual(TIMEOUT)));
    await until(() => subgraph.open.size === 0);
    expect(subgraph.requests).toHaveLength(2);
    subgraph.answer = always(OK);
    expect(await query(pool).result).toMatchObject({ status: 200 });
  });

  it('is up for a connection that cannot be made', async () => {
    const lookup = (): void => undefined; // a name server that never answers
    const pool = createPool({ connectTimeout: 50 }, { host: 'subgraph.example', lookup });
    await expect(query(pool).result).rejects.toMatchObject({ message: 'no connection within 50 ms' });
  });

  it('is not told by a clock that somebody sets', async () => {
    subgraph.answer = () => undefined;
    const pool = createPool({ timeout: 5_000 });
    const task = query(pool);
    await until(() => subgraph.requests.length === 1);
    const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 3_600_000);
    await new Promise((resolve) => setTimeout(resolve, 450));
    clock.mockRestore();
    for (const socket of subgraph.open) socket.write(OK);
    expect(await task.result).toMatchObject({ status: 200 });
  });
});

describe('who is no longer waited for', () => {
  it('gives the connection to the next', async () => {
    subgraph.answer = (socket, { body }) => body === 'next' && socket.write(OK);
    const pool = createPool({ connections: 1 });
    const first = query(pool);
    const next = query(pool, 'next');
    await until(() => subgraph.requests.length === 1);
    first.cancel();
    await expect(first.result).rejects.toEqual(UNAVAILABLE);
    expect(await next.result).toMatchObject({ status: 200 });
    await until(() => subgraph.open.size === 1);
  });

  it('gives up the place in the queue, and is never asked', async () => {
    subgraph.answer = (socket, { body }) => body !== 'first' && socket.write(OK);
    const pool = createPool({ connections: 1, queue: 1 });
    const first = query(pool, 'first');
    const second = query(pool, 'second');
    await expect(query(pool, 'third').result).rejects.toEqual(UNAVAILABLE);
    second.cancel();
    await expect(second.result).rejects.toEqual(UNAVAILABLE);
    const fourth = query(pool, 'fourth');
    first.cancel();
    await expect(first.result).rejects.toEqual(UNAVAILABLE);
    expect(await fourth.result).toMatchObject({ status: 200 });
    expect(subgraph.requests.map(({ body }) => body)).not.toContain('second');
  });

  it('before the connection was made leaves none behind', async () => {
    const pool = createPool({ connections: 1 });
    const first = query(pool);
    first.cancel();
    await expect(first.result).rejects.toEqual(UNAVAILABLE);
    subgraph.answer = always(OK);
    expect(await query(pool).result).toMatchObject({ status: 200 });
    await until(() => subgraph.open.size === 1);
  });

  it('changes nothing once the answer is there', async () => {
    subgraph.answer = always(OK);
    const pool = createPool();
    const first = query(pool);
    await first.result;
    first.cancel();
    await query(pool).result;
    expect(subgraph.connections).toBe(1);
  });
});

it('more than the queue holds are refused at once', async () => {
  const pool = createPool({ connections: 1, queue: 2 });
  const held = [query(pool), query(pool), query(pool)];
  await expect(query(pool).result).rejects.toMatchObject({ message: 'more than 2 requests wait for this subgraph' });
  await until(() => subgraph.requests.length === 1);
  subgraph.answer = always(OK);
  for (const socket of subgraph.open) socket.write(OK);
  expect(await Promise.all(held.map(({ result }) => result))).toHaveLength(3);
  expect(subgraph.connections).toBe(1);
});

it('a connection that is refused says why, also where a host has several addresses', async () => {
  const { port } = new URL(subgraph.url);
  await subgraph.stop();
  await expect(query(createPool()).result).rejects.toMatchObject({ message: `connect ECONNREFUSED 127.0.0.1:${port}` });
  const lookup = (_: string, __: unknown, found: (error: null, addresses: object[]) => void): void =>
    found(null, [
      { address: '127.0.0.1', family: 4 },
      { address: '127.0.0.2', family: 4 },
    ]);
  const several = createPool({}, { host: 'subgraph.example', lookup: lookup as TcpSocketConnectOpts['lookup'] });
  await expect(query(several).result).rejects.toMatchObject({ message: expect.stringContaining('ECONNREFUSED') });
});

it('what is under way and what waits fails when the pool closes, and no connection is left', async () => {
  const pool = createPool({ connections: 1 });
  const tasks = [query(pool), query(pool), query(pool)];
  await until(() => subgraph.requests.length === 1);
  pool.close();
  for (const { result } of tasks) await expect(result).rejects.toMatchObject({ message: 'the gateway is stopping' });
  await until(() => subgraph.open.size === 0);
  expect(subgraph.requests).toHaveLength(1);
});

import { pino } from 'pino';
import { type SmallGraph, smallSupergraph, startSmallGateway } from '../test/support/small-gateway';
import { createGateway, type Gateway, type GatewayOptions } from './pipeline';

type Running = Gateway & { graph: SmallGraph };
interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: {
    message: string;
    path?: (string | number)[];
    locations?: unknown;
    extensions: Record<string, unknown>;
  }[];
}

const running: Running[] = [];
afterEach(async () => {
  for (const gateway of running.splice(0)) await gateway.stop();
});

async function start(options: Partial<GatewayOptions> = {}): Promise<Running> {
  const gateway = await startSmallGateway(options);
  running.push(gateway);
  return gateway;
}

function send(gateway: Gateway, query: string, more: RequestInit & { variables?: unknown } = {}): Promise<Response> {
  const { variables, ...init } = more;
  return fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...init.headers },
    body: JSON.stringify({ query, variables }),
    ...(init.signal && { signal: init.signal }),
  });
}

async function ask(gateway: Gateway, query: string, variables?: unknown): Promise<Answer> {
  return (await (await send(gateway, query, { variables })).json()) as Answer;
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('an error', () => {
  it('of a subgraph reaches the client with path, code and service, and the rest is answered', async () => {
    const gateway = await start();
    const response = await send(gateway, '{ words { text sound hush } }');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      data: {
        words: [
          { text: 'sun', sound: '/sun/', hush: null },
          { text: 'moon', sound: '/moon/', hush: null },
        ],
      },
      errors: [0, 1].map((index) => ({
        message: 'It is silent.',
        path: ['words', index, 'hush'],
        extensions: { code: 'NOT_FOUND', serviceName: 'sounds' },
      })),
    });
  });

  it('that a subgraph gave no code has one all the same', async () => {
    const { errors } = await ask(await start(), '{ broken }');
    expect(errors).toMatchObject([{ path: ['broken'], extensions: { code: 'SUBGRAPH_ERROR', serviceName: 'words' } }]);
  });

  it.each([
    ['GRAPHQL_PARSE_FAILED', '{', undefined],
    ['GRAPHQL_VALIDATION_FAILED', '{ wodr(text: "a") { text } }', undefined],
    ['BAD_USER_INPUT', 'query($t: String!) { word(text: $t) { text } }', { t: 1 }],
    ['GRAPHQL_VALIDATION_FAILED', 'subscription { slow }', undefined],
    ['OPERATION_RESOLUTION_FAILURE', 'query A { slow } query B { slow }', undefined],
    ['NOT_SUPPORTED', 'query { word(text: "\\u0001") { text } }', undefined],
  ])('%s refuses the request with status 400', async (code, query, variables) => {
    const response = await send(await start(), query, { variables });
    expect(response.status).toBe(400);
    const answer = (await response.json()) as Answer;
    expect(answer).not.toHaveProperty('data');
    expect(answer.errors?.[0].extensions.code).toBe(code);
  });

  it('in a document says where, and what may have been meant', async () => {
    const { errors } = await ask(await start(), '{ wodr(text: "a") { text } }');
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('Did you mean "word"'),
      locations: [{ line: 1, column: 3 }],
    });
  });

  it('of our own is told by a number, under which the log has the rest', async () => {
    const lines: string[] = [];
    const log = pino({}, { write: (line: string) => void lines.push(line) });
    const gateway = await start({ log, authenticate: () => Promise.reject(new Error('secret of the house')) });
    const response = await send(gateway, '{ slow }');
    const [error] = ((await response.json()) as Answer).errors ?? [];
    expect(response.status).toBe(500);
    expect(JSON.stringify(error)).not.toContain('secret');
    expect(lines.find((line) => line.includes(String(error.extensions.incident)))).toContain('secret of the house');
  });
});

describe('what a client may ask', () => {
  it.each([
    ['documentLength', { documentLength: 10 }, '{ word(text: "a") { text } }', 28],
    ['tokens', { tokens: 5 }, '{ word(text: "a") { text } }', 6],
    ['depth', { depth: 2 }, '{ words { next { text } } }', 3],
    ['rootFields', { rootFields: 1 }, '{ slow broken }', 2],
    ['selections', { selections: 2 }, '{ words { text length } }', 3],
    ['directives', { directives: 0 }, '{ slow @include(if: true) }', 1],
    ['aliases', { aliases: 1 }, '{ a: slow b: slow }', 2],
    ['repeats', { repeats: 1 }, '{ slow slow }', 2],
    ['nesting', { nesting: 2 }, '{ ... { ... { slow } } }', 3],
    ['cost', { cost: 9 }, '{ words { text } }', 10],
  ])('is limited in %s, with the measure in the refusal by POST and by GET', async (limit, limits, query, measured) => {
    const gateway = await start({ limits });
    const refusal = { code: 'LIMIT_EXCEEDED', limit, allowed: Object.values(limits)[0], measured };
    const posted = await send(gateway, query);
    expect(posted.status).toBe(400);
    expect(((await posted.json()) as Answer).errors?.[0].extensions).toEqual(refusal);
    const got = (await (await fetch(`${gateway.url}/graphql?query=${encodeURIComponent(query)}`)).json()) as Answer;
    expect(got.errors?.[0].extensions).toEqual(refusal);
    expect(gateway.graph.asked).toEqual([]);
  });

  it('is limited in its variables', async () => {
    const { errors } = await ask(
      await start({ limits: { variableValues: 2 } }),
      'query($t: String!) { word(text: $t) { text } }',
      { t: 'a', u: [1] },
    );
    expect(errors?.[0].extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 'variableValues', measured: 3 });
  });

  it('waits for nobody when there is no room', async () => {
    const gateway = await start({ limits: { concurrency: 1 } });
    const first = send(gateway, '{ slow }');
    await until(() => gateway.graph.asked.length === 1);
    const second = await send(gateway, '{ words { text } }');
    expect([second.status, second.headers.get('retry-after')]).toEqual([503, '1']);
    expect(((await second.json()) as Answer).errors?.[0].extensions).toMatchObject({
      code: 'OVERLOADED',
      limit: 'concurrency',
      allowed: 1,
    });
    gateway.graph.finish();
    expect((await first).status).toBe(200);
    expect((await send(gateway, '{ words { text } }')).status).toBe(200);
  });
});

describe('a viewer', () => {
  it('is handed to the subgraphs as the token says', async () => {
    const gateway = await start();
    await send(gateway, '{ words { text } }', { headers: { authorization: 'Bearer staff' } });
    await ask(gateway, '{ words { text } }');
    expect(gateway.graph.asked.map(({ viewer }) => viewer.grants.map(({ role }) => role))).toEqual([['STAFF'], []]);
  });

  it('who is not known is not taken for the public', async () => {
    const gateway = await start();
    expect((await send(gateway, '{ words { text } }', { headers: { authorization: 'Bearer nonsense' } })).status).toBe(
      401,
    );
    expect(gateway.graph.asked).toEqual([]);
  });
});

describe('a client that goes away', () => {
  it('takes its request to the subgraphs along', async () => {
    const gateway = await start();
    const gone = new AbortController();
    const pending = send(gateway, '{ slow }', { signal: gone.signal });
    await until(() => gateway.graph.asked.length === 1);
    gone.abort();
    await expect(pending).rejects.toThrow();
    await until(() => gateway.graph.abandoned.length === 1);
    gateway.graph.finish();
  });
});

describe('stopping', () => {
  it('says so first, lets what is in flight end, and takes nothing more', async () => {
    const gateway = await startSmallGateway({ stopDelay: 100 });
    const pending = send(gateway, '{ slow }');
    await until(() => gateway.graph.asked.length === 1);
    const stopped = gateway.stop();
    const ready = await fetch(`${gateway.url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([503, { status: 'stopping', parts: {} }]);
    expect((await fetch(`${gateway.url}/livez`)).status).toBe(200);
    const { url } = gateway;
    await until(() =>
      fetch(`${url}/livez`).then(
        () => false,
        () => true,
      ),
    );
    gateway.graph.finish();
    const response = await pending;
    expect([response.status, response.headers.get('connection')]).toEqual([200, 'close']);
    expect(await response.json()).toEqual({ data: { slow: 'done' } });
    await stopped;
  });
});

describe('starting', () => {
  it('refuses a supergraph that names a subgraph which is not given', () => {
    const options = { supergraphSdl: smallSupergraph(), subgraphs: new Map(), port: 0, log: pino({ level: 'silent' }) };
    expect(() => createGateway({ ...options, authenticate: () => Promise.reject(new Error()) })).toThrow(
      /names a subgraph (words|sounds), and none was given/,
    );
  });

  it('refuses a port that is taken', async () => {
    const first = await start();
    await expect(startSmallGateway({ port: Number(new URL(first.url).port) })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });
});

describe('the access log', () => {
  it("has ids only: an operation's name where it looks like one, and never what was asked", async () => {
    const lines: Record<string, unknown>[] = [];
    const log = pino({}, { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) });
    const gateway = await start({ log });
    await ask(gateway, 'query Words { words { text } }');
    await ask(gateway, `query ${'x'.repeat(65)} { words { text } }`, { secret: 'a name' });
    await fetch(`${gateway.url}/some/secret?path=1`);
    const told = lines
      .filter(({ msg }) => msg === 'request')
      .map(({ method, path, status, operation, code }) => ({ method, path, status, operation, code }));
    expect(told).toEqual([
      { method: 'POST', path: '/graphql', status: 200, operation: 'Words' },
      { method: 'POST', path: '/graphql', status: 200 },
      { method: 'GET', status: 404, code: 'NOT_FOUND' },
    ]);
    expect(JSON.stringify(lines)).not.toContain('secret');
  });
});

import { parse } from 'graphql';
import { always, RawSubgraph, response, until } from '../../test/support/raw-subgraph';
import { PUBLIC } from '../../platform/auth/viewer';
import { HttpSubgraph, type HttpSubgraphOptions } from './http';
import type { CompiledFetch, SubgraphRequest } from './subgraph';

const DATA = '{"data":{"word":{"text":"sun"}}}';
const OK = response(DATA);

let server: RawSubgraph;
let subgraphs: HttpSubgraph[];
beforeEach(async () => {
  server = await RawSubgraph.start();
  subgraphs = [];
});
afterEach(async () => {
  for (const subgraph of subgraphs) subgraph.close();
  await server.stop();
});

function reach(options: Partial<HttpSubgraphOptions> = {}): HttpSubgraph {
  const subgraph = new HttpSubgraph({ name: 'words', url: server.url, ...options });
  subgraphs.push(subgraph);
  return subgraph;
}

function compiled(kind: CompiledFetch['kind'], text: string): CompiledFetch {
  return { subgraph: 'words', kind, text, operationName: undefined, variables: ['id'], document: parse(text) };
}

const QUERY = compiled('query', 'query($id: ID) { word(id: $id) { text } }');
const MUTATION = compiled('mutation', 'mutation { say }');

function ask(more: Partial<SubgraphRequest> & { rightsClass?: string } = {}): SubgraphRequest {
  const caller = { viewer: PUBLIC, rightsClass: more.rightsClass ?? 'public' };
  return { fetch: QUERY, variables: { id: '1' }, representations: [], caller, ...more };
}

describe('a request', () => {
  it('is a POST of JSON to the address, which asks for nothing compressed', async () => {
    server.answer = always(OK);
    await reach({ url: `${server.url}/sub?graph=1` }).fetch(ask({ variables: { id: 'é😀' } }));
    const [{ head, body }] = server.requests;
    expect(head.split('\r\n')).toEqual([
      'POST /graphql/sub?graph=1 HTTP/1.1',
      `host: ${new URL(server.url).host}`,
      'content-type: application/json',
      'accept: application/json, application/graphql-response+json',
      `content-length: ${Buffer.byteLength(body)}`,
    ]);
    expect(JSON.parse(body)).toEqual({ query: QUERY.text, variables: { id: 'é😀' } });
  });

  it('carries the claim over exactly this body, and nothing that would be two header lines', async () => {
    server.answer = always(OK);
    const sign = jest.fn(() => 'a.b-c_d');
    await reach({ sign }).fetch(ask());
    const [{ head, body }] = server.requests;
    expect(head).toContain('\r\nx-hub-claim: a.b-c_d');
    expect(sign).toHaveBeenCalledWith({ subgraph: 'words', kind: 'query', viewer: PUBLIC, body });
    await expect(reach({ sign: () => 'a\r\nx-hub-role: staff' }).fetch(ask())).rejects.toThrow('printable ASCII');
    expect(server.requests).toHaveLength(1);
  });

  it('reaches a host by its IPv6 address', async () => {
    const six = await RawSubgraph.start('::1');
    six.answer = always(OK);
    expect(await reach({ url: six.url }).fetch(ask())).toMatchObject({ data: { word: { text: 'sun' } } });
    expect(six.requests[0].head).toContain(`\r\nhost: [::1]:${new URL(six.url).port}\r\n`);
    await six.stop();
  });

  it('is made over HTTP alone', () => {
    expect(() => reach({ url: 'file:///etc/passwd' })).toThrow('must begin with http: or https:, not file:');
  });
});

describe('an answer', () => {
  it.each([
    ['of status 200', OK],
    ['of another content type', response(DATA).replace('application/json', 'text/plain')],
    ['of status 500, as it is a GraphQL result', response(DATA, '', '500 Oops')],
    ['of status 401', response(DATA, '', '401 Who')],
  ])('%s is taken for what it says', async (_, text) => {
    server.answer = always(text);
    expect(await reach().fetch(ask())).toEqual({ data: { word: { text: 'sun' } }, errors: [] });
  });

  it.each([
    ['HTML', response('<html>', 'x: y\r\n'), 'SUBGRAPH_BAD_RESPONSE', 'HTTP status 200: an answer that is no JSON'],
    ['of no length', response(''), 'SUBGRAPH_BAD_RESPONSE', 'HTTP status 200: an answer that is no JSON'],
    ['no GraphQL', response('[]'), 'SUBGRAPH_BAD_RESPONSE', 'HTTP status 200: an answer that is no object'],
    ['a redirect', response('', 'location: /\r\n', '302 Found'), 'SUBGRAPH_BAD_RESPONSE', 'HTTP status 302: '],
    ['404', response('Not found', '', '404 Not Found'), 'SUBGRAPH_BAD_RESPONSE', 'HTTP status 404: '],
    ['of a broken server', response('Oops', '', '500 Oops'), 'SUBGRAPH_UNAVAILABLE', 'HTTP status 500'],
    ['of a busy server', response('Oops', '', '503 Busy'), 'SUBGRAPH_UNAVAILABLE', 'HTTP status 503'],
    ['shorter than it is', response(DATA).replace('32', '31'), 'SUBGRAPH_BAD_RESPONSE', 'HTTP status 200: '],
    ['of no HTTP', 'hello\r\n\r\n', 'SUBGRAPH_BAD_RESPONSE', 'not an HTTP/1.1 response'],
  ])('that is %s is none', async (_, text, code, message) => {
    server.answer = always(text);
    const subgraph = reach();
    await expect(subgraph.fetch(ask())).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
    expect(subgraph.counters).toEqual({ fetches: 1, failures: 1, shared: 0 });
    expect(server.requests).toHaveLength(1);
  });

  it('that is too large is none', async () => {
    server.answer = always(OK);
    await expect(reach({ maxBody: DATA.length - 1 }).fetch(ask())).rejects.toMatchObject({
      message: 'a response of more than 31 bytes',
    });
    expect(await reach({ maxBody: DATA.length }).fetch(ask())).toHaveProperty('data');
  });

  it('that does not come in time is none', async () => {
    await expect(reach({ timeout: 20 }).fetch(ask())).rejects.toMatchObject({ code: 'SUBGRAPH_TIMEOUT' });
  });
});

describe('a query in flight', () => {
  /** Asks several times at once; resolves when as many requests as expected have come. */
  async function inFlight(subgraph: HttpSubgraph, requests: SubgraphRequest[], expected: number): Promise<unknown[]> {
    const answers = requests.map((request) => subgraph.fetch(request));
    await until(() => server.requests.length === expected);
    for (const socket of server.open) socket.write(OK);
    return Promise.all(answers);
  }

  it('answers equal ones of the same rights, each with objects of its own', async () => {
    const subgraph = reach();
    const [first, second] = await inFlight(subgraph, [ask(), ask()], 1);
    expect(second).toEqual(first);
    expect((second as { data: object }).data).not.toBe((first as { data: object }).data);
    expect(subgraph.counters).toEqual({ fetches: 1, failures: 0, shared: 1 });
  });

  it('does not answer other rights, other variables, or mutations', async () => {
    const subgraph = reach();
    const others = [ask(), ask({ rightsClass: 'staff' }), ask({ variables: { id: '2' } })];
    await inFlight(subgraph, [...others, ask({ fetch: MUTATION }), ask({ fetch: MUTATION })], 5);
    expect(subgraph.counters.shared).toBe(0);
  });

  it('does not answer those that come after something was written', async () => {
    const subgraph = reach();
    const before = subgraph.fetch(ask());
    subgraph.forget();
    await Promise.all([before, ...(await inFlight(subgraph, [ask()], 2))]);
    expect(subgraph.counters.shared).toBe(0);
  });

  it('is given up when the last who waits is aborted, and makes room', async () => {
    const subgraph = reach({ connections: 1 });
    const reason = new Error('enough');
    const callers = [new AbortController(), new AbortController()];
    const answers = callers.map(({ signal }) => subgraph.fetch(ask({ signal })));
    await until(() => server.requests.length === 1);
    callers[0].abort(reason);
    await expect(answers[0]).rejects.toBe(reason);
    expect(server.open.size).toBe(1);
    callers[1].abort(reason);
    await expect(answers[1]).rejects.toBe(reason);
    await until(() => server.open.size === 0);
    server.answer = always(OK);
    expect(await subgraph.fetch(ask())).toHaveProperty('data');
    expect(subgraph.counters.failures).toBe(0);
  });
});

it('a mutation on its way is waited for, whoever is aborted', async () => {
  const abort = new AbortController();
  const answer = reach().fetch(ask({ fetch: MUTATION, signal: abort.signal }));
  await until(() => server.requests.length === 1);
  abort.abort();
  for (const socket of server.open) socket.write(OK);
  expect(await answer).toHaveProperty('data');
});

it('a mutation on a connection that is lost is not sent again, and a query is', async () => {
  server.answer = (socket, { connection }) => (connection % 2 === 1 ? socket.destroy() : socket.write(OK));
  await expect(reach().fetch(ask({ fetch: MUTATION }))).rejects.toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' });
  server.connections = 0;
  expect(await reach().fetch(ask())).toHaveProperty('data');
  expect(server.requests).toHaveLength(3);
});

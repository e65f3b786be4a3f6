import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { type SmallGraph, startSmallGateway } from '../../test/support/small-gateway';
import { exchangeRaw, readRaw } from '../../test/support/raw-http';
import type { Gateway } from '../pipeline';

type Running = Gateway & { graph: SmallGraph };

let gateway: Running;
beforeAll(async () => {
  gateway = await startSmallGateway();
});
afterAll(() => gateway.stop());

const QUERY = '{ word(text: "sun") { length } }';
const JSON_TYPE = { 'content-type': 'application/json' };

function post(body: string, headers: Record<string, string> = JSON_TYPE, path = '/graphql'): Promise<Response> {
  return fetch(gateway.url + path, { method: 'POST', headers, body });
}

function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> {
  return fetch(gateway.url + path, { method, headers, redirect: 'manual' });
}

/** Status, code of the first error; a client can rely on the body being JSON. */
async function outcome(pending: Promise<Response>): Promise<[number, string | undefined]> {
  const response = await pending;
  expect(response.headers.get('content-type')).toMatch(/^application\/(graphql-response\+)?json; charset=utf-8$/);
  const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  return [response.status, errors?.[0].extensions.code];
}

describe('what is no proper request', () => {
  const body = JSON.stringify({ query: QUERY });
  const typed = (type: string): Record<string, string> => ({ 'content-type': type });
  const mutation = encodeURIComponent('mutation { say(text: "a") }');

  it.each<[string, () => Promise<Response>, number, string]>([
    ['an unknown path', () => get('/nowhere'), 404, 'NOT_FOUND'],
    ['a path above the explorer', () => get('/graphql/explorer/assets/..%2f..%2fpackage.json'), 404, 'NOT_FOUND'],
    ['another method', () => get('/graphql', {}, 'PUT'), 405, 'METHOD_NOT_ALLOWED'],
    ['another method elsewhere', () => post(body, JSON_TYPE, '/livez'), 405, 'METHOD_NOT_ALLOWED'],
    ['a mutation by GET', () => get(`/graphql?query=${mutation}`), 405, 'BAD_REQUEST'],
    ['a GET without a query', () => get('/graphql'), 400, 'BAD_REQUEST'],
    [
      'a GET with a content type that no form needs to ask for',
      () => get(`/graphql?query=${encodeURIComponent(QUERY)}`, typed('text/plain')),
      415,
      'BAD_REQUEST',
    ],
    [
      'no content type',
      () => fetch(`${gateway.url}/graphql`, { method: 'POST', body: Buffer.from(body) }),
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['a form', () => post(body, typed('application/x-www-form-urlencoded')), 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['an upload', () => post(body, typed('multipart/form-data; boundary=x')), 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['plain text', () => post(body, typed('text/plain')), 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['another charset', () => post(body, typed('application/json; charset=utf-16')), 415, 'UNSUPPORTED_MEDIA_TYPE'],
    [
      "a charset of the client's own making",
      () => post(body, typed('application/json; charset=utf-8x')),
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['an encoded body', () => post(body, { ...JSON_TYPE, 'content-encoding': 'gzip' }), 415, 'UNSUPPORTED_MEDIA_TYPE'],
    [
      'a media type that is not to be had',
      () => post(body, { ...JSON_TYPE, accept: 'application/xml' }),
      406,
      'NOT_ACCEPTABLE',
    ],
    ['no body', () => post(''), 400, 'BAD_REQUEST'],
    ['half of JSON', () => post('{"query":'), 400, 'BAD_REQUEST'],
    [
      'JSON in Latin-1',
      () =>
        fetch(`${gateway.url}/graphql`, {
          method: 'POST',
          headers: JSON_TYPE,
          body: Buffer.from('{"query":"{ é }"}', 'latin1'),
        }),
      400,
      'BAD_REQUEST',
    ],
    ['JSON that is no object', () => post('"text"'), 400, 'BAD_REQUEST'],
    ['a batch', () => post(`[${body},${body}]`), 400, 'BAD_REQUEST'],
    ['an empty batch', () => post('[]'), 400, 'BAD_REQUEST'],
    ['a query twice', () => get(`/graphql?query=${encodeURIComponent(QUERY)}&query=a`), 400, 'BAD_REQUEST'],
    ['a URL that is too long', () => get(`/graphql?query=${'a'.repeat(9_000)}`), 414, 'URI_TOO_LONG'],
    ['a bad token', () => post(body, { ...JSON_TYPE, authorization: 'Bearer nonsense' }), 401, 'UNAUTHENTICATED'],
    ['an old token', () => post(body, { ...JSON_TYPE, authorization: 'Bearer old' }), 401, 'TOKEN_EXPIRED'],
    [
      'a token that breaks the check',
      () => post(body, { ...JSON_TYPE, authorization: 'Bearer broken' }),
      500,
      'INTERNAL_SERVER_ERROR',
    ],
  ])('%s is refused in JSON', async (_, send, status, code) => {
    expect(await outcome(send())).toEqual([status, code]);
  });

  it('says which methods an address takes', async () => {
    expect((await get('/graphql', {}, 'DELETE')).headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS');
    expect((await get(`/graphql?query=${mutation}`)).headers.get('allow')).toBe('POST');
  });

  it('asks for a bearer token where one was not good', async () => {
    expect((await post(body, { ...JSON_TYPE, authorization: 'Bearer nonsense' })).headers.get('www-authenticate')).toBe(
      'Bearer',
    );
  });

  it('does not tell what broke', async () => {
    const text = await (await post(body, { ...JSON_TYPE, authorization: 'Bearer broken' })).text();
    expect(text).not.toMatch(/secret|at .*\.ts/);
    expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { incident: expect.any(String) } }] });
  });

  it('refuses a compressed body even where it would be small', async () => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { ...JSON_TYPE, 'content-encoding': 'br' },
      body: gzipSync(body),
    });
    expect(response.status).toBe(415);
  });
});

describe('what is no proper HTTP', () => {
  const head = (...lines: string[]): string =>
    [
      'POST /graphql HTTP/1.1',
      'host: hub',
      'content-type: application/json',
      'connection: close',
      ...lines,
      '',
      '',
    ].join('\r\n');

  it.each([
    [
      'two Authorization headers',
      head('authorization: Bearer staff', 'Authorization: Bearer other', 'content-length: 0'),
      400,
    ],
    ['two content types', head('content-type: text/plain', 'content-length: 0'), 400],
    ['a length and chunks', head('content-length: 3', 'transfer-encoding: chunked'), 400],
    ['a header with a line break in it', head('x-a: b\rc: d', 'content-length: 0'), 400],
    ['many headers', head(...Array.from({ length: 120 }, (_, i) => `x-${i}: 1`), 'content-length: 0'), 431],
    ['large headers', head(`x-a: ${'a'.repeat(20_000)}`, 'content-length: 0'), 431],
    ['another protocol', 'HELO hub\r\n\r\n', 400],
    [
      'an address of another host',
      'GET http://elsewhere/graphql HTTP/1.1\r\nhost: hub\r\nconnection: close\r\n\r\n',
      400,
    ],
  ])('%s is refused in JSON', async (_, request, status) => {
    const answer = readRaw(await exchangeRaw(gateway.url, request));
    expect(answer).toMatchObject({
      status,
      body: { errors: [{ message: expect.any(String), extensions: { code: expect.any(String) } }] },
    });
  });
});

describe('a body that is too large', () => {
  const large = JSON.stringify({ query: QUERY, variables: { v: 'x'.repeat(10 * 1024 * 1024) } });

  it('is refused by its length, and the client gets to know', async () => {
    const response = await post(large);
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({
      errors: [
        { extensions: { code: 'PAYLOAD_TOO_LARGE', limit: 'bodyBytes', allowed: 1024 * 1024, measured: large.length } },
      ],
    });
  });

  it('is refused while it comes in pieces of unknown length', async () => {
    const pieces = new ReadableStream({
      start(stream) {
        for (let i = 0; i < large.length; i += 65_536)
          stream.enqueue(new TextEncoder().encode(large.slice(i, i + 65_536)));
        stream.close();
      },
    });
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: JSON_TYPE,
      body: pieces,
      duplex: 'half',
    } as RequestInit);
    expect(response.status).toBe(413);
  });

  it('is taken up to the last byte that is allowed', async () => {
    const body = (length: number): string => JSON.stringify({ query: QUERY, variables: { v: 'x'.repeat(length) } });
    const room = 1024 * 1024 - body(0).length;
    expect((await post(body(room))).status).toBe(200);
    expect((await post(body(room + 1))).status).toBe(413);
  });
});

describe('the answer', () => {
  const body = JSON.stringify({ query: QUERY });

  it.each([
    [undefined, 'application/json'],
    ['*/*', 'application/json'],
    ['application/*', 'application/json'],
    ['application/json', 'application/json'],
    ['application/graphql-response+json', 'application/graphql-response+json'],
    ['application/graphql-response+json, application/json;q=0.9', 'application/graphql-response+json'],
    ['application/graphql-response+json;q=0.5, application/json', 'application/json'],
    ['text/html, application/graphql-response+json;q=0', undefined],
    ['text/event-stream;q=0.5, */*', 'application/json'],
    ['application/json, text/event-stream', 'application/json'],
    ['text/event-stream, */*;q=0.1', 'text/event-stream'],
  ])('to Accept: %s is %s', async (accept, type) => {
    const response = await post(body, { ...JSON_TYPE, ...(accept && { accept }) });
    expect(response.status).toBe(type ? 200 : 406);
    if (type) expect(response.headers.get('content-type')).toBe(`${type}; charset=utf-8`);
  });

  it('to a request that is itself good is 200 under application/json, and says by its status what is wrong under the newer type', async () => {
    const wrong = JSON.stringify({ query: '{ nothing }' });
    expect(await outcome(post(wrong))).toEqual([200, 'GRAPHQL_VALIDATION_FAILED']);
    expect(await outcome(post(wrong, { ...JSON_TYPE, accept: 'application/graphql-response+json' }))).toEqual([
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ]);
  });

  it('by GET is that by POST', async () => {
    const query = new URLSearchParams({
      query: 'query($t: String!) { word(text: $t) { length } }',
      variables: '{"t":"sun"}',
    });
    expect(await (await get(`/graphql?${query}`)).json()).toEqual({ data: { word: { length: 3 } } });
  });

  it('is for one viewer alone, and never kept where there is a token', async () => {
    const anyone = await post(body);
    const staff = await post(body, { ...JSON_TYPE, authorization: 'Bearer staff' });
    expect([anyone, staff].map(({ headers }) => headers.get('vary'))).toEqual([
      'Accept, Authorization',
      'Accept, Authorization',
    ]);
    expect([anyone, staff].map(({ headers }) => headers.get('cache-control'))).toEqual([
      'no-store',
      'private, no-store',
    ]);
  });

  it('knows a persisted query by its hash once it was sent', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(QUERY).digest('hex') } };
    const byHash = JSON.stringify({ extensions });
    expect(await outcome(post(byHash))).toEqual([200, 'PERSISTED_QUERY_NOT_FOUND']);
    expect(await outcome(post(JSON.stringify({ query: QUERY, extensions })))).toEqual([200, undefined]);
    expect(await (await post(byHash)).json()).toEqual({ data: { word: { length: 3 } } });
  });

  it.each([
    ['a hash of something else', { version: 1, sha256Hash: '0'.repeat(64) }],
    ['a hash that is none', { version: 1, sha256Hash: { of: 'it' } }],
    ['a version that is not known', { version: 2, sha256Hash: '0'.repeat(64) }],
  ])('refuses a persisted query with %s', async (_, persistedQuery) => {
    const request = JSON.stringify({ query: QUERY, extensions: { persistedQuery } });
    expect(await outcome(post(request))).toEqual([400, 'BAD_REQUEST']);
  });

  it('comes with headers that keep a browser from taking it for a page', async () => {
    const { headers } = await post(body);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
  });
});

describe('other origins', () => {
  const asked = {
    origin: 'https://page.example',
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'authorization',
  };

  it('may read by default, without credentials', async () => {
    const { status, headers } = await get('/graphql', asked, 'OPTIONS');
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-allow-headers')).toContain('authorization');
    expect(headers.get('access-control-max-age')).toBe('86400');
    expect(headers.get('access-control-allow-credentials')).toBeNull();
  });

  it('may read errors too', async () => {
    expect((await get('/nowhere', { origin: 'https://page.example' })).headers.get('access-control-allow-origin')).toBe(
      '*',
    );
  });

  it('may read only if they are named, where some are', async () => {
    const strict = await startSmallGateway({ cors: ['https://page.example'] });
    const allowed = async (origin: string): Promise<(string | null)[]> => {
      const { headers } = await fetch(`${strict.url}/livez`, { headers: { origin } });
      return [headers.get('access-control-allow-origin'), headers.get('vary')];
    };
    expect(await allowed('https://page.example')).toEqual(['https://page.example', 'Origin']);
    for (const origin of ['null', 'https://page.example.org', 'https://evil-page.example', 'http://page.example']) {
      expect(await allowed(origin)).toEqual([null, 'Origin']);
    }
    await strict.stop();
  });
});

describe('other addresses', () => {
  it('the first leads on', async () => {
    const { status, headers } = await get('/');
    expect([status, headers.get('location')]).toEqual([303, '/graphql']);
  });

  it('the schema is there as text, and need not be sent twice', async () => {
    const response = await get('/schema.graphql');
    expect(await response.text()).toMatch(/^type Word \{/m);
    expect((await get('/schema.graphql', { 'if-none-match': response.headers.get('etag') as string })).status).toBe(
      304,
    );
  });

  it('HEAD is GET without a body', async () => {
    const response = await get('/livez', {}, 'HEAD');
    expect([response.status, await response.text()]).toEqual([200, '']);
  });
});
